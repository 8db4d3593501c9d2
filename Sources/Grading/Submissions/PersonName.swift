import Foundation

/// A person's name, compared as platforms write it: in any order, squeezed together, without accents.
struct PersonName: Hashable {
  /// The words in order, in small letters without accents.
  let parts: [String]

  init(_ name: String) {
    let plain = name.folding(
      options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
    parts = plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  var words: Set<String> { Set(parts) }

  /// The name written together, beginning with any of its words: `adalovelace`, `lovelaceada`.
  var squeezed: Set<String> {
    guard !parts.isEmpty else { return [] }
    return Set(parts.indices.map { (parts[$0...] + parts[..<$0]).joined() })
  }

  /// Whether the two can be one name.
  func isSame(as other: PersonName) -> Bool {
    guard let ours = parts.isEmpty ? nil : parts.joined() else { return false }
    return other.squeezed.contains(ours)
  }
}
