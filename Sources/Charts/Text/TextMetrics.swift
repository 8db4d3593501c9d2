/// How wide text is in the font that the site ships.
///
/// Kerning is left out, which errs on the wide side. A character that the font does not have is drawn by
/// some other font of the reader's; it is taken to be wide, and `isKnown` tells, so that such a label can
/// be held to the width that was set aside for it.
enum TextMetrics {
  /// In the same unit as `size`.
  static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    let table = bold ? semibold : regular
    var total = 0
    for scalar in text.unicodeScalars { total += table.width(scalar) ?? strange(scalar) }
    return Double(total) * size / 1000
  }

  /// Whether the shipped font has every character of the text.
  static func isKnown(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { regular.width($0) != nil }
  }

  /// The text, shortened with an ellipsis to the width that there is.
  static func truncated(_ text: String, to width: Double, size: Double, bold: Bool = false) -> String {
    if self.width(text, size: size, bold: bold) <= width { return text }
    var kept = ""
    var used = self.width("…", size: size, bold: bold)
    for character in text {
      used += self.width(String(character), size: size, bold: bold)
      if used > width { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The text in lines no wider than `width`, broken at spaces; `nil` if a word does not fit or there
  /// would be more than `limit` lines.
  static func wrapped(_ text: String, to width: Double, size: Double, limit: Int) -> [String]? {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if self.width(String(word), size: size) > width { return nil }
      if let last = lines.last, self.width(last + " " + word, size: size) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
      if lines.count > limit { return nil }
    }
    return lines
  }

  private static func strange(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    // Line breaks and tabs are drawn as spaces, other control characters as the replacement character.
    case .control: return "\n\t\r".unicodeScalars.contains(scalar) ? 281 : 1000
    default: return scalar.value >= 0x1100 ? 1000 : 750
    }
  }

  private struct Table: Sendable {
    /// Direct look-up below U+0400, as nearly all text lies there.
    private var dense: [UInt16]
    private var sparse: [UInt32: UInt16] = [:]

    init(_ runs: [(first: UInt32, widths: [UInt16])]) {
      dense = Array(repeating: .max, count: 0x400)
      for run in runs {
        for (offset, width) in run.widths.enumerated() {
          let code = run.first + UInt32(offset)
          if code < 0x400 { dense[Int(code)] = width } else { sparse[code] = width }
        }
      }
    }

    func width(_ scalar: Unicode.Scalar) -> Int? {
      if scalar.value < 0x400 {
        let width = dense[Int(scalar.value)]
        return width == .max ? nil : Int(width)
      }
      return sparse[scalar.value].map(Int.init)
    }
  }

  private static let regular = Table(GlyphWidths.regular)
  private static let semibold = Table(GlyphWidths.semibold)
}
