public import Notebooks
public import Site
import Texts

/// What would mend a fault, ready to be written.
public struct Remedy: Sendable, Hashable {
  /// What to do, as an order: "Write 'fig-cap'".
  public var title: String
  public var changes: [TextChange]
  /// Whether it says what was meant; otherwise the author has to say the rest.
  public var isComplete: Bool

  public init(title: String, changes: [TextChange], isComplete: Bool = true) {
    self.title = title
    self.changes = changes
    self.isComplete = isComplete
  }
}

extension Diagnostic {
  /// What would mend it; `nil` where that is the author's to find.
  ///
  /// - Parameter line: The text of the line it is at.
  public func remedy(line: String) -> Remedy? {
    guard let position else { return nil }
    let bytes = Array(line.utf8)
    let from = min(max(0, position.column - 1), bytes.count)
    func change(_ range: Range<Int>, _ text: String) -> TextChange {
      TextChange(
        start: SourcePosition(file: position.file, line: position.line, column: range.lowerBound + 1),
        length: range.count, text: text)
    }
    if isFound(by: .alternativeText) {
      guard let mark = bytes[from...].firstRange(of: Array("![".utf8)),
        let end = bytes[mark.upperBound...].firstIndex(of: UInt8(ascii: "]"))
      else { return nil }
      return Remedy(
        title: "Add an alternative text", changes: [change(mark.upperBound..<end, "what is to be seen")],
        isComplete: false)
    }
    if isFound(by: .headingLevels), let marks = wanted {
      let end = bytes[from...].firstIndex { $0 != UInt8(ascii: "#") } ?? bytes.count
      return Remedy(title: "Write \(marks)", changes: [change(from..<end, marks)])
    }
    if let meant = help?.firstMatch(of: /Did you mean `(of="[^"]+")`\?/)?.1 {
      guard let term = bytes[from...].firstRange(of: Array(".term".utf8)) else { return nil }
      if let written = line.utf8.count > term.upperBound ? line.firstMatch(of: /of="[^"]*"/) : nil {
        let start = line.utf8.distance(from: line.startIndex, to: written.range.lowerBound)
        return Remedy(
          title: "Write \(meant)", changes: [change(start..<(start + written.0.utf8.count), String(meant))])
      }
      return Remedy(title: "Add \(meant)", changes: [change(term.upperBound..<term.upperBound, " \(meant)")])
    }
    guard let meant = help?.firstMatch(of: /Did you mean '([^']+)'\?/)?.1,
      let written = message.firstMatch(of: /'([^']+)'/)?.1,
      let found = bytes[from...].firstRange(of: Array(written.utf8))
    else { return nil }
    return Remedy(title: "Write '\(meant)'", changes: [change(found, String(meant))])
  }
}

extension Diagnostic {
  public func isFound(by rule: CheckRule) -> Bool { self.rule == rule.rawValue }
}

extension CourseConfiguration {
  /// What lists a chapter at the end of `chapters:` in the text of `course.yml`; `nil` where nothing is listed.
  ///
  /// - Parameter path: The chapter, from the folder of the chapters.
  public static func listing(_ path: String, in text: String, file: String) -> Remedy? {
    let lines = text.linesToTheEnd.map { Array($0.utf8) }
    guard let key = lines.firstIndex(where: { $0.starts(with: Array("chapters:".utf8)) }) else { return nil }
    func remedy(line: Int, column: Int, _ written: String) -> Remedy {
      Remedy(
        title: "List '\(path)' in \(CourseLocation.configurationName)",
        changes: [
          TextChange(
            start: SourcePosition(file: file, line: line + 1, column: column + 1), length: 0, text: written)
        ])
    }
    func indentation(_ line: [UInt8]) -> Int { line.prefix { $0 == 0x20 }.count }
    // A list between brackets ends where the brackets do.
    if lines[key].contains(UInt8(ascii: "[")) {
      var depth = 0
      for number in key..<lines.count {
        for (column, byte) in lines[number].enumerated() {
          if byte == UInt8(ascii: "[") { depth += 1 }
          guard byte == UInt8(ascii: "]") else { continue }
          depth -= 1
          if depth == 0 {
            let before = lines[number][..<column].last { $0 != 0x20 }
            let isEmpty = before == UInt8(ascii: "[")
            let end = (lines[number][..<column].lastIndex { $0 != 0x20 } ?? column - 1) + 1
            return remedy(line: number, column: end, isEmpty ? path : ", \(path)")
          }
        }
      }
      return nil
    }
    var last: Int?
    var dash = 0
    for number in (key + 1)..<max(key + 1, lines.count) {
      let line = lines[number]
      guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) else { continue }
      let blanks = indentation(line)
      if last == nil {
        guard line.dropFirst(blanks).first == UInt8(ascii: "-") else { return nil }
        dash = blanks
      } else if blanks < dash || (blanks == dash && line.dropFirst(blanks).first != UInt8(ascii: "-")) {
        break
      }
      last = number
    }
    guard let last else { return nil }
    return remedy(
      line: last, column: lines[last].count, "\n" + String(repeating: " ", count: dash) + "- \(path)")
  }
}
