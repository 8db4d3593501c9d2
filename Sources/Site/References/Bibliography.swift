import Notebooks

/// The works that chapters may cite.
public struct Bibliography: Sendable {
  /// One work.
  public struct Work: Sendable, Hashable {
    public var key: String
    /// `article`, `book` and so on.
    public var type: String
    /// BibTeX's fields in lower case as plain text, without braces and with accents resolved.
    public var fields: [String: String]
    public var position: SourcePosition
    public var authors: [PersonName]
    public var editors: [PersonName]
    /// The list of authors ends in "and others".
    public var hasOthers: Bool
    /// How the names are separated, where it is not by "and".
    var separator: String?

    /// - Parameter raw: The fields as they are written.
    init(key: String, type: String, raw: [String: String], position: SourcePosition) {
      self.key = key
      self.type = type
      self.position = position
      let addresses: Set<String> = ["url", "doi", "eprint", "file", "crossref", "xdata", "pdf"]
      fields = [:]
      for (name, text) in raw {
        fields[name] = addresses.contains(name) ? TeXText.address(text) : TeXText.plain(text)
      }
      // biblatex has the second half of a title in a field of its own.
      for name in ["title", "booktitle"] {
        guard let first = fields[name], let more = fields[name.replacing("title", with: "subtitle")],
          let last = first.last, !more.isEmpty
        else { continue }
        fields[name] = first + ("?!.:".contains(last) ? " " : ": ") + more
      }
      (authors, hasOthers) = PersonName.read(raw["author"] ?? "")
      let (editors, hasMore) = PersonName.read(raw["editor"] ?? "")
      self.editors = editors
      separator =
        PersonName.wrongSeparator(raw["author"] ?? "") ?? PersonName.wrongSeparator(raw["editor"] ?? "")
      if authors.isEmpty { hasOthers = hasMore }
    }

    /// Whose name stands for the work: its authors, or else its editors.
    var people: [PersonName] { authors.isEmpty ? editors : authors }

    /// "a", "b" where several works of one year have the same short names.
    var letter = ""

    /// The year, or the years of a range such as `2019-03/2020-04`.
    var year: String { (fields["year"] ?? fields["date"].map(Self.years) ?? "n.d.") + letter }

    private static func years(_ date: String) -> String {
      let years = date.split(separator: "/", omittingEmptySubsequences: false).map { part in
        String(part.prefix { $0.isNumber })
      }
      guard let first = years.first, !first.isEmpty else { return date }
      guard years.count > 1, years[1] != first else { return first }
      return years[1].isEmpty ? first + "–" : "\(first)–\(years[1])"
    }
  }

  public private(set) var works: [String: Work] = [:]
  public private(set) var diagnostics: [Diagnostic] = []

  public init() {}

  public var keys: some Collection<String> { works.keys }

  public subscript(key: String) -> Work? { works[key] }

  /// Adds the works of a BibTeX file; a key that is given twice is an error with both positions.
  public mutating func add(file: String, text: String) {
    let (read, faults) = BibTeXReader.read(file: file, text: text)
    diagnostics += faults
    if read.isEmpty, faults.isEmpty, !text.allSatisfy(\.isWhitespace) {
      diagnostics.append(
        Diagnostic(
          at: SourcePosition(file: file, line: 1, column: 1), "'\(file)' has no entry of BibTeX.",
          help: "Export the works as BibTeX; CSL JSON, RIS and EndNote's XML are not read."))
    }
    for work in read {
      if let separator = work.separator {
        diagnostics.append(
          Diagnostic(
            .warning, at: work.position,
            "The people of '\(work.key)' are separated by '\(separator)', so they are read as one.",
            help: "BibTeX wants 'and' between names: `author = {Ada Lovelace and Grace Hopper}`."))
      }
      if let first = works[work.key] {
        diagnostics.append(
          Diagnostic(
            at: work.position, "The work '\(work.key)' is given twice.", help: "Rename one of the two.",
            notes: [Diagnostic(.note, at: first.position, "It is given here first.")]))
      } else {
        works[work.key] = work
      }
    }
    giveLetters()
  }

  /// Letters tell works apart that would be cited by the same words; they are those of all works, so that a work is
  /// cited alike in all chapters.
  private mutating func giveLetters() {
    for key in works.keys { works[key]?.letter = "" }
    let groups = Dictionary(grouping: works.values.filter { $0.year.last?.isNumber == true }) {
      "\($0.shortAuthors) \($0.year)"
    }
    for group in groups.values where group.count > 1 && group.count <= 26 {
      let sorted = group.sorted {
        (($0.fields["title"] ?? ""), $0.key) < (($1.fields["title"] ?? ""), $1.key)
      }
      for (index, work) in sorted.enumerated() {
        works[work.key]?.letter = String(UnicodeScalar(UInt8(97 + index)))
      }
    }
  }
}
