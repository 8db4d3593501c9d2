import Notebooks
import Results
import Texts

/// A hand-in as it is run: whatever is wrong in its prose and metadata is noted, and its cells run all the same.
struct GradedNotebook {
  private(set) var notebook: Notebook
  /// Each a sentence with its line.
  private(set) var remarks: [String] = []
  /// The first include, in whose place cells may have stood: a hand-in is one file.
  private(set) var missing: Diagnostic?

  private let submission: Submission
  /// What was read: the hand-in's text without what is not heard.
  private let text: String
  /// That `execute:` is not heard, where it is there.
  private var unheard: String?

  /// More sentences would only fill the page.
  private static let mostRemarks = 12

  /// - Throws: A `Diagnostic` when nothing can be made of the text.
  init(_ submission: Submission) throws {
    try self.init(submission, text: submission.text)
    // What a chapter says of all its cells, as Quarto's authors do while they write, is no word on single cells.
    let options = notebook.frontMatter
    if !options.execute.run.eval || !options.execute.run.runs, let line = options.positions["execute"]?.line {
      try self.init(submission, text: Self.withoutExecute(submission.text, line: line))
      let remark =
        "\(submission.file):\(line): 'execute' in the front matter keeps cells from running and is not heard here."
      unheard = remark
      remarks.append(remark)
    }
  }

  private init(_ submission: Submission, text: String) throws {
    self.submission = submission
    self.text = text
    var own = submission
    own.text = text
    var unread: Diagnostic?
    let read: (notebook: Notebook, found: [Diagnostic])
    do {
      read = try StudentRunner.parse(own)
    } catch let fault as Diagnostic {
      own.text = Self.withoutFrontMatter(text)
      guard own.text != text else { throw fault }
      unread = fault
      read = try StudentRunner.parse(own)
    }
    notebook = read.notebook
    let found = [unread].compactMap { $0 } + read.found
    let faults = found.filter { $0.severity == .error }
    let include = faults.first { $0.sourceLine?.contains("{{<") == true }
    let noted = faults.filter { $0 != include }
    missing = include
    // Whether it lies beside the hand-in is nothing to the one who is graded: it is not looked for.
    missing?.message = "What is included here is not read: what is graded is one file."
    missing?.help = "Put its content in the place of this line."
    remarks = noted.prefix(Self.mostRemarks).map { fault in
      let position = fault.position.map { "\($0.file):\($0.line): " } ?? ""
      // Code of another language is code all the same: what was to come of it is not there.
      let cost =
        fault.isOfForeignCell ? "It does not run, and nothing in it counts." : "It costs no points."
      return "\(position)\(String(fault.message.prefix(300))) \(cost)"
    }
    if noted.count > Self.mostRemarks {
      remarks.append("\(noted.count - Self.mostRemarks) more such remarks are left out.")
    }
    if !notebook.cells.contains(where: { $0.kind == .block }) {
      // As Google Docs and word processors write what stood there as text.
      let isEscaped = submission.text.contains("\\`\\`\\`")
      remarks.append(
        isEscaped
          ? "'\(submission.file)' holds no cell: its marks are escaped, '\\`\\`\\`', as a word processor writes them; write the notebook in an editor for plain text."
          : submission.file.hasSuffix(".ipynb")
            ? "'\(submission.file)' holds no code cell; a cell that was turned into Raw or Markdown (the keys R and M) becomes code again by the key Y."
            : "'\(submission.file)' holds no cell; a cell begins with a line '```{swift}'.")
    }
    remarks += notebook.cells.filter { $0.kind == .block && (!$0.options.run.eval || !$0.options.run.runs) }
      .prefix(
        Self.mostRemarks
      ).map { "\($0.start.file):\($0.start.line): This cell says of itself that it does not run." }
  }

  /// The front matter's `execute:` as a comment, so that all lines keep their numbers.
  private static func withoutExecute(_ text: String, line: Int) -> String {
    var lines = text.linesToTheEnd.map(String.init)
    guard lines.indices.contains(line - 1) else { return text }
    lines[line - 1] = "#"
    var next = line
    while next < lines.count, lines[next].hasPrefix(" ") || lines[next].hasPrefix("\t") {
      lines[next] = "#"
      next += 1
    }
    return lines.joined(separator: "\n")
  }

  /// The text with blank lines in place of its front matter.
  private static func withoutFrontMatter(_ text: String) -> String {
    var lines = text.linesToTheEnd.map(String.init)
    guard lines.first?.hasPrefix("---") == true,
      let end = lines.dropFirst().firstIndex(where: { $0.hasPrefix("---") || $0.hasPrefix("...") })
    else { return text }
    for line in 0...end { lines[line] = "" }
    return lines.joined(separator: "\n")
  }

  /// The same with the expressions in its prose as mere code, when the run was stopped by one of them.
  ///
  /// - Returns: `nil` when it was not.
  func withoutInlineCells(ifFailedIn result: ChapterResult) -> GradedNotebook? {
    let inline = notebook.cells.filter { $0.kind == .inline }
    guard let fault = result.diagnostics.first(where: { $0.severity == .error })?.position,
      let failed = inline.first(where: { $0.start.line <= fault.line && fault.line <= $0.lastLine }),
      !notebook.cells.contains(where: {
        $0.kind == .block && $0.start.line <= fault.line && fault.line <= $0.lastLine
      })
    else { return nil }
    var lines = text.linesToTheEnd.map { Array($0.utf8) }
    for cell in inline where lines.indices.contains(cell.start.line - 1) {
      // `{swift} expression`: the braces become parentheses, of the same width.
      let before = lines[cell.start.line - 1].prefix(max(0, cell.start.column - 1))
      guard let open = before.lastIndex(of: UInt8(ascii: "{")),
        let close = before.lastIndex(of: UInt8(ascii: "}")),
        open < close
      else { continue }
      lines[cell.start.line - 1][open] = UInt8(ascii: "(")
      lines[cell.start.line - 1][close] = UInt8(ascii: ")")
    }
    let changed = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    guard var plain = try? GradedNotebook(submission, text: changed) else { return nil }
    // What stands on several lines was meant to be a cell.
    let cost =
      failed.code.contains("\n") || failed.code.contains("submit(")
      ? "Code that is to count stands in a cell, below a line '```{swift}'." : "It costs no points."
    plain.unheard = unheard
    plain.remarks += [unheard].compactMap { $0 }
    plain.remarks.append(
      "\(failed.start.file):\(failed.start.line): The code in this line of prose does not run; prose is shown without its values, and the cells are run. \(cost)"
    )
    return plain
  }
}

extension Cell {
  fileprivate var lastLine: Int { start.line + max(0, code.lines.count - 1) }
}
