import Foundation
import Notebooks
import Texts

/// Reads a Jupyter notebook (nbformat 3 and 4) as a chapter's Markdown, with the cell options that
/// Jupyter, Quarto and MyST write in their own ways. Outputs are not taken over: they are made
/// anew when the chapter runs.
public struct JupyterReader {
  /// The chapter's text.
  public private(set) var markdown = ""
  /// Pictures that were kept inside the notebook, by the names under which the text shows them.
  public private(set) var attachments: [String: Data] = [:]
  /// What could not be taken over as it was.
  public private(set) var diagnostics: [Diagnostic] = []

  private let file: String
  private let language: String
  private let runsEveryCell: Bool
  private var pictures: JupyterAttachments
  private let labels: MystLabels
  private var usedLabels: Set<String> = []
  private var codeAbove: [String] = []
  private var usedNotes: Set<String> = []
  private var hasToldOutputs = false
  /// Where link definitions lead, by their names in small letters.
  private var linkTargets: [String: String] = [:]

  /// - Parameters:
  ///   - file: The notebook's name, as messages give it.
  ///   - language: The language of its code cells, whatever it says itself; `nil` to believe it.
  ///   - attachmentFolder: What the text says before the names of `attachments`, such as `lesson_files/`.
  ///   - runsEveryCell: Tags of an editor do not keep cells from running: what is graded is their code.
  /// - Throws: A `Diagnostic` when the file is no notebook of these formats.
  public init(
    file: String, data: Data, language: String? = nil, attachmentFolder: String = "",
    runsEveryCell: Bool = false
  ) throws {
    guard !TextFile.isPointer(data) else {
      throw Diagnostic(
        at: SourcePosition(file: file, line: 1, column: 1),
        "'\(file)' is a pointer of Git LFS, not the notebook.",
        help: "Fetch the notebook with 'git lfs pull'.")
    }
    let document: JupyterDocument
    do {
      document = try JupyterDocument.read(data)
    } catch {
      throw Diagnostic(
        at: SourcePosition(file: file, line: 1, column: 1),
        "'\(file)' is no Jupyter notebook: \(Self.words(error)).",
        help: "Give a file that Jupyter saved, of nbformat 4.")
    }
    guard document.format == 4 || document.format == 3 else {
      throw Diagnostic(
        at: SourcePosition(file: file, line: 1, column: 1), "'\(file)' is of nbformat \(document.format).",
        help: "Bring it to nbformat 4 with 'jupyter nbconvert --to notebook --nbformat 4 \(file)'.")
    }
    self.file = file
    self.runsEveryCell = runsEveryCell
    self.language = language ?? document.language ?? "python"
    pictures = JupyterAttachments(folder: attachmentFolder)
    labels = MystLabels(
      document.cells.filter { $0.kind == "markdown" }.flatMap { $0.source.text.lines + [""] })
    var above: CellSurroundings?
    for (number, cell) in document.cells.enumerated() {
      let text = text(of: cell, number: number)
      guard !text.isEmpty else { continue }
      let isJoined = cell.surroundings?.isJoinedAbove == true || above?.isJoinedBelow == true
      markdown += markdown.isEmpty ? text : (isJoined ? "\n" : "\n\n") + text
      above = cell.surroundings
    }
    attachments = pictures.files
    markdown += "\n"
  }

