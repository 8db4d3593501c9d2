import Foundation
import FoundationXML
import Testing

@testable import Charts

/// Reads a picture as XML and finds what is drawn outside its frame.
final class PictureChecker: NSObject, XMLParserDelegate {
  private(set) var problems: [String] = []
  private(set) var elements = 0
  private var frames: [(width: Double, height: Double)] = []
  private var fontSize = 12.0
  private var pendingText: (x: Double, y: Double, anchor: String, size: Double, bold: Bool, turned: Bool)?
  private var text = ""

  static func problems(in svg: String) -> [String] {
    let checker = PictureChecker()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = checker
    if !parser.parse() { checker.problems.append("not XML: \(String(describing: parser.parserError))") }
    if checker.elements < 4 { checker.problems.append("nothing is drawn") }
    return checker.problems
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements += 1
    if name == "title" || name == "desc" { finishText() }
    func number(_ key: String) -> Double { Double(attributes[key] ?? "0") ?? .nan }
    switch name {
    case "svg":
      if let box = attributes["viewBox"]?.split(separator: " ").compactMap({ Double($0) }), box.count == 4 {
        frames.append((box[2], box[3]))
      } else {
        frames.append((number("width"), number("height")))
      }
    case "rect", "image":
      check(number("x"), number("y"), name)
      check(number("x") + number("width"), number("y") + number("height"), name)
    case "path": checkPath(attributes["d"] ?? "")
    case "text":
      text = ""
      pendingText = (
        number("x"), number("y"), attributes["text-anchor"] ?? "start",
        Double(attributes["font-size"] ?? "12") ?? 12,
        attributes["font-weight"] != nil, attributes["transform"] != nil
      )
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    if name == "svg" { frames.removeLast() }
    if name == "text" { finishText() }
  }

  /// Measures a label once its text is known, before any title inside it.
  private func finishText() {
    guard let label = pendingText else { return }
    pendingText = nil
    guard !label.turned else { return }
    let width = TextMetrics.width(text, size: label.size, bold: label.bold)
    let left =
      label.anchor == "start" ? label.x : label.anchor == "middle" ? label.x - width / 2 : label.x - width
    check(left, label.y - label.size * 0.8, "text “\(text)”")
    check(left + width, label.y, "text “\(text)”")
  }

  private func check(_ x: Double, _ y: Double, _ what: String) {
    guard let frame = frames.last else { return }
    let slack = 1.5
    if !(x >= -slack && x <= frame.width + slack && y >= -slack && y <= frame.height + slack),
      problems.count < 10
    {
      problems.append("\(what) at \(x), \(y) is outside \(frame.width) x \(frame.height)")
    }
  }

  /// Absolute commands only; an arc's end is its last pair.
  private func checkPath(_ data: String) {
    var command: Character = "M"
    var numbers: [Double] = []
    var current = ""
    func flushNumber() {
      if !current.isEmpty { numbers.append(Double(current) ?? .nan) }
      current = ""
    }
    func flush() {
      flushNumber()
      let pairs = command == "A" ? Array(numbers.suffix(2)) : command == "h" ? [] : numbers
      for index in stride(from: 0, to: pairs.count - 1, by: 2) {
        check(pairs[index], pairs[index + 1], "path")
      }
      if pairs.count % 2 == 1 { problems.append("odd path \(data.prefix(60))") }
      numbers = []
    }
    for character in data {
      switch character {
      case "M", "L", "C", "A", "Z", "h":
        flush()
        command = character
      case ",", " ": flushNumber()
      case "0"..."9", ".", "-": current.append(character)
      default: problems.append("“\(character)” in a path")
      }
    }
    flush()
  }
}
