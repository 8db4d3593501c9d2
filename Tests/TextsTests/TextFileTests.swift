import Foundation
import Testing

@testable import Texts

/// Bytes become text in one place, whoever saved them.
@Suite struct TextFileTests {
  private static let words = "id,name\r\n1,Zoë – ž\r\n"

  private static func bytes(_ encoding: TextEncoding, marked: Bool) throws -> Data {
    try TextFile(words, encoding: encoding, hasMark: marked).data()
  }

  @Test(arguments: TextEncoding.allCases, [false, true])
  func eachEncodingIsReadAndComesBackByteForByte(_ encoding: TextEncoding, _ marked: Bool) throws {
    let data = try Self.bytes(encoding, marked: marked)
    let file = try TextFile(data, named: "a.csv", allowsWindows1252: true)
    #expect(file.text == Self.words)
    #expect(file.encoding == encoding)
    #expect(file.hasMark == (marked && encoding != .windows1252))
    #expect(try file.data() == data)
  }

  @Test func everyByteOfWindows1252ComesBack() throws {
    let data = Data((1...255).map { UInt8($0) })
    let file = try TextFile(data, named: "a.csv", allowsWindows1252: true)
    #expect(file.encoding == .windows1252)
    #expect(try file.data() == data)
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0x62, 0xE9, 0x63], "'a.md' is not UTF-8: line 2 has bytes that are no character.", 2, 2),
      ([0x61, 0x0D, 0x0D, 0xC3], "'a.md' is not UTF-8: line 3 has bytes that are no character.", 3, 1),
      ([0x89, 0x50, 0x4E, 0x47, 0, 0], "'a.md' is not text: it has a zero byte in line 1.", 1, 5),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "'a.md' is UTF-32, which is not read.", 1, 1),
      ([0xFF, 0xFE, 0x61], "'a.md' says that it is UTF-16 and is not: half a character is missing.", 1, 1),
      (
        [0xFE, 0xFF, 0xD8, 0], "'a.md' says that it is UTF-16 and is not: half a character is missing.", 1, 1
      ),
    ] as [([UInt8], String, Int, Int)])
  func whatIsNoTextIsRefusedWithItsPosition(_ bytes: [UInt8], _ message: String, _ line: Int, _ column: Int) {
    do {
      _ = try TextFile(Data(bytes), named: "a.md")
      Issue.record("it was read")
    } catch let fault as TextFault {
      #expect(fault.message == message)
      #expect(fault.line == line)
      #expect(fault.column == column)
    } catch {
      Issue.record(error)
    }
  }

  @Test func characterThatTheEncodingLacksIsNamed() {
    #expect(
      throws: TextFault(
        "The character 'Ж' cannot be written in Windows-1252.", help: "Save the table as UTF-8.")
    ) {
      try TextFile("Ж", encoding: .windows1252).data()
    }
  }

  @Test func missingFileIsNamed() {
    #expect(throws: TextFault("There is no readable file 'x/y.md'.", help: "Check the name.")) {
      try TextFile(contentsOf: "x/y.md")
    }
  }

  @Test(arguments: ["", "\u{FEFF}"]) func emptyFilesAreEmptyTexts(_ text: String) throws {
    #expect(try TextFile(Data(text.utf8), named: "a.md").text == "")
  }
}
