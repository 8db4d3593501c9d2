import Notebooks
import Texts

/// Reads the compiler's messages and gives them the notebook's positions.
struct CompilerMessages {
  var plan: Plan

  /// - Parameter text: The compiler's standard error, in the `llvm` style.
  func diagnostics(in text: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for line in text.linesToTheEnd {
      guard let message = Message(String(line)) else { continue }
      if message.isAboutCellsBeingModules { continue }
      var diagnostic = Diagnostic(message.severity, message.text.asSentence)
      if let position = plan.position(file: message.file, line: message.line, column: message.column) {
        diagnostic.position = position
        diagnostic.sourceLine = plan.sourceLine(at: position)
      }
      if message.severity == .note, !found.isEmpty {
        // Notes about the compiler's own files help nobody; those with a position or advice do.
        if diagnostic.position != nil { found[found.count - 1].notes.append(diagnostic) }
      } else {
        found.append(diagnostic)
      }
    }
    return found
  }

  /// One head line, `file:line:column: severity: words`.
  private struct Message {
    var file: String
    var line: Int
    var column: Int
    var severity: Diagnostic.Severity
    var text: String

    /// To the compiler cells are libraries of different owners; to the author they are one text.
    var isAboutCellsBeingModules: Bool {
      severity != .error && (text.contains("if the owners of 'Cell") || text.contains("'@retroactive'"))
    }

    init?(_ line: String) {
      let severities: [(String, Diagnostic.Severity)] = [
        (": error: ", .error), (": warning: ", .warning), (": note: ", .note),
      ]
      let hits = severities.compactMap { word, severity in
        line.firstRange(of: word).map { (range: $0, severity: severity) }
      }
      guard let hit = hits.min(by: { $0.range.lowerBound < $1.range.lowerBound }) else { return nil }
      let parts = line[..<hit.range.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
      if parts.count >= 3, let row = Int(parts[parts.count - 2]), let column = Int(parts[parts.count - 1]) {
        file = parts.dropLast(2).joined(separator: ":")
        self.line = row
        self.column = column
      } else if line.hasPrefix("<unknown>") {
        (file, self.line, column) = ("<unknown>", 1, 1)
      } else {
        return nil
      }
      severity = hit.severity
      // The names of warning groups, as in "... [#no-usage]", are for the compiler's flags.
      text = String(line[hit.range.upperBound...]).replacing(/\s\[#[A-Za-z-]+\]$/, with: "")
    }
  }
}

extension String {
  /// The compiler's words with a full stop, so that they stand as a sentence beside ours.
  fileprivate var asSentence: String {
    guard let last, !".!?".contains(last) else { return self }
    return self + "."
  }
}
