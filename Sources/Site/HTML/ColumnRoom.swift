/// How a table's columns break where the page is narrow, told by what stands in them: names, numbers and lists of
/// numbers stay on one line, sentences get room for a few words, and the table scrolls within its frame.
///
/// Said once for the table and not at each field, since some tables have a thousand rows.
enum ColumnRoom {
  /// Texts up to this length are names rather than sentences.
  private static let nameLength = 24
  /// The same beside sentences, which need the room more.
  private static let nameLengthBesideSentences = 14
  /// Lists of numbers may be longer before they are broken.
  private static let numbersLength = 40
  /// Columns beyond are left to the browser; the theme's style sheet counts as far.
  private static let limit = 8

  /// Classes for the table: `s2` keeps the second column's texts on one line, `w3` gives the third one's room;
  /// `nil` where nothing needs to be said.
  static func classes(rows: [[String]]) -> String? {
    let count = min(rows.map(\.count).max() ?? 0, limit)
    let columns = (0..<count).map { column in
      rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
    }
    let areShort = columns.map { $0.allSatisfy { isShort($0, upTo: nameLength) } }
    // Two columns share the width well enough.
    let hasSentences = count > 2 && areShort.contains(false)
    let names = columns.indices.compactMap { column -> String? in
      guard areShort[column] else { return count > 2 ? "w\(column + 1)" : nil }
      let isKept =
        !hasSentences || columns[column].allSatisfy { isShort($0, upTo: nameLengthBesideSentences) }
      return isKept ? "s\(column + 1)" : nil
    }
    return names.isEmpty ? nil : names.joined(separator: " ")
  }

  private static func isShort(_ text: String, upTo length: Int) -> Bool {
    // Bytes bound characters from above, and are quicker to count.
    if text.utf8.count <= length { return true }
    let count = text.count
    return count <= length || count <= numbersLength && isNumbers(text)
  }

  private static func isNumbers(_ text: String) -> Bool {
    text.allSatisfy { $0.isNumber || " .,;:%+-−±×·⁻()[]eE/–".contains($0) }
  }
}
