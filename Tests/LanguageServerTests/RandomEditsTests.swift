import Courses
import Editing
import Foundation
import Notebooks
import SeededRandom
import TestSampling
import Testing

@testable import LanguageServer

/// A session in this process, told what an editor would tell it.
@Suite(.serialized) struct RandomEditsTests {
  /// After ten thousand random edits (1,500 without `LECTERN_EVERY=1`), and all along the way, the server's chapter is what a fresh parse of the same
  /// text gives. That its memory stays flat is seen of the program itself, in `test_lsp.py`.
  @Test func randomEdits() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-edits-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("a.md")
    var text = "---\ntitle: Edits\n---\n\n# One\n\nSee @fig-a and *this*.\n\n::: {#exr-b}\nCount.\n:::\n"
    try Data(text.utf8).write(to: file)
    try Data("title: Course\n".utf8).write(to: folder.appendingPathComponent("course.yml"))

    let sent = Sent()
    var session = ServerSession(installation: .current, queue: MessageQueue()) { sent.messages.append($0) }
    func tell(_ method: String, _ parameters: JSON, id: Int? = nil) {
      var message: [String: JSON] = ["jsonrpc": "2.0", "method": .string(method), "params": parameters]
      if let id { message["id"] = .int(id) }
      session.take(JSON.object(message).bytes)
    }
    let uri = file.absoluteString
    tell("initialize", ["capabilities": [:]], id: 0)
    tell(
      "textDocument/didOpen",
      ["textDocument": ["uri": .string(uri), "languageId": "markdown", "version": 0, "text": .string(text)]])
    let chapter = try #require(session.files[uri] as? OpenChapter)

    var random = SplitMix64(state: 7)
    let pieces = [
      "", "", "x", "\n", "\n\n", "é", "🦉", "# ", "@fig-a", "$x$", "*", "[", "](a.md)", ":::", "```\n",
      "| a |\n", "- ",
      "{#fig-a}", "`code`", "![](a.png)", "> ", "---\n", "{{< include a.md >}}\n",
    ]
    for step in 1...(Sampling.isWhole ? 10_000 : 1_500) {
      let length = text.utf16.count
      let start = boundary(in: text, random.below(length + 1))
      let end = boundary(in: text, min(length, start + (length > 600 ? random.below(200) : random.below(4))))
      let piece = pieces[random.below(pieces.count)]
      let document = chapter.document
      tell(
        "textDocument/didChange",
        [
          "textDocument": ["uri": .string(uri), "version": .int(step)],
          "contentChanges": [
            [
              "range": [
                "start": position(start, text, document).json,
                "end": position(max(start, end), text, document).json,
              ], "text": .string(piece),
            ]
          ],
        ])
      var units = Array(text.utf16)
      units.replaceSubrange(start..<max(start, end), with: Array(piece.utf16))
      text = String(decoding: units, as: UTF16.self)
      // An editor asks for something now and then.
      if step % 10 == 0 {
        tell("textDocument/documentSymbol", ["textDocument": ["uri": .string(uri)]], id: step)
      }
      if step % 100 == 0 {
        let now = text
        let own = chapter.notebook?.path
        let parser = NotebookParser { path in
          path == own ? now : try NotebookParser.readFromDisk(path)
        }
        let fresh = try parser.parse(file: chapter.shownPath, root: folder.path).0
        #expect(chapter.document.text == text, "step \(step)")
        #expect(chapter.notebook?.blocks == fresh.blocks, "step \(step)")
      }
      if sent.messages.count > 100 { sent.messages = [] }
    }
  }

  private final class Sent { var messages: [JSON] = [] }

  /// Not within a pair of surrogates.
  private func boundary(in text: String, _ offset: Int) -> Int {
    let units = text.utf16
    guard offset < units.count, UTF16.isTrailSurrogate(units[units.index(units.startIndex, offsetBy: offset)])
    else {
      return offset
    }
    return offset - 1
  }

  private func position(_ offset: Int, _ text: String, _ document: TextDocument) -> TextPosition {
    let units = text.utf16
    return document.position(String(decoding: units.prefix(offset), as: UTF16.self).utf8.count)
  }
}
