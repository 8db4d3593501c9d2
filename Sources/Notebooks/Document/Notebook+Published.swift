import Dates

/// What of a chapter goes to readers.
public struct PublishingRules: Sendable, Hashable {
  /// Of the course or the command line; a chapter may say otherwise unless `overridesChapters`.
  public var solutions: Solutions
  /// The command line has the last word on solutions.
  public var overridesChapters: Bool
  /// The day of the build, with which release dates are compared; `nil` publishes everything.
  public var day: CivilDate?
  /// The format that `content-visible` asks for.
  public var format: String

  public init(
    solutions: Solutions = .fold, overridesChapters: Bool = false, day: CivilDate? = nil,
    format: String = "html"
  ) {
    self.solutions = solutions
    self.overridesChapters = overridesChapters
    self.day = day
    self.format = format
  }

  /// What becomes of the solutions of a chapter.
  public func solutions(of frontMatter: FrontMatter) -> Solutions {
    if let day, let release = frontMatter.solutionsRelease, day < release { return .hide }
    return overridesChapters ? solutions : frontMatter.solutions ?? solutions
  }

  /// Whether a chapter's release day has come.
  public func isReleased(_ frontMatter: FrontMatter) -> Bool {
    guard let day, let release = frontMatter.release else { return true }
    return day >= release
  }
}

extension Notebook {
  /// The chapter without what readers must not or need not get: hidden solutions and content for
  /// other formats. What is not in it cannot slip into page, search index or download.
  public func published(_ rules: PublishingRules) -> Notebook {
    var publishing = Publishing(rules: rules, hidesSolutions: rules.solutions(of: frontMatter) == .hide)
    var result = publishing.rewrite(self)
    guard !publishing.withheld.isEmpty else { return self }
    result.withheld += publishing.withheld
    return result.withFootnotesInUse()
  }

  /// Without the footnotes that only removed text referred to.
  private func withFootnotesInUse() -> Notebook {
    var finder = FootnoteFinder()
    for block in blocks { finder.visit(block) }
    for footnote in footnotes where finder.numbers.contains(footnote.number) {
      for block in footnote.blocks { finder.visit(block) }
    }
    var result = self
    result.footnotes = footnotes.filter { finder.numbers.contains($0.number) }
    result.withheld += footnotes.filter { !finder.numbers.contains($0.number) }.map(\.range)
    return result
  }
}

/// Takes out the divisions that do not go to readers.
private struct Publishing: NotebookRewriter {
  let rules: PublishingRules
  let hidesSolutions: Bool
  var withheld: [SourceRange] = []

  mutating func rewrite(_ block: Block) -> [Block] {
    guard case .division(let node) = block, !keeps(node) else { return [descend(into: block)] }
    withheld.append(node.range)
    return []
  }

  /// Running text holds no divisions.
  mutating func rewrite(_ inline: Inline) -> [Inline] { [inline] }

  private func keeps(_ division: Division) -> Bool {
    let attributes = division.attributes
    if hidesSolutions, attributes.identifier?.hasPrefix("sol-") == true || attributes.has("solution") {
      return false
    }
    // What is no day holds nothing back; the parser has said so.
    if let day = rules.day, let release = attributes["release"].flatMap(CivilDate.init), day < release {
      return false
    }
    let matches = attributes["when-format"].map { $0 == rules.format || $0 == "\(rules.format):js" }
    let differs = attributes["unless-format"].map { $0 != rules.format }
    if attributes.has("content-visible") { return matches ?? differs ?? true }
    if attributes.has("content-hidden") { return !(matches ?? differs ?? true) }
    return true
  }
}

private struct FootnoteFinder: NotebookVisitor {
  var numbers: Set<Int> = []

  mutating func visit(_ inline: Inline) {
    if case .footnote(let node) = inline { numbers.insert(node.number) }
    descend(into: inline)
  }
}
