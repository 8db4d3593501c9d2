/// Identifiers made from headings.
enum Slug {
  /// The words in lower case, joined with dashes, without what is neither letter nor digit.
  static func of(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
    let slug = words.map { $0.filter { $0.isLetter || $0.isNumber } }.filter { !$0.isEmpty }.joined(
      separator: "-")
    return slug.isEmpty ? "section" : slug
  }
}
