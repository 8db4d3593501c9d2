import Foundation
import LocalServer
import Testing

@testable import Grading

struct ReviewDeskTests {
  func withDesk(
    blind: Bool = false, team: [String] = [], _ body: (ReviewDesk, Gradebook, URL) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("review-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let gradebook = try Gradebook(folder: folder)
    for student in ["ada", "bob"] where team.isEmpty || student == team[0] {
      var grade = ReportTests.grade(student)
      grade.team = team
      try gradebook.record(grade, notebook: "<p>the notebook</p>")
    }
    var facts = ClassFacts()
    facts.names = ["ada": "Ada Lovelace", "bob": "Bob"]
    try gradebook.setFacts(facts)
    let desk = try ReviewDesk(
      gradebook: Gradebook(folder: folder), writer: ReportWriter(folder: folder, style: ""), style: "",
      token: "the token", who: "turing", isBlind: blind, now: { Date(timeIntervalSince1970: 1_795_000_000) })
    try body(desk, gradebook, folder)
  }

  private func post(_ desk: ReviewDesk, _ path: String, _ letter: [String: Any], token: String = "the token")
    throws -> LocalResponse
  {
    desk.answer(
      LocalRequest(
        isPost: true, path: path, headers: ["x-lectern-token": token],
        body: try JSONSerialization.data(withJSONObject: letter)))
  }

  @Test func nobodyReadsOrWritesWithoutTheToken() throws {
    try withDesk { (desk, gradebook, _) throws in
      for path in ["", "state", "notebook"] {
        #expect(desk.answer(LocalRequest(path: path)).status == 403)
        #expect(desk.answer(LocalRequest(path: path, query: ["token": "the tokem"])).status == 403)
      }
      let letter: [String: Any] = ["student": "ada", "criterion": "written", "points": 10]
      #expect(try post(desk, "points", letter, token: "").status == 403)
      #expect(try gradebook.overrides().isEmpty)
      // What holds nothing secret needs none.
      #expect(desk.answer(LocalRequest(path: "review.js")).status == 200)
      #expect(desk.answer(LocalRequest(path: "", query: ["token": "the token"])).status == 200)
    }
  }

  @Test func pointsAreInTheGradebookWhenTheAnswerIsSent() throws {
    try withDesk { (desk, gradebook, folder) throws in
      let letter: [String: Any] = [
        "student": "ada", "criterion": "written", "points": 12.5, "why": "clear", "key": "one",
      ]
      #expect(try post(desk, "points", letter).status == 200)
      // Sent again because the answer was lost: it counts once.
      #expect(try post(desk, "points", letter).status == 200)
      let given = try gradebook.overrides()
      #expect(given.map(\.points) == [12.5])
      #expect(given.map(\.who) == ["turing"])
      #expect(given.map(\.why) == ["clear"])
      #expect(given.map(\.at) == ["2026-11-18T11:06:40Z"])
      let page = try String(contentsOf: folder.appendingPathComponent("ada/index.html"), encoding: .utf8)
      #expect(page.contains("12.5 points given by turing"))
    }
  }

  @Test(arguments: [("points", -1.0), ("points", 21), ("points", .nan)])
  func pointsOutsideTheRangeAreRefused(_ path: String, _ points: Double) throws {
    try withDesk { (desk, gradebook, _) throws in
      var letter: [String: Any] = ["student": "ada", "criterion": "written"]
      if !points.isNaN { letter["points"] = points }
      let answer = try post(desk, path, letter)
      #expect(answer.status == 400)
      #expect(String(decoding: answer.body, as: UTF8.self) == "Give between 0 and 20 points.\n")
      #expect(try gradebook.overrides().isEmpty)
    }
  }

  @Test func commentsMakeTheBank() throws {
    try withDesk { (desk, gradebook, _) throws in
      let letter = ["student": "ada", "criterion": "written", "text": " Well said. "]
      #expect(try post(desk, "comment", letter).status == 200)
      #expect(try gradebook.grades()[0].scores[1].comments.map(\.text) == ["Well said."])
      let state = try ReviewState(gradebook, aliases: [:], isBlind: false)
      #expect(state.questions.map(\.bank) == [[], ["Well said."]])
      #expect(
        try post(desk, "comment", ["student": "ada", "criterion": "written", "text": " "]).status == 400)
    }
  }

  @Test func whatIsBeingTypedIsKeptUntilItIsGiven() throws {
    try withDesk { (desk, gradebook, _) throws in
      for text in ["1", "12", "12.5"] {
        let letter = ["student": "ada", "criterion": "written", "field": "points", "text": text]
        #expect(try post(desk, "draft", letter).status == 204)
      }
      #expect(try gradebook.drafts().map(\.text) == ["12.5"])
      let letter: [String: Any] = ["student": "ada", "criterion": "written", "points": 12.5]
      #expect(try post(desk, "points", letter).status == 200)
      #expect(try gradebook.drafts().isEmpty)
    }
  }

  @Test func hiddenNamesAreNowhere() throws {
    try withDesk(blind: true) { (desk, gradebook, _) throws in
      let answer = desk.answer(LocalRequest(path: "state", headers: ["X-Lectern-Token": "the token"]))
      let text = String(decoding: answer.body, as: UTF8.self)
      #expect(text.contains("Student 1") && text.contains("Student 2"))
      for name in ["ada", "Ada", "bob", "Bob"] { #expect(!text.contains("\"\(name)"), "\(name)") }
      let letter: [String: Any] = ["student": "Student 1", "criterion": "written", "points": 3]
      #expect(try post(desk, "points", letter).status == 200)
      #expect(["ada", "bob"].contains(try gradebook.overrides()[0].student))
    }
  }

  @Test func aTeamGetsThePointsTogether() throws {
    try withDesk(team: ["ada", "bob"]) { (desk, gradebook, _) throws in
      let letter: [String: Any] = ["student": "ada", "criterion": "written", "points": 7, "key": "k"]
      #expect(try post(desk, "points", letter).status == 200)
      #expect(try gradebook.overrides().map(\.student) == ["ada", "bob"])
      #expect(try gradebook.grades().map(\.scores[1].counted) == [7, 7])
    }
  }
}
