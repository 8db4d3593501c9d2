/// Which extensions of CommonMark are read.
struct Dialect: OptionSet, Sendable {
  let rawValue: Int

  static let table = Dialect(rawValue: 1)
  static let strikethrough = Dialect(rawValue: 2)
  static let autolink = Dialect(rawValue: 4)
  static let taskList = Dialect(rawValue: 8)
  static let footnotes = Dialect(rawValue: 16)
  /// Attributes, divisions, math, references, cells and what else a chapter has.
  static let lectern = Dialect(rawValue: 32)

  /// GitHub's.
  static let gfm: Dialect = [.table, .strikethrough, .autolink, .taskList, .footnotes]
  /// A chapter's.
  static let chapter: Dialect = [.gfm, .lectern]

  /// The names under which cmark registers its extensions.
  static let named: [(Dialect, String)] = [
    (.table, "table"), (.strikethrough, "strikethrough"), (.autolink, "autolink"),
    (.taskList, "tasklist"),
  ]
}
