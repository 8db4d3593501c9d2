import Notebooks

/// The works that chapters may cite.
public struct Bibliography: Sendable {
  /// One work.
  public struct Work: Sendable, Hashable {
    public var key: String
    /// `article`, `book` and so on.
    public var type: String
    /// BibTeX's fields in lower case, without braces and with accents resolved.
    public var fields: [String: String]
    public var position: SourcePosition

    /// The authors' family names.
    var families: [String] {
      (fields["author"] ?? fields["editor"] ?? "").split(separator: " and ").map { author in
        let author = author.trimmingPrefix(while: \.isWhitespace)
        if let comma = author.firstIndex(of: ",") { return String(author[..<comma]) }
        return author.split(separator: " ").last.map(String.init) ?? String(author)
      }
    }

    var year: String { fields["year"] ?? fields["date"].map { String($0.prefix(4)) } ?? "n.d." }
  }

  public private(set) var works: [String: Work] = [:]
  public private(set) var diagnostics: [Diagnostic] = []

  public init() {}

  public var keys: some Collection<String> { works.keys }

  public subscript(key: String) -> Work? { works[key] }

  /// Adds the works of a BibTeX file; a key that is given twice is an error with both places.
  public mutating func add(file: String, text: String) {
    let (read, faults) = BibTeXReader.read(file: file, text: text)
    diagnostics += faults
    for work in read {
      if let first = works[work.key] {
        diagnostics.append(
          Diagnostic(
            at: work.position, "The work '\(work.key)' is given twice.", help: "Rename one of the two.",
            notes: [Diagnostic(.note, at: first.position, "It is given here first.")]))
      } else {
        works[work.key] = work
      }
    }
  }
}
