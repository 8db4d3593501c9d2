/// Reads a chapter's Markdown into a `Notebook`.
public struct NotebookParser: Sendable {
  /// The cell options of the course, which front matter and cells refine.
  public var defaults: CellOptions
  /// Reads a file, or says `nil` when there is none.
  public var read: @Sendable (_ path: String) -> String?

  public init(
    defaults: CellOptions = CellOptions(),
    read: @escaping @Sendable (_ path: String) -> String? = NotebookParser.readFromDisk
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
    guard let text = read(file) else {
      throw Diagnostic(at: nil, "there is no readable file '\(file)'.")
    }
    return (Notebook(path: file, sources: [SourceFile(path: file, text: text)]), [])
  }
}
