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
    let hidesSolutions = rules.solutions(of: frontMatter) == .hide
    var result = self
    var withheld: [SourceRange] = []
    func keeps(_ division: Division) -> Bool {
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
    result.blocks = Self.kept(blocks, &withheld, keeps)
    for index in footnotes.indices {
      result.footnotes[index].blocks = Self.kept(footnotes[index].blocks, &withheld, keeps)
    }
    guard !withheld.isEmpty else { return self }
    result.withheld += withheld
    return result.withFootnotesInUse()
  }

  private static func kept(
    _ blocks: [Block], _ withheld: inout [SourceRange], _ keeps: (Division) -> Bool
  ) -> [Block] {
    blocks.compactMap { block in
      switch block {
      case .division(var node):
        guard keeps(node) else {
          withheld.append(node.range)
          return nil
        }
        node.blocks = kept(node.blocks, &withheld, keeps)
        return .division(node)
      case .callout(var node):
        node.blocks = kept(node.blocks, &withheld, keeps)
        return .callout(node)
      case .blockQuote(var node):
        node.blocks = kept(node.blocks, &withheld, keeps)
        return .blockQuote(node)
      case .list(var node):
        for index in node.items.indices {
          node.items[index].blocks = kept(node.items[index].blocks, &withheld, keeps)
        }
        return .list(node)
      case .definitionList(var node):
        for entry in node.entries.indices {
          node.entries[entry].definitions = node.entries[entry].definitions.map { kept($0, &withheld, keeps) }
        }
        return .definitionList(node)
      default: return block
      }
    }
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

private struct FootnoteFinder: NotebookVisitor {
  var numbers: Set<Int> = []

  mutating func visit(_ inline: Inline) {
    if case .footnote(let node) = inline { numbers.insert(node.number) }
    descend(into: inline)
  }
}
