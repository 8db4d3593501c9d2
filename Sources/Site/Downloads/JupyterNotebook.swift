import Foundation
import Notebooks
import Results
import Texts
import Wire

/// A chapter in Jupyter's format, nbformat 4.5, with the outputs of its cells.
public struct JupyterNotebook: Encodable {
  let cells: [JupyterCell]
  let metadata = Metadata()
  let nbformat = 4
  let nbformat_minor = 5

  struct Metadata: Encodable {
    let kernelspec = ["name": "swift", "display_name": "Swift", "language": "swift"]
    let language_info = ["name": "swift", "file_extension": ".swift"]
  }

  /// - Parameter macros: Those of the course; what the chapter does not use is left out.
  public init(_ notebook: Notebook, _ result: ChapterResult?, macros: [MathMacro] = []) {
    self.init(notebook, notebook.segments, result, macros: macros)
  }

  init(
    _ notebook: Notebook, _ segments: [NotebookSegment], _ result: ChapterResult?, macros: [MathMacro]
  ) {
    var cells: [JupyterCell] = []
    func add(_ kind: JupyterCell.Kind, _ source: String) {
      cells.append(JupyterCell(id: "cell-\(cells.count + 1)", kind: kind, source: source))
    }
    if let front = notebook.frontMatterText { add(.raw, front) }
    let used = macros.isEmpty ? [] : macros.used(in: notebook.markdown)
    if !used.isEmpty {
      // Jupyter's MathJax keeps what a formula defines for the cells below.
      add(.markdown, "$$\n" + used.map { "\($0.definition)\n" }.joined() + "$$")
      cells[cells.count - 1].isMacros = true
    }
    if !notebook.frontMatter.params.isEmpty {
      // Kernels are sent code cells only. Papermill puts other values below the cell with this tag.
      add(.code([]), notebook.frontMatter.params.map(\.swiftDeclaration).joined(separator: "\n"))
      cells[cells.count - 1].isParameters = true
    }
    for segment in segments {
      switch segment {
      case .markdown(let text): add(.markdown, text)
      case .cell(let block, let surroundings):
        // The fences go; option lines stay, as in Quarto's notebooks.
        let lines = block.source.linesToTheEnd.dropFirst().dropLast()
        let outputs = result?.cells[block.cell.index]?.outputs ?? []
        add(.code(outputs.map(JupyterOutput.init)), lines.joined(separator: "\n"))
        cells[cells.count - 1].surroundings = surroundings
      }
    }
    self.cells = cells
  }

  /// The notebook as a file: sorted keys, so that the same chapter gives the same bytes.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

struct JupyterCell: Encodable {
  enum Kind {
    case raw
    case markdown
    case code([JupyterOutput])
  }

  let id: String
  let kind: Kind
  let source: String
  /// The blocks around a cell, so that an import puts it back into them.
  var surroundings: CellSurroundings?
  /// Whether it holds the front matter's `params`, so that an import leaves it out as long as nobody changed it.
  var isParameters = false
  /// The same of the course's `macros`.
  var isMacros = false

  private struct Metadata: Encodable {
    var tags: [String]?
    var lectern: [String: String]?
  }

  private enum Key: String, CodingKey {
    case id, metadata, source, outputs
    case type = "cell_type"
    case count = "execution_count"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    let words = surroundings?.metadata ?? [:]
    let metadata =
      isParameters
      ? Metadata(tags: ["parameters"], lectern: ["parameters": source])
      : Metadata(lectern: isMacros ? ["macros": source] : words.isEmpty ? nil : words)
    try container.encode(metadata, forKey: .metadata)
    try container.encode(source, forKey: .source)
    switch kind {
    case .raw: try container.encode("raw", forKey: .type)
    case .markdown: try container.encode("markdown", forKey: .type)
    case .code(let outputs):
      try container.encode("code", forKey: .type)
      try container.encode(outputs, forKey: .outputs)
      try container.encodeNil(forKey: .count)
    }
  }
}

extension CellSurroundings {
  /// What `JupyterReader` looks for; nothing for a cell at the margin.
  fileprivate var metadata: [String: String] {
    guard !opening.isEmpty else { return [:] }
    var words = ["indentation": indentation]
    if opening != indentation { words["opening"] = opening }
    let joined = (isJoinedAbove ? ["above"] : []) + (isJoinedBelow ? ["below"] : [])
    if !joined.isEmpty { words["joined"] = joined.joined(separator: " ") }
    return words
  }
}

struct JupyterOutput: Encodable {
  let output: CellOutput

  init(_ output: CellOutput) { self.output = output }

  private enum Key: String, CodingKey {
    case name, text, data, metadata, ename, evalue, traceback
    case type = "output_type"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch output {
    case .standardOutput(let text), .standardError(let text):
      var name = "stdout"
      if case .standardError = output { name = "stderr" }
      try container.encode("stream", forKey: .type)
      try container.encode(name, forKey: .name)
      try container.encode(text, forKey: .text)
    case .bundle(let bundle):
      try container.encode("display_data", forKey: .type)
      try container.encode(bundle.jupyterForms, forKey: .data)
      try container.encode([String: String](), forKey: .metadata)
    case .error(let error):
      try container.encode("error", forKey: .type)
      try container.encode(error.kind.rawValue, forKey: .ename)
      try container.encode(error.message, forKey: .evalue)
      try container.encode(error.message.lines.filter { !$0.isEmpty }.map(String.init), forKey: .traceback)
    }
  }
}

extension MIMEBundle {
  /// The forms that other programs know, by media type.
  public var jupyterForms: [String: String] {
    if let claim = ClaimText(self) {
      var forms = ["text/plain": claim.plain]
      forms["text/markdown"] = claim.markdown
      return forms
    }
    let known: Set<MIMEType> = [.plain, .html, .markdown, .latex, .svg, .png]
    let pairs = representations.filter { known.contains($0.type) }.map { ($0.type.rawValue, $0.content) }
    var forms = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    // Charts are drawn for the page's own ground. A notebook's theme may be dark, and what is in a picture cannot know.
    if let svg = forms[MIMEType.svg.rawValue] {
      forms[MIMEType.svg.rawValue] = svg.replacing(
        "style=\"--wide:", with: "style=\"background:#fff;--wide:", maxReplacements: 1)
    }
    // A chart's data is a table too; there the picture is what is shown.
    if representations.first?.type == .table, let json = self[.table] {
      forms["text/html"] = TableHTML.of(json)
    }
    return forms
  }
}