  private static func words(_ error: any Error) -> String {
    if case DecodingError.typeMismatch(_, let context)? = error as? DecodingError, context.codingPath.isEmpty
    {
      return "it is JSON of another kind"
    }
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, let context):
      let path = context.codingPath.map(Self.path).joined()
      return "it has no '\(key.stringValue)'"
        + (path.isEmpty ? "" : " in \(path.dropFirst(path.hasPrefix(".") ? 1 : 0))")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is of the wrong kind"
    default: return "it is not JSON"
    }
  }

  private static func path(_ key: any CodingKey) -> String {
    key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
  }

  private mutating func note(_ number: Int, _ message: String, line: Int? = nil) {
    let position = line.map { ", line \($0)" } ?? ""
    diagnostics.append(Diagnostic(.warning, at: nil, "\(file), cell \(number + 1)\(position): \(message)"))
  }

  private mutating func text(of cell: JupyterDocument.Cell, number: Int) -> String {
    var source = cell.source.text.withPlainLineEnds
    if source.hasSuffix("\n") { source.removeLast() }
    for name in cell.strange {
      note(number, "Its '\(name)' is missing or of the wrong kind and is left out.")
    }
    switch cell.kind {
    case "markdown":
      if number == 0, FrontMatterText.isFrontMatter(source) { return frontMatter(source, number) }
      // The course file says it.
      if cell.macros == source { return "" }
      let text = pictures.taken(cell.attachments, in: source)
      for name in pictures.missing { note(number, "There is no attachment '\(name)'.") }
      return markdown(text, number)
    case "heading": return String(repeating: "#", count: max(1, min(6, cell.level ?? 1))) + " " + source
    case "raw": return raw(cell, source, number)
    case "code": return code(cell, source, number)
    default:
      note(number, "It is of the kind '\(cell.kind)' and was left out.")
      return ""
    }
  }

  /// A text cell ends what it begins: a fence or a comment that is never closed would take the next cell in.
  private mutating func markdown(_ text: String, _ number: Int) -> String {
    let converted = MystMarkdown(text, file: file, dialect: .jupyter, labels: labels, cell: number + 1)
    for found in converted.diagnostics { note(number, found.message, line: found.position?.line) }
    var markdown = withOwnLinks(withOwnNotes(converted.markdown, number), number)
    // At the top of a chapter a rule would begin its front matter.
    if markdown.hasPrefix("---") { markdown = "***" + markdown.dropFirst(3) }
    return closedHTML(markdown, number)
  }

  private mutating func closedHTML(_ text: String, _ number: Int) -> String {
    var text = text
    if let open = text.ranges(of: "<!--").last, !text[open.upperBound...].contains("-->") {
      note(number, "Its comment is never closed; it is closed at the end of the cell.")
      text += " -->"
    }
    return HTMLEnds.closed(text) { name in
      note(number, "Its <\(name)> is never closed; it is closed at the end of the cell.")
    }
  }

  /// Two cells may each have a footnote 1, which in one text would be the same.
  private mutating func withOwnNotes(_ text: String, _ number: Int) -> String {
    var text = text
    for match in text.matches(of: /(?:^|\n) {0,3}\[\^([^\]\s]+)\]:/)
    where !usedNotes.insert(String(match.1)).inserted {
      text = text.replacing("[^\(match.1)]", with: "[^\(match.1)-\(number + 1)]")
    }
    return text
  }

  /// Two cells may each say where `[ref]` leads; in one text the first would count for both.
  private mutating func withOwnLinks(_ text: String, _ number: Int) -> String {
    guard text.contains("]:") else { return text }
    var text = text
    for match in text.matches(of: /(?:^|\n) {0,3}\[([^\[\]^][^\[\]]*)\]:[ \t]*(\S+)/) {
      let (name, address) = (String(match.1), String(match.2))
      let known = linkTargets[name.lowercased()]
      if known == nil { linkTargets[name.lowercased()] = address }
      guard let known, known != address else { continue }
      let own = "\(name)-\(number + 1)"
      text = text.replacing("][\(name)]", with: "][\(own)]").replacing(
        "[\(name)][]", with: "[\(name)][\(own)]"
      )
      .replacing("[\(name)]:", with: "[\(own)]:")
      var result = ""
      var rest = text[...]
      while let mention = rest.firstRange(of: "[\(name)]") {
        result += rest[..<mention.upperBound]
        rest = rest[mention.upperBound...]
        // With an address or another name behind it, it is no short form.
        if rest.first != "(", rest.first != "[" { result += "[\(own)]" }
      }
      text = result + rest
    }
    return text
  }

  private mutating func frontMatter(_ source: String, _ number: Int) -> String {
    let lines = source.lines
    guard let bounds = FrontMatterBounds(lines: lines) else { return source }
    let own = OwnKeys.commented(lines[...bounds.end].map(String.init))
    for key in own.keys { note(number, OwnKeys.message(key.name), line: key.line) }
    return (own.lines + lines[(bounds.end + 1)...].map(String.init)).joined(separator: "\n")
  }

  private mutating func raw(_ cell: JupyterDocument.Cell, _ source: String, _ number: Int) -> String {
    if number == 0, FrontMatterText.isFrontMatter(source) { return frontMatter(source, number) }
    switch cell.format?.lowercased() {
    case "text/html", "html": return closedHTML(source, number)
    case "text/markdown", "markdown": return markdown(source, number)
    case let format? where format != "text/plain" && format != "text/x-rst" && format.contains("tex"):
      note(number, "Raw text of '\(format)' is left out: pages are HTML.")
      return ""
    default: return fenced("```text", source)
    }
  }

  /// Code that does not run gives nothing, and what it gave before is not taken over. In a notebook of one such language
  /// that is said once.
  private mutating func tellForeign(_ language: String, _ cell: JupyterDocument.Cell, _ number: Int) {
    if self.language == "swift" {
      let outputs = cell.hasOutputs ? " What stands below it is left out." : ""
      note(number, "It is in '\(language)', which does not run here; it is shown.\(outputs)")
    } else if cell.hasOutputs, !hasToldOutputs {
      hasToldOutputs = true
      note(
        number,
        "Cells in '\(language)' do not run here: the code is shown, and what stands below it, here and further down, is left out."
      )
    }
  }

  private mutating func code(_ cell: JupyterDocument.Cell, _ source: String, _ number: Int) -> String {
    // A hand-in's cells are Swift, whatever an editor noted.
    let language = runsEveryCell ? language : cell.editorLanguage ?? language
    guard language == "swift" else {
      tellForeign(language, cell, number)
      return fenced("```\(language)", source)
    }
    // The front matter says it.
    if cell.parameters == source {
      codeAbove.append(source)
      return ""
    }
    let commands = NotebookCommands(source)
    for remark in commands.remarks { note(number, remark.message, line: remark.line) }
    let plain = runsEveryCell ? withoutFences(commands.source, number) : commands.source
    let source =
      cell.tags.contains("injected-parameters")
      ? InjectedParameters.swift(plain, declaredIn: codeAbove) ?? plain : plain
    codeAbove.append(source)
    var options = CellConventions.options(ofTags: cell.tags)
    if runsEveryCell { options.removeAll { $0 == "eval: false" } }
    if cell.hidesSource { options.append("code-fold: true") }
    // JupyterLab's `outputs_hidden` says how an author's window looked, and hides nothing from readers.
    if !runsEveryCell, cell.tags.contains(where: { ["hide-output", "hide_output"].contains($0) }) {
      note(number, "Outputs are not folded here: by its tag 'hide-output' this one is left out of the page.")
    }
    if let label = cell.label {
      if label.wholeMatch(of: /[A-Za-z][A-Za-z0-9_.:-]*/) == nil {
        note(number, "Its name '\(label)' cannot be a label and is left out.")
      } else {
        options.insert("label: \(label)", at: 0)
      }
    }
    var (own, rest) = CellConventions.split(source)
    // MyST's labels may hold a colon.
    own = own.map { option in
      option.wholeMatch(of: /label:\s*(\w+):([\w.-]+)\s*/).map { "label: \($0.1)-\($0.2)" } ?? option
    }
    func key(_ option: String) -> Substring { option.prefix { $0 != ":" } }
    let known = Set(own.map(key))
    let classes = options.filter { key($0) == "classes" }.map { $0.dropFirst(9) }
    options.removeAll { known.contains(key($0)) || key($0) == "classes" }
    if !classes.isEmpty, !known.contains("classes") {
      options.append("classes: " + classes.joined(separator: " "))
    }
    var seen: Set<Substring> = []
    options = options.filter { seen.insert(key($0)).inserted }
    if let label = (own + options).first(where: { key($0) == "label" }), !usedLabels.insert(label).inserted {
      note(number, "Its \(label) is another cell's too and is left out.")
      options.removeAll { $0 == label }
      own.removeAll { $0 == label }
    }
    let lines = (own + options).map { "//| \($0)" } + (rest.isEmpty ? [] : [rest])
    let text = fenced("```{swift}", lines.joined(separator: "\n"))
    return cell.surroundings.map { $0.surrounding(text.linesToTheEnd) } ?? text
  }

  /// A hand-in's code without the fences of Markdown around it.
  private mutating func withoutFences(_ source: String, _ number: Int) -> String {
    var lines = source.linesToTheEnd.map(String.init)
    if let first = lines.first, first.wholeMatch(of: /`{3,}[^`]*/) != nil,
      let last = lines.lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }), last > 0,
      lines[last].wholeMatch(of: /`{3,}\s*/) != nil
    {
      (lines[0], lines[last]) = ("", "")
      note(number, "The fences around its code are left out.")
    }
    return lines.joined(separator: "\n")
  }

  /// A fence that is longer than any in the text.
  private func fenced(_ opening: String, _ text: String) -> String {
    let longest = text.lines.reduce(0) { longest, line in
      max(longest, line.drop { $0 == " " }.prefix { $0 == "`" }.count)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return fence + opening.dropFirst(3) + "\n" + text + "\n" + fence
  }
}
