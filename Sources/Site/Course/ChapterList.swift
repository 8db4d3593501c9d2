import Notebooks

/// A chapter's index in the course.
public struct ChapterEntry: Sendable, Hashable, Codable {
  /// The Markdown file, from the folder of the chapters.
  public var path: String
  /// The page, from the folder of the site.
  public var page: String
  /// The chapter's number, `nil` for `index.md`; appendices count from 1 again.
  public var number: Int?
  /// It belongs to a part called "Appendix", and has a letter.
  public var isAppendix = false
  /// The index of the part it belongs to.
  public var part: Int?

  public init(path: String, page: String, number: Int?, part: Int? = nil) {
    self.path = path
    self.page = page
    self.number = number
    self.part = part
  }

  /// What the names of the files beside the page begin with.
  public var stem: String { Self.stem(ofPage: page) }

  /// The page's path without its ending.
  public static func stem(ofPage page: String) -> String {
    page.hasSuffix(".html") ? String(page.dropLast(".html".count)) : page
  }

  /// The number as pages show it: "3", or "A" for the first appendix.
  public var mark: String? {
    guard let number else { return nil }
    guard isAppendix, (1...26).contains(number), let letter = UnicodeScalar(UInt32(64 + number)) else {
      return "\(number)"
    }
    return String(Character(letter))
  }
}

/// The chapters of a course in reading order, with the parts they belong to.
public struct ChapterList: Sendable, Hashable {
  public var chapters: [ChapterEntry] = []
  /// The titles of the parts.
  public var parts: [String] = []
  /// Chapters that are listed and missing, or listed twice.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Orders the files of a folder as the configuration says, or by name.
  ///
  /// - Parameter files: The Markdown files in the folder, by their paths from it.
  public init(_ configuration: CourseConfiguration, files: [String]) {
    if let entries = configuration.entries {
      for entry in entries {
        switch entry {
        case .chapter(let chapter): add(chapter, part: nil, files: files)
        case .part(let title, let chapters):
          parts.append(title)
          for chapter in chapters { add(chapter, part: parts.count - 1, files: files) }
        }
      }
    } else {
      let sorted = files.filter(Self.isChapter).sorted(by: Self.precedes)
      for path in sorted { add(.init(path: path, position: nil), part: nil, files: files) }
    }
    // An index page stands first and has no number.
    if let index = chapters.firstIndex(where: { $0.page == "index.html" }) {
      chapters.insert(chapters.remove(at: index), at: 0)
    }
  }

  /// Whether the chapters of a part are appendices.
  static func isAppendix(_ title: String) -> Bool {
    ["appendix", "appendices", "anhang", "anhänge", "ملحق", "ملاحق"].contains(title.lowercased())
  }

  /// A page's name from its chapter's, without the characters that mean something in an address.
  private func pageName(_ stem: String) -> String {
    var name = String(stem.map { "#?%:*\"<>|\\".contains($0) ? "-" : $0 })
    // The site's own page of what is not there has this name.
    if name == "404" { name = "404-" }
    while chapters.contains(where: { $0.page == name + ".html" }) { name += "-" }
    return name + ".html"
  }

  /// Whether a file of a folder is a chapter when nothing lists it.
  public static func isChapter(_ path: String) -> Bool {
    path.hasSuffix(".md") && !path.split(separator: "/").contains { $0.hasPrefix("_") || $0.hasPrefix(".") }
      && !path.contains("/")
  }

  /// `04-gradient-flow` is chapter 4, also while chapters 1 to 3 are still to be written; a file
  /// whose name says no number, or one that would go back, takes the next.
  private static func number(_ stem: String, after last: Int) -> Int {
    let name = stem.split(separator: "/").last ?? ""
    guard let named = Int(name.prefix { $0.isASCII && $0.isNumber }), named > last else { return last + 1 }
    return named
  }

  /// By name, in which a number counts as a number: `2-more.md` stands before `10-last.md`.
  private static func precedes(_ first: String, _ second: String) -> Bool {
    guard first != "index.md", second != "index.md" else { return second != "index.md" }
    var (a, b) = (first[...], second[...])
    while let x = a.first, let y = b.first {
      let (m, n) = (a.prefix(while: isDigit), b.prefix(while: isDigit))
      if !m.isEmpty, !n.isEmpty {
        let (p, q) = (m.drop { $0 == "0" }, n.drop { $0 == "0" })
        if p != q { return p.count == q.count ? p < q : p.count < q.count }
        (a, b) = (a[m.endIndex...], b[n.endIndex...])
      } else if x != y {
        return x < y
      } else {
        (a, b) = (a.dropFirst(), b.dropFirst())
      }
    }
    // `01.md` and `1.md` are still two.
    return a.isEmpty == b.isEmpty ? first < second : a.isEmpty
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  private mutating func add(_ listed: CourseConfiguration.ListedChapter, part: Int?, files: [String]) {
    guard files.contains(listed.path) else {
      let meant = Suggestion.closest(to: listed.path, among: files)
      diagnostics.append(
        Diagnostic(
          at: listed.position, "The chapter '\(listed.path)' does not exist.",
          help: meant.map { "Did you mean '\($0)'?" }
            ?? (listed.path.hasPrefix("/") || listed.path.hasPrefix("..")
              ? "Chapters lie in the course's folder, and are named from there."
              : "Create it, or take it out of 'chapters'.")))
      return
    }
    guard !chapters.contains(where: { $0.path == listed.path }) else {
      diagnostics.append(
        Diagnostic(
          at: listed.position, "The chapter '\(listed.path)' is listed twice.",
          help: "Take one of the two out."))
      return
    }
    let stem = listed.path.hasSuffix(".md") ? String(listed.path.dropLast(3)) : listed.path
    let isIndex = stem == "index"
    let isAppendix = part.map { Self.isAppendix(parts[$0]) } ?? false
    let last = chapters.last { $0.isAppendix == isAppendix && $0.number != nil }?.number ?? 0
    let number = isIndex ? nil : isAppendix ? last + 1 : Self.number(stem, after: last)
    var entry = ChapterEntry(path: listed.path, page: pageName(stem), number: number, part: part)
    entry.isAppendix = isAppendix
    chapters.append(entry)
  }
}
