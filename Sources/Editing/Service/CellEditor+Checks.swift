import Kernel
import Texts

/// Something the compiler says about a text.
public struct CellProblem: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable { case error, warning, note }

  public var severity: Severity
  public var message: String
  /// Line and column in the cell, from 1, the column in UTF-8 bytes.
  public var line: Int
  public var column: Int
  /// What the compiler would write instead.
  public var fixes: [Fix]

  public struct Fix: Sendable, Hashable {
    public var range: TextRange
    public var replacement: String
  }
}

/// What kind of thing a stretch of text names.
public struct SemanticToken: Sendable, Hashable {
  public var range: TextRange
  public var kind: String
  public var isSystem: Bool
}

/// What the compiler says of a text, and what its names stand for.
public struct CellView: Sendable, Hashable {
  public var problems: [CellProblem]
  public var tokens: [SemanticToken]
}

extension CellEditor {
  /// What each piece of a text is: what names stand for, by the compiler, and the rest by the syntax.
  private func tokens(_ answer: SourceKitValue?, in cell: EditedCell) -> [SemanticToken] {
    let named = named(answer, in: cell)
    let known = Set(named.map(\.range.lowerBound))
    let rest = SemanticToken.bySyntax(cell.code).filter { !known.contains($0.range.lowerBound) }
    return (named + rest).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Looks a text through once for all that is shown of it.
  public func view(_ cell: EditedCell) -> CellView {
    opened(cell) {
      CellView(
        problems: problems(request("diagnostics", cell), in: cell),
        tokens: tokens(request("semantic_tokens", cell), in: cell))
    }
  }

  /// What the compiler says about a text as it stands.
  public func problems(_ cell: EditedCell) -> [CellProblem] { problems(ask("diagnostics", cell), in: cell) }

  /// What the names in a text stand for, in the order of the text.
  public func semanticTokens(_ cell: EditedCell) -> [SemanticToken] {
    named(ask("semantic_tokens", cell), in: cell)
  }

  private func problems(_ answer: SourceKitValue?, in cell: EditedCell) -> [CellProblem] {
    // The last expression's value is shown, so it is no value that nobody uses.
    let lastLine = cell.code.lines.lastIndex { !$0.allSatisfy(\.isWhitespace) }.map { $0 + 1 }
    return (answer?["diagnostics"]?.array ?? []).compactMap { value in
      guard let line = value["line"]?.int.flatMap(cell.authorLine), let message = value["description"]?.string
      else { return nil }
      let word = value["severity"]?.string?.split(separator: ".").last.map(String.init) ?? ""
      let severity = CellProblem.Severity(rawValue: word) ?? .error
      if severity == .warning, line == lastLine, message.hasSuffix("is unused") { return nil }
      return CellProblem(
        severity: severity, message: message, line: line, column: value["column"]?.int ?? 1,
        fixes: (value["fixits"]?.array ?? []).compactMap { fix in
          guard let start = fix["offset"]?.int.flatMap(cell.authorOffset) else { return nil }
          return CellProblem.Fix(
            range: start..<(start + (fix["length"]?.int ?? 0)), replacement: fix["sourcetext"]?.string ?? "")
        })
    }
  }

  private func named(_ answer: SourceKitValue?, in cell: EditedCell) -> [SemanticToken] {
    (answer?["semantic_tokens"]?.array ?? []).compactMap { value in
      guard let start = value["offset"]?.int.flatMap(cell.authorOffset), let length = value["length"]?.int
      else { return nil }
      var isSystem = value["is_system"]?.int == 1
      if case .bool(true)? = value["is_system"] { isSystem = true }
      return SemanticToken(
        range: start..<(start + length), kind: Completion.kind(value["kind"]?.string ?? ""),
        isSystem: isSystem)
    }
  }
}
