import Texts

/// Reads a chapter's Markdown into a `Notebook`.
public struct NotebookParser: Sendable {
  /// The cell options of the course, which front matter and cells refine.
  public var defaults: CellOptions
  /// Reads a file, or says `nil` when there is none; throws a `TextFault` when it is no text.
  public var read: @Sendable (_ path: String) throws -> String?

  /// What is read beyond CommonMark; a chapter's dialect but in tests of the specification.
  var dialect = Dialect.chapter

  public init(
    defaults: CellOptions = CellOptions(),
    read: @escaping @Sendable (_ path: String) throws -> String? = NotebookParser.readFromDisk
  ) {
    self.defaults = defaults
    self.read = read
  }

  /// Reads a chapter and everything it includes.
  ///
  /// - Parameters:
  ///   - file: The chapter's path as messages shall show it, from the working directory.
  ///   - root: The folder of the course, which includes must not leave.
  /// - Returns: The notebook, and all that is wrong with it in the order of the source. With an
  ///   error among the diagnostics the notebook is what could be made of the text.
  /// - Throws: A `Diagnostic` when the chapter itself cannot be read.
  public func parse(file: String, root: String) throws -> (Notebook, [Diagnostic]) {
    let text = try chapterText(file)
    let lines = text.lines
    var reader = FrontMatterReader(defaults: defaults)
    var firstLine = 1
    if let bounds = FrontMatterBounds(lines: lines) {
      reader.read(YAMLText(file: file, frontMatter: lines[(bounds.start + 1)..<bounds.end]))
      firstLine = bounds.end + 2
    } else if let start = FrontMatterBounds.opening(lines) {
      reader.complain(
        Diagnostic(
          at: SourcePosition(file: file, line: start + 1, column: 1), "The front matter is never closed.",
          help: "End it with a line `---`.", sourceLine: String(lines[start])))
    }
    var composer = Composer(root: root, read: read)
    composer.add(text, file: file, from: firstLine)
    let parsed = CMark.parse(composer.composition.text, dialect: dialect)
    var builder = TreeBuilder(
      composition: composer.composition, parsed: parsed, dialect: dialect,
      defaults: reader.frontMatter.execute)
    let blocks = builder.document(parsed.root)
    let notebook = Notebook(
      path: file, frontMatter: reader.frontMatter, blocks: blocks, footnotes: builder.footnotes,
      sources: composer.sources)
    return (
      notebook, inOrder(reader.diagnostics + composer.diagnostics + builder.diagnostics, of: composer.sources)
    )
  }

  private func chapterText(_ file: String) throws -> String {
    do {
      if let text = try read(file) { return text }
    } catch let fault as TextFault {
      throw Diagnostic(fault, in: file)
    }
    throw Diagnostic(
      at: nil, "There is no readable file '\(file)'.",
      help: "Check the name in the list of chapters and on the disk.")
  }

  /// Diagnostics in the order of the source; those in includes follow those of the chapter.
  private func inOrder(_ diagnostics: [Diagnostic], of sources: [SourceFile]) -> [Diagnostic] {
    let rank = Dictionary(sources.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    func key(_ diagnostic: Diagnostic) -> (Int, Int, Int) {
      guard let position = diagnostic.position else { return (-1, 0, 0) }
      return (rank[position.file] ?? .max, position.line, position.column)
    }
    return diagnostics.enumerated()
      .sorted { left, right in
        let (first, second) = (key(left.element), key(right.element))
        return first == second ? left.offset < right.offset : first < second
      }
      .map(\.element)
  }
}
