import Editing
import Foundation
import Kernel
import Notebooks

// What is asked of a text that is being written.
extension CellService {
  func isComplete(_ code: String) -> JSON {
    switch CellCompleteness(of: code) {
    case .complete: ["status": "complete"]
    case .invalid: ["status": "invalid"]
    case .incomplete(let indentation): ["status": "incomplete", "indent": .string(indentation)]
    }
  }

  mutating func complete(_ content: JSON) -> JSON {
    guard let (cell, editor, cursor) = try? edited(content) else { return Self.noMatches(content) }
    let (range, completions) = editor.complete(cell, at: cursor.offset)
    let start = cursor.scalars(cursor.start + range.lowerBound)
    let end = cursor.scalars(cursor.start + range.upperBound)
    var seen: Set<String> = []
    // Of several forms of one name the likeliest: clients hold names apart, not forms.
    let shown = completions.filter { seen.insert(String($0.plainText.prefix { $0 != "(" })).inserted }
    let types = shown.map { completion -> JSON in
      [
        "start": .int(start), "end": .int(end), "text": .string(completion.plainText),
        "type": .string(completion.kind), "signature": .string(completion.signature),
      ]
    }
    return [
      "status": "ok", "matches": .array(shown.map { .string($0.plainText) }), "cursor_start": .int(start),
      "cursor_end": .int(end), "metadata": ["_jupyter_types_experimental": .array(types)],
    ]
  }

  private static func noMatches(_ content: JSON) -> JSON {
    let position = content["cursor_pos"] ?? 0
    return ["status": "ok", "matches": [], "cursor_start": position, "cursor_end": position, "metadata": [:]]
  }

  mutating func inspect(_ content: JSON) -> JSON {
    guard let (cell, editor, cursor) = try? edited(content), let text = Self.text(cell, editor, cursor.offset)
    else { return ["status": "ok", "found": false, "data": [:], "metadata": [:]] }
    return [
      "status": "ok", "found": true,
      "data": ["text/plain": .string(text.plain), "text/markdown": .string(text.markdown)], "metadata": [:],
    ]
  }

  /// The answer to `?Chart` or `Chart?`: what is said of a name, for the client's pager; `nil` for a cell.
  mutating func page(for code: String) -> JSON? {
    let text = code.filter { !$0.isWhitespace }
    guard text.hasPrefix("?") || text.hasSuffix("?") else { return nil }
    let name = text.trimmingCharacters(in: CharacterSet(charactersIn: "?"))
    guard name.wholeMatch(of: /[\p{L}_][\p{L}\p{N}_.]*/) != nil else { return nil }
    let answer = inspect(["code": .string(name), "cursor_pos": .int(name.unicodeScalars.count)])
    let data: JSON =
      answer["found"] == true
      ? answer["data"] ?? [:] : ["text/plain": .string("Nothing here is called '\(name)'.")]
    return [
      "status": "ok", "execution_count": .int(count), "user_expressions": [:],
      "payload": [["source": "page", "data": data, "start": 0]],
    ]
  }

  private static func text(_ cell: EditedCell, _ editor: CellEditor, _ offset: Int) -> (
    plain: String, markdown: String
  )? {
    if let symbol = editor.inspect(cell, at: offset) {
      let parts = [symbol.declaration, symbol.documentation].compactMap { $0 }
      return (parts.joined(separator: "\n\n"), symbol.markdown)
    }
    guard let help = editor.signatureHelp(cell, at: offset) else { return nil }
    let lines = help.signatures.map(\.text).joined(separator: "\n")
    let words =
      help.signatures.indices.contains(help.active) ? help.signatures[help.active].documentation : nil
    return (
      [lines, words].compactMap { $0 }.joined(separator: "\n\n"),
      ["```swift\n\(lines)\n```", words].compactMap { $0 }.joined(separator: "\n\n")
    )
  }

  /// Where the cursor is: an offset into the code, which starts at `start` of the text with option lines.
  private struct Cursor {
    var text: String
    var start: Int
    var offset: Int

    func scalars(_ offset: Int) -> Int { text.scalars(beforeUTF8: offset) }
  }

  private mutating func edited(_ content: JSON) throws -> (EditedCell, CellEditor, Cursor) {
    let notebook = try notebook()
    let text = content["code"]?.string ?? ""
    let (cell, _) = SubmittedCell(text: text, name: "the cell").read(defaults: notebook.session.defaults)
    let start = text.utf8Offset(line: cell.start.line, column: 1)
    let cursor = text.utf8Offset(ofScalars: content["cursor_pos"]?.int ?? text.unicodeScalars.count)
    // The parser gives the code without what ends its last line.
    let code = String(decoding: Array(text.utf8).dropFirst(start), as: UTF8.self)
    return (
      EditedCell(code: code, context: try notebook.session.context()), try notebook.editor(),
      Cursor(text: text, start: start, offset: max(0, cursor - start))
    )
  }
}
