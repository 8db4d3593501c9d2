/// A chapter's text with its includes put in, and the way back from it to the files.
struct Composition {
  /// Where a line of the composed text comes from.
  struct Origin {
    var file: String
    /// From 1.
    var line: Int
    /// How many bytes longer the composed line is at its start: the indentation of an include.
    var indentation: Int
    /// The line as it stands in its file.
    var text: Substring
  }

  /// Lines without their ends.
  var lines: [Substring] = []
  var origins: [Origin] = []

  mutating func append(_ line: Substring, indentedBy indentation: Substring, file: String, number: Int) {
    lines.append(indentation.isEmpty || line.isEmpty ? line : indentation + line)
    origins.append(
      Origin(
        file: file, line: number, indentation: line.isEmpty ? 0 : indentation.utf8.count, text: line))
  }

  /// The text for cmark.
  var text: String { lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n") }

  /// The position in a file of a line and column (from 1) of the composed text.
  func position(line: Int, column: Int) -> SourcePosition {
    guard let last = origins.indices.last else { return SourcePosition(file: "", line: 1, column: 1) }
    let origin = origins[min(max(0, line - 1), last)]
    return SourcePosition(
      file: origin.file, line: origin.line, column: max(1, column - origin.indentation))
  }

  /// A line of the composed text, from 1; empty beyond its ends.
  func line(_ number: Int) -> Substring {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }
}
