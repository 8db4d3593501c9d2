extension Diagnostic: CustomStringConvertible {
  public var description: String { rendered(color: false) }

  /// The diagnostic as printed: `file:line:column: error: sentence`, the source line with a
  /// caret, and `help: ...`. Ends without a newline.
  public func rendered(color: Bool) -> String {
    let paint = color ? Paint.terminal : Paint.none
    var lines: [String] = []
    let prefix = position.map { "\($0): " } ?? ""
    lines.append(
      "\(paint.bold)\(prefix)\(paint.color(of: severity))\(severity.rawValue):\(paint.reset)"
        + "\(paint.bold) \(message)\(paint.reset)")
    if let sourceLine, let position {
      lines.append(sourceLine)
      lines.append(paint.caret + Self.padding(to: position.column, in: sourceLine) + "^" + paint.reset)
    }
    if let help { lines.append("\(paint.bold)help:\(paint.reset) \(help)") }
    lines += notes.map { $0.rendered(color: color) }
    return lines.joined(separator: "\n")
  }

  /// Blanks as wide as the text before a column, with tabs kept so that the caret lines up.
  private static func padding(to column: Int, in line: String) -> String {
    let before = String(decoding: line.utf8.prefix(max(0, column - 1)), as: UTF8.self)
    return String(before.map { $0 == "\t" ? "\t" : " " })
  }
}

/// The escape sequences of a terminal, or nothing.
private struct Paint {
  var bold: String
  var caret: String
  var reset: String
  var severities: [Diagnostic.Severity: String]

  func color(of severity: Diagnostic.Severity) -> String { severities[severity] ?? "" }

  static let none = Paint(bold: "", caret: "", reset: "", severities: [:])
  static let terminal = Paint(
    bold: "\u{1B}[1m", caret: "\u{1B}[32m", reset: "\u{1B}[0m",
    severities: [.error: "\u{1B}[31m", .warning: "\u{1B}[33m", .note: "\u{1B}[36m"])
}
