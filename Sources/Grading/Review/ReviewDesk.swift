import Files
public import Foundation
public import LocalServer
import Markup

/// Where people give points: answers the review page's requests, and writes into the gradebook at once
/// whatever is typed there.
public final class ReviewDesk: @unchecked Sendable {
  /// Whoever knows it may read and write.
  public let token: String

  private let lock = NSLock()
  private let gradebook: Gradebook
  private let writer: ReportWriter
  private let style: String
  private let who: String
  private let isBlind: Bool
  private let now: @Sendable () -> Date
  /// Stand-ins by student's id, and back.
  private let aliases: [String: String]
  private let students: [String: String]

  /// - Parameters:
  ///   - who: Who gives the points.
  ///   - isBlind: Whether names are hidden.
  ///   - style: The theme's style sheet, for notebooks.
  ///   - now: What points and comments are dated with.
  /// - Throws: `MachineFault` when the gradebook cannot be read.
  public init(
    gradebook: Gradebook, writer: ReportWriter, style: String, token: String, who: String, isBlind: Bool,
    now: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    self.gradebook = gradebook
    self.writer = writer
    self.style = style
    self.token = token
    self.who = who
    self.isBlind = isBlind
    self.now = now
    let ids = try gradebook.students()
    // An order that says nothing of names, and is the same tomorrow.
    let shuffled = ids.sorted { Digest.sha256(text: token + $0) < Digest.sha256(text: token + $1) }
    aliases = Dictionary(
      uniqueKeysWithValues: shuffled.enumerated().map {
        ($0.element, isBlind ? "Student \($0.offset + 1)" : $0.element)
      })
    students = Dictionary(uniqueKeysWithValues: aliases.map { ($0.value, $0.key) })
  }

  /// One request at a time: the gradebook has one connection.
  public func answer(_ request: LocalRequest) -> LocalResponse {
    lock.withLock {
      do {
        return try respond(to: request)
      } catch {
        return .refusal(500, "\(error)")
      }
    }
  }

  private func respond(to request: LocalRequest) throws -> LocalResponse {
    switch request.path {
    case "review.js": return Self.file("text/javascript", PackageResources.review_js)
    case "review.css": return Self.file("text/css", PackageResources.review_css)
    default: break
    }
    guard Self.same(request.query["token"] ?? request[header: "X-Lectern-Token"] ?? "", token) else {
      return .refusal(
        403, "The token is missing or wrong; open the address that 'lectern grade review' printed.")
    }
    switch (request.isPost, request.path) {
    case (false, ""): return html(ReviewPage(token: token).text, policy: ReviewPage.contentPolicy)
    case (false, "state"): return try state()
    case (false, "notebook"): return try notebook(request.query["student"] ?? "")
    case (true, "points"): return try givePoints(request.body)
    case (true, "comment"): return try giveComment(request.body)
    case (true, "draft"): return try keepDraft(request.body)
    default: return .refusal(404, "There is no '\(request.path)'.")
    }
  }

  /// Compares in a time that does not say where two texts differ.
  private static func same(_ first: String, _ second: String) -> Bool {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    guard first.count == second.count else { return false }
    return zip(first, second).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func file(_ type: String, _ bytes: [UInt8]) -> LocalResponse {
    LocalResponse(200, type + "; charset=utf-8", Data(bytes))
  }

  private func html(_ text: String, policy: String) -> LocalResponse {
    LocalResponse(
      200, "text/html; charset=utf-8", Data(text.utf8), headers: ["Content-Security-Policy": policy])
  }

  // MARK: - Reading

  private func state() throws -> LocalResponse {
    let state = try ReviewState(gradebook, aliases: aliases, isBlind: isBlind)
    return LocalResponse(200, "application/json", try JSONEncoder().encode(state))
  }

  private func notebook(_ alias: String) throws -> LocalResponse {
    guard let student = students[alias] else { return .refusal(404, "There is no such student.") }
    let page = ReportFrame(style: style).page(
      title: "Notebook", eyebrow: "", lead: "As it was run.",
      body: [.raw(try gradebook.notebook(of: student))])
    return html(page, policy: "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
  }

  // MARK: - Writing

  /// What the page sends. `key` is the page's own, so that what is sent twice counts once.
  private struct Letter: Decodable {
    var student: String
    var criterion: String
    var key: String?
    var points: Double?
    var why: String?
    var text: String?
    var field: String?
  }

  private func letter(_ body: Data) throws -> (letter: Letter, grade: Grade, score: Grade.Score)? {
    guard let letter = try? JSONDecoder().decode(Letter.self, from: body),
      let student = students[letter.student],
      // One row: this is asked at each key that somebody presses.
      let grade = try gradebook.grade(of: student),
      let score = grade.scores.first(where: { $0.criterion == letter.criterion })
    else { return nil }
    return (letter, grade, score)
  }

  private static let unknown = LocalResponse.refusal(400, "There is no such student or question.")

  private func givePoints(_ body: Data) throws -> LocalResponse {
    guard let (letter, grade, score) = try letter(body) else { return Self.unknown }
    guard let points = letter.points, points.isFinite, points >= 0, points <= score.maximum else {
      return .refusal(400, "Give between 0 and \(pointsText(score.maximum)) points.")
    }
    let why = letter.why ?? ""
    for student in grade.team.isEmpty ? [grade.student] : grade.team {
      try gradebook.add(
        Override(
          student: student, criterion: score.criterion, points: points, who: who,
          at: Timestamp.text(now()), why: why),
        key: letter.key.map { "\($0) \(student)" })
      for field in ["points", "why"] {
        try gradebook.keep(.init(student: student, criterion: score.criterion, field: field, text: ""))
      }
      try writer.write(student, of: gradebook)
    }
    return try state()
  }

  private func giveComment(_ body: Data) throws -> LocalResponse {
    guard let (letter, grade, score) = try letter(body) else { return Self.unknown }
    let text = (letter.text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else { return .refusal(400, "The comment is empty.") }
    for student in grade.team.isEmpty ? [grade.student] : grade.team {
      try gradebook.add(
        Comment(
          student: student, criterion: score.criterion, text: text, who: who, at: Timestamp.text(now())),
        key: letter.key.map { "\($0) \(student)" })
      try gradebook.keep(.init(student: student, criterion: score.criterion, field: "comment", text: ""))
      try writer.write(student, of: gradebook)
    }
    return try state()
  }

  private func keepDraft(_ body: Data) throws -> LocalResponse {
    guard let (letter, grade, score) = try letter(body), let field = letter.field,
      ["points", "why", "comment"].contains(field)
    else { return Self.unknown }
    try gradebook.keep(
      .init(student: grade.student, criterion: score.criterion, field: field, text: letter.text ?? ""))
    return LocalResponse(204, "text/plain", Data())
  }
}
