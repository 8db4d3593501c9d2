import Foundation
import Markup

/// The picture that goes with a link to a chapter: its title above its first chart.
struct ChapterCard {
  static let width = 1_200
  static let height = 630

  let svg: String

  /// - Parameter page: The page's text, in which readers see the chart.
  /// - Returns: `nil` for a page without a chart.
  init?(title: String, course: String, page: String) {
    guard let picture = Self.firstChart(in: page) else { return nil }
    let lines = Self.lines(title, width: 44)
    let font = "font-family=\"Inter,system-ui,sans-serif\""
    var text = Self.text(course, x: 60, y: 76, size: 26, color: "#59636e", font)
    for (number, line) in lines.enumerated() {
      text += Self.text(line, x: 60, y: 128 + 50 * number, size: 42, color: "#1b1f24", font, weight: "600")
    }
    let top = 128 + 50 * (lines.count - 1) + 30
    svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.width)" height="\(Self.height)" viewBox="0 0 1200 630">\
      <rect width="1200" height="630" fill="#fff"/>\(text)\
      <svg x="60" y="\(top)" width="1080" height="\(Self.height - top - 24)" \(font) font-size="12" \
      \(picture)</svg>

      """
  }

  /// The layout for wide screens with its colours as they are in the light: a picture has no style sheet to ask.
  private static func firstChart(in page: String) -> String? {
    // A chart has no picture within its picture, so the next end is its own.
    guard let start = page.range(of: "<svg class=\"chart-wide\" "),
      let end = page[start.upperBound...].range(of: "</svg>")
    else { return nil }
    let chart = String(page[start.upperBound..<end.upperBound])
    return chart.replacing(/var\(--[A-Za-z0-9\-]+,([^()]*)\)/) { String($0.output.1) }
  }

  private static func text(
    _ text: String, x: Int, y: Int, size: Int, color: String, _ font: String, weight: String = "400"
  ) -> String {
    let escaped = Node.text(text).rendered(as: .xml)
    return
      "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" font-weight=\"\(weight)\" fill=\"\(color)\" \(font)>\(escaped)</text>"
  }

  /// At most two lines, broken between words.
  private static func lines(_ title: String, width: Int) -> [String] {
    var lines = [""]
    for word in title.split(separator: " ") {
      if lines[lines.count - 1].count + word.count + 1 > width, lines.count < 2, !lines[0].isEmpty {
        lines.append("")
      }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    if lines[lines.count - 1].count > width {
      lines[lines.count - 1] = lines[lines.count - 1].prefix(width - 1) + "…"
    }
    return lines
  }
}
