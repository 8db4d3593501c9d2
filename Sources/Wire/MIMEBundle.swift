/// One result in several forms, richest first, as in Jupyter's messaging protocol.
///
/// Every bundle has a `text/plain` form, so that a terminal can show what a page shows.
public struct MIMEBundle: Sendable, Hashable, Codable {
  /// The forms, from the richest to the plainest.
  public var representations: [MIMERepresentation]
  /// Facts about the result that are not a form of it, such as a chart's data as a table.
  public var metadata: [String: String]

  public init(_ representations: [MIMERepresentation], metadata: [String: String] = [:]) {
    self.representations = representations
    self.metadata = metadata
  }

  /// A bundle that is nothing but text.
  public init(text: String) {
    self.init([MIMERepresentation(.plain, text)])
  }

  /// Stands in the metadata of what is the value of a cell's last expression, where the worker was asked to
  /// say so (`LECTERN_MARKS_VALUES`).
  public static let valueMark = "lectern.value"

  /// Stands in the metadata of a bundle without forms that takes back what the cell has shown.
  public static let clearMark = "lectern.clear"

  /// The content of the form of the given type, or `nil`.
  public subscript(type: MIMEType) -> String? {
    representations.first { $0.type == type }?.content
  }
}

/// One form of a result.
public struct MIMERepresentation: Sendable, Hashable, Codable {
  public var type: MIMEType
  /// The form itself; base 64 where `type` is binary.
  public var content: String

  public init(_ type: MIMEType, _ content: String) {
    self.type = type
    self.content = content
  }
}

/// The media types a cell may send.
public enum MIMEType: String, Sendable, Hashable, Codable, CaseIterable {
  case plain = "text/plain"
  case html = "text/html"
  case markdown = "text/markdown"
  case latex = "text/latex"
  case svg = "image/svg+xml"
  case png = "image/png"
  case json = "application/json"
  /// A `TableData` as JSON; the page draws it in its own style.
  case table = "application/vnd.lectern.table+json"
  /// A `ClaimData` as JSON.
  case claim = "application/vnd.lectern.claim+json"
  /// A `SubmittedArtefact` as JSON: what an assignment's notebook returns to be graded.
  case artefact = "application/vnd.lectern.artefact+json"
  /// The source of a Graphviz diagram.
  case graphviz = "text/vnd.graphviz"

  /// Whether the content travels as base 64.
  public var isBinary: Bool { self == .png }
}
