import Markup
import Notebooks
import Texts

/// Keeps what is one number to a reader on one line: `p < .001`, `0.8 ± 0.1`, `95 %`, `12 ms`.
///
/// The blanks within become no-break spaces. A long chain of comparisons still breaks, since only what touches a number
/// is kept together.
enum NumberSpacing {
  /// A text of prose with such blanks.
  ///
  /// - Parameters:
  ///   - before: What stands in front on the same line; empty at the start of a paragraph.
  ///   - after: What goes on behind it.
  static func kept(_ text: String, before: String = "", after: String = "") -> String {
    var text = text
    guard let gaps = text.withUTF8({ gaps(in: $0, before, after) }) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + gaps.count)
    var nextGap = gaps.startIndex
    for (index, byte) in text.utf8.enumerated() {
      if nextGap < gaps.endIndex, gaps[nextGap] == index {
        bytes += noBreak
        nextGap += 1
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a line may not end between two texts that a blank parts.
  static func keeps(_ before: String, _ after: String) -> Bool {
    let before = before.utf8.suffix(window), after = after.utf8.prefix(window)
    let (tail, head) = (Array(before), Array(after))
    return keeps(tail[...], head[...])
  }

  static let noBreakSpace = "\u{A0}"
  private static let noBreak = Array(noBreakSpace.utf8)
  /// How many bytes beside a blank are looked at.
  private static let window = 12

  /// The blanks that must not break; `nil` when there are none, as in most texts.
  private static func gaps(
    in text: UnsafeBufferPointer<UInt8>, _ before: String, _ after: String
  ) -> [Int]? {
    var gaps: [Int] = []
    for index in text.offsets(of: blank) {
      // Few blanks have one of these beside them, and only those are looked at closely.
      let next = index + 1 < text.count ? text[index + 1] : after.utf8.first ?? blank
      let last = index > 0 ? text[index - 1] : before.utf8.last ?? blank
      guard isOperatorByte(next) || isOperatorByte(last) || (isDigit(last) && isUnitStart(next)) else {
        continue
      }
      var tail = Array(text[max(0, index - window)..<index])
      if tail.count < window { tail = before.utf8.suffix(window - tail.count) + tail }
      var head = Array(text[index + 1..<min(text.count, index + 1 + window)])
      if head.count < window { head += after.utf8.prefix(window - head.count) }
      if keeps(tail[...], head[...]) { gaps.append(index) }
    }
    return gaps.isEmpty ? nil : gaps
  }

  private static func keeps(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
    guard let last = before.last, last != blank, let first = after.first, first != blank else { return false }
    // `p | < .001`: an operator between blanks, a number behind it.
    if let sign = signs.first(where: { after.starts(with: $0) }) {
      let rest = after.dropFirst(sign.count)
      return rest.first == blank && isNumber(rest.dropFirst())
    }
    // `p < | .001`: the number behind such an operator.
    if isNumber(after), let sign = signs.first(where: { before.suffix($0.count).elementsEqual($0) }) {
      let rest = before.dropLast(sign.count)
      return rest.last == blank && rest.count > 1
    }
    // `12 | ms`: a unit behind its number.
    guard isDigit(last) else { return false }
    return units.contains { unit in
      after.starts(with: unit) && after.dropFirst(unit.count).first.map { !isLetter($0) } ?? true
    }
  }

  private static let signs = ["=", "<", ">", "≤", "≥", "≈", "≠", "±", "×"].map { Array($0.utf8) }
  private static let units = ["%", "ms", "s", "min", "h", "kB", "KB", "MB", "GB", "px"].map { Array($0.utf8) }
  private static let blank = UInt8(ascii: " ")

  /// A digit, or a sign or a decimal point in front of one.
  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    if let minus = minuses.first(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(minus.count) }
    if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
    return rest.first.map(isDigit) ?? false
  }

  private static let minuses = ["-", "−", "+"].map { Array($0.utf8) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

  /// Bytes of the operators, the last ones of those that are no ASCII among them.
  private static func isOperatorByte(_ byte: UInt8) -> Bool { (0x3C...0x3E).contains(byte) || byte >= 0x80 }

  private static func isUnitStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "h"), UInt8(ascii: "k"),
      UInt8(ascii: "K"), UInt8(ascii: "M"), UInt8(ascii: "G"), UInt8(ascii: "p"):
      true
    default: false
    }
  }
}

extension NumberSpacing {
  /// Text, or the end of a source's line, among the other nodes of its sentence; `nil` for what is neither or has
  /// nothing to keep.
  static func node(_ inline: Inline, at index: Int, of content: [Inline]) -> Node? {
    switch inline {
    case .text(let node):
      return .text(kept(node.text, before: before(index, in: content), after: after(index, in: content)))
    case .softBreak where keeps(before(index, in: content), after(index, in: content)):
      return .text(noBreakSpace)
    default: return nil
    }
  }

  private static func before(_ index: Int, in content: [Inline]) -> String {
    guard index > 0 else { return "" }
    let inline = content[index - 1]
    if case .softBreak = inline { return before(index - 1, in: content) + " " }
    return beside(inline) { $0.last }
  }

  private static func after(_ index: Int, in content: [Inline]) -> String {
    guard index + 1 < content.count else { return "" }
    let inline = content[index + 1]
    if case .softBreak = inline { return " " + after(index + 1, in: content) }
    return beside(inline) { $0.first }
  }

  /// What text has to know of a node beside it: whether a number stands there.
  private static func beside(_ inline: Inline, _ nearest: ([Inline]) -> Inline?) -> String {
    switch inline {
    case .text(let node): node.text
    case .emphasis, .strong, .strikethrough, .link, .span:
      nearest(inline.children).map { beside($0, nearest) } ?? ""
    // A value, and a formula or code that stands for one.
    case .cell, .math, .code: "0"
    case .softBreak, .lineBreak, .image, .html, .footnote, .reference: ""
    }
  }
}
