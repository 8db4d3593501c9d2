/// One sentence about something wrong, with its position and a remedy.
public struct Diagnostic: Error, Sendable, Hashable, Codable {
  /// How much a diagnostic matters; an error fails the build.
  public enum Severity: String, Sendable, Hashable, Codable {
    case error, warning, note
  }

  public var severity: Severity
  /// Where, or `nil` for a fault of the course as a whole.
  public var position: SourcePosition?
  /// One sentence.
  public var message: String
  /// What to do about it.
  public var help: String?
  /// The rule of `lectern check` that found it.
  public var rule: String?
  /// What that rule would have found right: the marks of a heading, the path of a chapter to be listed.
  public var wanted: String?
  /// The text of the line that `position` names, for the caret.
  public var sourceLine: String?
  /// Further positions that belong to the same fault.
  public var notes: [Diagnostic]

  public init(
    _ severity: Severity = .error, at position: SourcePosition? = nil, _ message: String,
    help: String? = nil, sourceLine: String? = nil, notes: [Diagnostic] = []
  ) {
    self.severity = severity
    self.position = position
    self.message = message
    self.help = help
    self.sourceLine = sourceLine
    self.notes = notes
  }
}

extension Sequence<Diagnostic> {
  /// Whether the build must fail.
  public var containsErrors: Bool { contains { $0.severity == .error } }
}
