import Notebooks

/// What `course.yml` says.
public struct CourseConfiguration: Sendable, Hashable {
  /// A chapter as listed, by its path from the folder of `course.yml`.
  public struct ListedChapter: Sendable, Hashable {
    public var path: String
    public var position: SourcePosition?

    public init(path: String, position: SourcePosition?) {
      self.path = path
      self.position = position
    }
  }

  /// An entry of `chapters:`.
  public enum Entry: Sendable, Hashable {
    case chapter(ListedChapter)
    case part(title: String, chapters: [ListedChapter])
  }

  public var title: String?
  public var subtitle: String?
  public var description: String?
  public var authors: [String] = []
  public var lang = "en"
  /// `nil`: every chapter of the folder, by file name.
  public var entries: [Entry]?
  /// The site's folder, from the folder of `course.yml`.
  public var output: String?
  public var solutions = Solutions.fold
  /// The colour of links and marks, a CSS colour in hexadecimal.
  public var accent: String?
  /// A folder of templates and style sheets in place of the built-in theme.
  public var themeFolder: String?
  /// Folders to look for data in, from the folder of `course.yml`.
  public var dataSearch: [String] = []
  /// The folder of finished work that comes with the course, from the folder of `course.yml`.
  public var storeFolder = "results"
  /// The file with the keys whose signatures count, from the folder of `course.yml`; `nil` trusts every entry.
  public var trustedKeys: String?
  /// How many bytes the store that comes with the course may have: it is committed.
  public var storeLimit = 5_000_000
  /// The cell options of the course.
  public var execute = CellOptions()
  /// BibTeX files of the whole course.
  public var bibliography: [String] = []
  /// Where its files are named.
  public var bibliographyPosition: SourcePosition?
  /// Where the site is put by `lectern publish`.
  public var publishing = PublishingSettings()
  /// What jobs are asked for where work is handed to a queue.
  public var cluster = ClusterSettings()
  /// The address that the site is found at, without a slash at its end; `nil` writes nothing that needs one.
  public var siteAddress: String?
  /// The address below which readers can edit a chapter's source, without a slash at its end.
  public var repositoryAddress: String?
  /// Commands of the course's own in formulas.
  public var macros: [MathMacro] = []
  /// The rules of `lectern check` whose level is not the built-in one.
  public var rules: [CheckRule: CheckRule.Level] = [:]

  public init() {}

  /// Where the first chapter is listed.
  public var listPosition: SourcePosition? {
    switch entries?.first {
    case .chapter(let chapter): chapter.position
    case .part(_, let chapters): chapters.first?.position
    case nil: nil
    }
  }
}
