import BrowserTesting
import Files
import Foundation
import Sandboxes
import TestSampling
import TestThreads
import Testing

/// Points given on the review page by keyboard alone, while server and browser die.
@Suite(
  .inTurn, .serialized, .waiting, .enabled(if: Chromium.isExpected, Comment(rawValue: Chromium.absence)),
  .enabled(if: ExternalTool.bubblewrap.find() != nil, "needs bubblewrap"))
struct ReviewInBrowserTests {
  /// `lectern grade review`, and where it answers.
  private struct Review {
    var child: ChildProcess
    var address: String

    init(_ program: Program, port: Int) throws {
      let pipe = try ProcessPipe()
      defer { pipe.writing.close() }
      child = try ChildProcess(
        executable: Program.path,
        arguments: ["grade", "review", "out", "--who", "turing", "--port", "\(port)"],
        environment: [
          "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": program.folder.path,
        ],
        directory: program.folder.path, descriptors: [(1, pipe.writing), (2, pipe.writing)])
      var text = ""
      let deadline = monotonicSeconds() + 30
      while !text.contains("\n"), monotonicSeconds() < deadline {
        guard ![pipe.reading].waitForInput(milliseconds: 500).isEmpty else { continue }
        guard case .bytes(let bytes) = pipe.reading.read() else { break }
        text += String(decoding: bytes, as: UTF8.self)
      }
      address = try #require(text.firstMatch(of: /http:\/\/\S+/).map { String($0.0) }, "\(text)")
    }

    func kill() {
      child.send(signal: SIGKILL)
      _ = child.waitForEnd()
    }
  }

  private func overrides(_ program: Program) throws -> String {
    // Written in the page's own order: student, then criterion.
    _ = try program.lectern("grade", "export", "out", "--to", "csv", "--partial")
    return program.read("out/grades.csv") ?? ""
  }

  @Test func nothingIsLostWhenServerAndBrowserDie() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("bake-off.yml", TinyAssignment.rubric)
    for student in ["ada", "bob", "eve"] {
      try program.write(
        "hands/\(student).md", "```{swift}\nprint(1)\n```\n\n## Analysis\n\nGELU wins, says \(student).\n")
    }
    let graded = try program.lectern("grade", "hands", "--assignment", "bake-off.yml", "--output", "out")
    #expect(graded.status == 0, "\(graded.errors)")

    let port = 4301 + Int(getpid()) % 400
    var review = try Review(program, port: port)
    defer { review.kill() }
    var browser = try Browser()
    var page = try browser.open(review.address)
    // The first question that a person answers, and the first student.
    try page.wait(for: "document.getElementById('who').textContent === 'ada'")
    #expect(
      try page.evaluate("document.getElementById('question').textContent", as: String.self)
        .hasPrefix("written: not yet of 15"))
    #expect(
      try page.evaluate("document.getElementById('text').textContent", as: String.self)
        .contains("GELU wins, says ada"))

    // 1, then 2 in the field, Enter: 12 points, and on to the next.
    try page.press("1", code: 49)
    try page.run(
      "document.getElementById('points').value = '12'; document.getElementById('points').dispatchEvent(new Event('input', { bubbles: true }))"
    )
    try page.run("document.getElementById('form').requestSubmit()")
    try page.wait(for: "document.getElementById('who').textContent === 'bob'")
    try page.wait(for: "document.getElementById('status').textContent === 'Saved'")
    #expect(try overrides(program).contains("ada,12,"))

    // The server dies; what is given meanwhile waits, and arrives when it is back.
    review.kill()
    try page.run(
      "document.getElementById('points').value = '9'; document.getElementById('form').requestSubmit()")
    try page.wait(for: "document.getElementById('status').textContent.startsWith('Not saved yet')")
    #expect(!(try overrides(program).contains("bob,9,")))
    review = try Review(program, port: port)
    try page.wait(for: "document.getElementById('status').textContent === 'Saved'")
    #expect(try overrides(program).contains("bob,9,"))

    // The browser dies in the middle of a comment; a new one shows what was typed.
    try page.run(
      "document.getElementById('comment').value = 'half a thou'; document.getElementById('comment').dispatchEvent(new Event('input', { bubbles: true }))"
    )
    try page.wait(for: "document.getElementById('status').textContent === 'Draft kept'")
    browser = try Browser()
    page = try browser.open(review.address)
    try page.wait(for: "document.getElementById('who').textContent === 'eve'")
    #expect(try page.evaluate("document.getElementById('comment').value", as: String.self) == "half a thou")

    // Up with k, the notebook with o, which shows in a frame that runs nothing.
    try page.press("k", code: 75)
    try page.wait(for: "document.getElementById('who').textContent === 'bob'")
    try page.press("o", code: 79)
    try page.wait(for: "document.querySelector('#notebook iframe')")
    #expect(try page.evaluate("document.getElementById('show').getAttribute('aria-expanded')") == "true")
  }

  @Test(
    .enabled(if: Chromium.isAxeExpected, Comment(rawValue: Chromium.axeAbsence)), arguments: [360, 1200],
    ["light", "dark"])
  func thePageIsAccessible(_ width: Int, _ scheme: String) throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("bake-off.yml", TinyAssignment.rubric)
    try program.write("hands/ada.md", "```{swift}\nprint(1)\n```\n\n## Analysis\n\nGELU wins.\n")
    let graded = try program.lectern("grade", "hands", "--assignment", "bake-off.yml", "--output", "out")
    #expect(graded.status == 0, "\(graded.errors)")
    let review = try Review(program, port: 4701 + (width + scheme.count + Int(getpid())) % 290)
    defer { review.kill() }
    let page = try Browser().open(review.address, width: width, scheme: scheme)
    try page.wait(for: "document.getElementById('who').textContent === 'ada'")
    try page.run(try #require(Chromium.axe))
    let found: String = try page.evaluate(
      "axe.run(\(Chromium.axeOptions())).then(r => r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).join(' ')).join('; '))"
    )
    #expect(found.isEmpty, "\(found)")
    #expect(try page.evaluate("document.documentElement.scrollWidth - innerWidth", as: Double.self) <= 0)
  }
}
