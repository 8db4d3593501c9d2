import Files
import Foundation
import Kernel
import Sandboxes
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

extension CellEditor {
  /// What the compiler says about a text as it stands.
  public func problems(_ cell: EditedCell) -> [CellProblem] {
    let answer = ask("diagnostics", cell)
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

  /// What the names in a text stand for, in the order of the text.
  public func semanticTokens(_ cell: EditedCell) -> [SemanticToken] {
    (ask("semantic_tokens", cell)?["semantic_tokens"]?.array ?? []).compactMap { value in
      guard let start = value["offset"]?.int.flatMap(cell.authorOffset), let length = value["length"]?.int
      else { return nil }
      var isSystem = value["is_system"]?.int == 1
      if case .bool(true)? = value["is_system"] { isSystem = true }
      return SemanticToken(
        range: start..<(start + length), kind: Completion.kind(value["kind"]?.string ?? ""),
        isSystem: isSystem)
    }
  }

  /// The text as the toolchain's swift-format writes it.
  ///
  /// - Parameter configuration: A `.swift-format` file; the tool's own style when `nil`.
  /// - Throws: `MachineFault` with the tool's words when it refuses the text.
  public func formatted(_ code: String, configuration: URL? = nil) throws -> String {
    let run = try BoundedRun.of(
      toolchain.root + "/bin/swift-format",
      ["format"] + (configuration.map { ["--configuration", $0.path] } ?? []) + ["-"],
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"], input: Array(code.utf8),
      limits: RunLimits(seconds: 10))
    guard case .ended(let ending) = run.outcome, ending.isSuccess else {
      let words =
        String(decoding: run.standardError, as: UTF8.self).lines.first { !$0.isEmpty } ?? "it gave no reason"
      throw MachineFault(
        "swift-format refuses the cell: \(words).", help: "mend the cell's syntax first.")
    }
    let text = String(decoding: run.standardOutput, as: UTF8.self)
    return code.hasSuffix("\n") || !text.hasSuffix("\n") ? text : String(text.dropLast())
  }
}
