import Foundation
import Notebooks
import Testing

@testable import Tables

/// Tables come back with every byte that was not told to change.
struct CSVTableTests {
  private static let windows1252: [UInt8] =
    Array("id;name;Grade\r\n7;J".utf8) + [0xFC] + Array("rgen;\r\n".utf8)

  private static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  @Test(arguments: [
    Array("\u{FEFF}id,name,Grade\n7,Jürgen,\n".utf8), windows1252,
    utf16("id\tname\tGrade\r\n7\tJürgen\t\r\n"),
    Array("id,name,Grade\r7,Jürgen,\r".utf8), Array("sep=;\r\nid;name;Grade\r\n7;Jürgen;\r\n".utf8),
    Array("\"id\",name,Grade\n,,\n\"7\",\"J\"\"ür\ngen\",\n,,\n".utf8),
    Array("id,name,Grade\n7,Jürgen,".utf8),
  ])
  func everyOtherByteStays(_ bytes: [UInt8]) throws {
    var table = try CSVTable(Data(bytes), named: "grades.csv")
    #expect(try table.data() == Data(bytes))
    let row = try #require(table.body.first)
    #expect(table.head == ["id", "name", "Grade"])
    #expect(table.value(row: row, column: 0) == "7")
    table.set(row: row, column: 2, "4")
    let wide = bytes.starts(with: [0xFF, 0xFE])
    let written: [UInt8] = wide ? [UInt8(ascii: "4"), 0] : [UInt8(ascii: "4")]
    let data = try table.data()
    #expect(data.count == bytes.count + written.count)
    let common: Int = zip(data, bytes).prefix { $0 == $1 }.count
    var expected: [UInt8] = bytes
    expected.insert(contentsOf: written, at: common)
    #expect(Array(data) == expected)
  }

  @Test(arguments: [
    ("\"a\"", "a"), ("\"a\"\"b\"", "a\"b"), ("\"a\" ", "a "), ("\"\"", ""), ("\"\"\"\"", "\""),
    ("a\"b", "a\"b"),
    ("\"a,b\"", "a,b"), ("\"a\"b\"", "ab\""),
  ])
  func quotes(_ written: String, _ value: String) throws {
    #expect(try CSVTable("\(written),x\n").value(row: 0, column: 0) == value)
  }

  @Test func aShortRowGrows() throws {
    var table = try CSVTable("id,name,Grade\n7\n8,x,\n")
    table.set(row: 1, column: 2, "4")
    #expect(table.text == "id,name,Grade\n7,,4\n8,x,\n")
  }

  @Test func anOpenQuotationMarkIsToldWithItsPosition() {
    #expect {
      try CSVTable("id,name\n7,\"Ada\n8,Bob\n", named: "grades.csv")
    } throws: { error in
      let fault = error as? Diagnostic
      return fault?.position == SourcePosition(file: "grades.csv", line: 2, column: 3)
        && fault?.help == "Close it, or double it inside of a quoted field."
    }
  }

  /// OWASP, "CSV Injection": also behind a sign that another spreadsheet's setting takes for a separator.
  @Test(arguments: [
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("x;=1+1", "\"x;'=1+1\""), ("\t=1", "\"'\t'=1\""),
    ("\u{FF1D}1+1", "'\u{FF1D}1+1"), ("a,@SUM(1)", "\"a,'@SUM(1)\""), ("x\n+1", "\"x\n'+1\""),
    ("1e-3", "1e-3"),
    ("a-b", "a-b"), ("3 = 3", "3 = 3"),
  ])
  func noFieldIsAFormula(_ value: String, _ written: String) {
    #expect(CSVTable.written(value) == written)
  }
}
