import Foundation

/// What people say, and what they have begun to say.
extension Gradebook {
  /// Says something to a student. It outlives every regrading.
  ///
  /// - Parameter key: As with points.
  public func add(_ comment: Comment, key: String? = nil) throws {
    try database.transaction {
      try database.run(
        "INSERT OR IGNORE INTO comments (student, criterion, text, who, at, key) VALUES (?, ?, ?, ?, ?, ?)",
        .text(comment.student), .text(comment.criterion), .text(comment.text), .text(comment.who),
        .text(comment.at), key.map { .text($0) } ?? .null)
    }
  }

  /// All that were ever made, in order. Those of one criterion are its bank: what was said to one student
  /// can be said to the next.
  public func comments(of student: String? = nil) throws -> [Comment] {
    try rows("SELECT student, criterion, text, who, at FROM comments", of: student).map {
      Comment(
        student: $0[0].text ?? "", criterion: $0[1].text ?? "", text: $0[2].text ?? "", who: $0[3].text ?? "",
        at: $0[4].text ?? "")
    }
  }

  /// What has been typed and not been given yet.
  public struct Draft: Sendable, Hashable {
    public var student: String
    public var criterion: String
    /// Which field of the form.
    public var field: String
    public var text: String

    public init(student: String, criterion: String, field: String, text: String) {
      self.student = student
      self.criterion = criterion
      self.field = field
      self.text = text
    }
  }

  /// Keeps what is being typed; an empty text forgets it.
  public func keep(_ draft: Draft) throws {
    try database.transaction {
      try database.run(
        "INSERT OR REPLACE INTO drafts (student, criterion, field, text) VALUES (?, ?, ?, ?)",
        .text(draft.student), .text(draft.criterion), .text(draft.field), .text(draft.text))
      try database.run("DELETE FROM drafts WHERE text = ''")
    }
  }

  public func drafts() throws -> [Draft] {
    try database.run("SELECT student, criterion, field, text FROM drafts ORDER BY 1, 2, 3").map {
      Draft(
        student: $0[0].text ?? "", criterion: $0[1].text ?? "", field: $0[2].text ?? "",
        text: $0[3].text ?? "")
    }
  }
}
