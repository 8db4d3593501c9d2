/// A chapter as a value: front matter, blocks, footnotes, and the files it was read from.
public struct Notebook: Sendable, Hashable, Codable {
  /// The chapter's path as messages show it.
  public var path: String
  public var frontMatter: FrontMatter
  public var blocks: [Block]
  /// The footnotes that are referred to, in order of first reference.
  public var footnotes: [FootnoteDefinition]
  /// The chapter, everything it includes, and what was looked for and missing.
  public var sources: [SourceFile]
  /// What `published` took out, so that exports leave it out too.
  public var withheld: [SourceRange] = []

  public init(
    path: String, frontMatter: FrontMatter = FrontMatter(), blocks: [Block] = [],
    footnotes: [FootnoteDefinition] = [], sources: [SourceFile] = []
  ) {
    self.path = path
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.footnotes = footnotes
    self.sources = sources
  }
}
