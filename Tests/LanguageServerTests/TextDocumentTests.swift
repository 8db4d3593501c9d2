import Editing
import SeededRandom
import Testing

@testable import LanguageServer

@Suite struct TextDocumentTests {
  @Test func positionsCountUnitsOfUTF16() {
    let document = TextDocument("a🦉é\r\nb\n\nend", version: 1)
    #expect(document.offset(TextPosition(line: 0, character: 1)) == 1)
    #expect(document.offset(TextPosition(line: 0, character: 2)) == 1, "within the owl is before it")
    #expect(document.offset(TextPosition(line: 0, character: 3)) == 5)
    #expect(document.offset(TextPosition(line: 0, character: 99)) == 7)
    #expect(document.offset(TextPosition(line: 1, character: 1)) == 10)
    #expect(document.offset(TextPosition(line: 9, character: 0)) == document.bytes.count)
    #expect(document.position(7) == TextPosition(line: 0, character: 4))
    #expect(document.position(document.bytes.count) == TextPosition(line: 3, character: 3))
    #expect(document.offset(line: 4, column: 2) == 13)
    #expect(document.lineText(0) == "a🦉é")
  }

  /// What ten thousand random edits make of a document is what they make of its UTF-16 units, and what a document that
  /// is opened anew sees.
  @Test(arguments: 1...2) func randomEdits(_ seed: Int) {
    var random = SplitMix64(state: UInt64(seed))
    var document = TextDocument("# Title\n\n```{swift}\nlet a = 1\n```\n", version: 0)
    var units = Array(document.text.utf16)
    let pieces = ["", "x", "\n", "é", "🦉", "```{swift}\n", "\r\n", "let b = 2", "//| echo: false\n"]
    for step in 0..<5_000 {
      // Not within a pair of surrogates, nor within an end of a line: no editor has a cursor there.
      func boundary(_ offset: Int? = nil) -> Int {
        var offset = offset ?? random.below(units.count + 1)
        while offset > 0, offset < units.count,
          UTF16.isTrailSurrogate(units[offset]) || (units[offset - 1] == 13 && units[offset] == 10)
        { offset -= 1 }
        return offset
      }
      func position(_ offset: Int) -> TextPosition {
        var (line, start) = (0, 0)
        for index in 0..<offset where units[index] == 10 || (units[index] == 13 && units[index + 1] != 10) {
          line += 1
          start = index + 1
        }
        return TextPosition(line: line, character: offset - start)
      }
      let first = boundary()
      let last = units.count > 400 ? boundary() : boundary(min(units.count, first + random.below(4)))
      let (from, to) = (min(first, last), max(first, last))
      var text = pieces[random.below(pieces.count)]
      // A lone carriage return and a newline that meet would be one end of a line.
      if from > 0, units[from - 1] == 13 { text = "x" + text }
      document.apply([
        "range": ["start": position(from).json, "end": position(to).json], "text": .string(text),
      ])
      units.replaceSubrange(from..<to, with: Array(text.utf16))
      guard step % 100 == 0 else { continue }
      let expected = String(decoding: units, as: UTF16.self)
      #expect(document.text == expected, "step \(step)")
      #expect(document.lineStarts == TextDocument(expected, version: 0).lineStarts, "step \(step)")
    }
  }
}

@Suite struct MessageFramingTests {
  @Test func messagesAreCutWhereTheyEnd() throws {
    var framing = MessageFraming()
    let message: JSON = ["jsonrpc": "2.0", "method": "é"]
    let bytes = MessageFraming.frame(message) + MessageFraming.frame(message)
    var found: [JSON] = []
    for byte in bytes {
      framing.add([byte])
      while let next = try framing.next() { found.append(try #require(JSON(next))) }
    }
    #expect(found == [message, message])
  }

  @Test(arguments: [
    "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "\r\n\r\n",
    "Content-Length: 99999999999\r\n\r\n",
  ])
  func otherBytesAreRefused(_ text: String) {
    var framing = MessageFraming()
    framing.add(Array(text.utf8))
    #expect(throws: MessageFraming.Broken.self) { try framing.next() }
  }
}
