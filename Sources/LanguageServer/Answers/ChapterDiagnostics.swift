import Editing
import Foundation
import Notebooks

// What is wrong with a chapter, as the protocol says it.
extension OpenChapter {
  /// Everything that `lectern check` says of the text, and what the compiler says of the cells.
  func diagnostics() -> [JSON] {
    guard let index else { return [] }
    let own = notebook?.path
    let text = course.diagnostics(index).filter { $0.position == nil || $0.position?.file == own }
    return text.map(json) + swiftProblems()
  }

  private func swiftProblems() -> [JSON] {
    guard let cells, let editor else { return [] }
    var known: [EditedCell: [CellProblem]] = [:]
    defer { problems = known }
    return cells.notebook.cells.filter {
      $0.kind == .block && $0.options.run.eval && !$0.options.run.compileFail
    }
    .flatMap { cell -> [JSON] in
      guard let edited = cells.cell(cell.index) else { return [] }
      let found = problems[edited] ?? editor.problems(edited)
      known[edited] = found
      return found.compactMap { problem in
        let start = cell.code.utf8Offset(line: problem.line, column: problem.column)
        let word = cell.code.identifierRange(around: start)
        guard let range = range(cell: cell.index, start..<max(start, word.upperBound)) else { return nil }
        let severity = problem.severity == .error ? 1 : problem.severity == .warning ? 2 : 3
        return [
          "range": range, "severity": .int(severity), "source": "swift",
          "message": .string(problem.message),
        ]
      }
    }
  }

  private func json(_ diagnostic: Diagnostic) -> JSON {
    let start = document.offset(
      line: diagnostic.position?.line ?? 1, column: diagnostic.position?.column ?? 1)
    let line = document.position(start).line
    let rest = String(decoding: document.line(line).filter { _ in true }, as: UTF8.self)
    let before = start - document.lineStarts[line]
    let end = start + Self.wordLength(String(decoding: Array(rest.utf8).dropFirst(before), as: UTF8.self))
    var members: [String: JSON] = [
      "range": document.range(start..<end), "source": "lectern",
      "severity": .int(diagnostic.severity == .error ? 1 : diagnostic.severity == .warning ? 2 : 3),
      "message": .string(diagnostic.message + (diagnostic.help.map { "\n" + $0 } ?? "")),
    ]
    if let rule = diagnostic.help?.firstMatch(of: /\(rule ([a-z-]+)\)/) {
      members["code"] = .string(String(rule.1))
    }
    if let fix = replacement(for: diagnostic, from: start) { members["data"] = fix }
    return .object(members)
  }

  private static func wordLength(_ text: String) -> Int {
    let word = text.prefix { !$0.isWhitespace && !",;:)]}".contains($0) }
    return max(word.utf8.count, text.isEmpty ? 0 : text.first?.utf8.count ?? 0)
  }

  /// What "did you mean" would write, and where.
  private func replacement(for diagnostic: Diagnostic, from start: Int) -> JSON? {
    guard let meant = diagnostic.help?.firstMatch(of: /Did you mean '([^']+)'\?/)?.1,
      let written = diagnostic.message.firstMatch(of: /'([^']+)'/)?.1
    else { return nil }
    let line = document.position(start).line
    let bytes = document.line(line)
    guard let found = bytes[start...].firstRange(of: Array(written.utf8)) else { return nil }
    return [
      "range": document.range(found.lowerBound..<found.upperBound), "newText": .string(String(meant)),
      "title": .string("Write '\(meant)'"),
    ]
  }

  /// The quick fixes of the diagnostics that an editor shows at a place.
  func codeActions(_ parameters: JSON) -> JSON {
    let shown = parameters["context"]?["diagnostics"]?.array ?? []
    return .array(
      shown.compactMap { diagnostic in
        guard let fix = diagnostic["data"], let range = fix["range"], let text = fix["newText"] else {
          return nil
        }
        return [
          "title": fix["title"] ?? "Write it as known", "kind": "quickfix", "diagnostics": [diagnostic],
          "isPreferred": true,
          "edit": ["changes": .object([uri: [["range": range, "newText": text]]])],
        ]
      })
  }
}
