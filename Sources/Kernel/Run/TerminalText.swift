/// Text as it would stand on a terminal, without what only a terminal understands.
enum TerminalText {
  /// Drops escape sequences (ECMA-48) and control characters, and lets a carriage return take
  /// its line back, as progress bars use it.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F }) else {
      return text
    }
    let withoutSequences = text.replacing(
      /\u{1B}(?:\[[0-?]*[ -\/]*[@-~]|\][^\u{07}\u{1B}]*(?:\u{07}|\u{1B}\\)?|[@-Z\\-_])/, with: ""
    )
    .replacing("\r\n", with: "\n")
    let lines = withoutSequences.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "\r", omittingEmptySubsequences: true).last ?? ""
    }
    return String(
      lines.joined(separator: "\n").unicodeScalars.filter {
        $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t"
      }
      .map(Character.init))
  }
}
