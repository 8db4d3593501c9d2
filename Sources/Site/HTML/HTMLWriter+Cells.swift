import Markup
import Notebooks
import Results

extension HTMLWriter {
  /// A cell: its code as the options want it, and what it put out.
  mutating func cell(_ block: CellBlock) -> Node? {
    guard context.isPage else { return .element("pre", children: [.element("code", text: block.cell.code)]) }
    let options = block.cell.options
    let isShown = options.page.include
    let source = isShown ? source(of: block) : nil
    let outputs = isShown ? outputs(of: block.cell) : []
    guard source != nil || !outputs.isEmpty || context.showsErrors else { return nil }
    var classes = ["cell"] + (options.page.column.map { ["column-\($0)"] } ?? []) + options.page.classes
    if source != nil, Self.isLong(block.cell.shownCode) { classes.append("long") }
    if context.preview?.outdated.contains(block.cell.index) == true { classes.append("is-old") }
    return .element(
      "div",
      [
        "id": identifier(of: block.cell, showsCode: source != nil),
        "class": classes.joined(separator: " "),
        "data-cell": context.preview.map { _ in "\(block.cell.index)" },
      ]
    ) {
      if let source { source }
      outputs
      if context.showsErrors { errors(of: block.cell) }
    }
  }

  /// The cell's label where no figure, table or listing in it has that name: links to it are said to be good,
  /// and lead to the cell. A heading of the same name has it first.
  private func identifier(of cell: Cell, showsCode: Bool) -> String? {
    guard let label = cell.options.label,
      context.outline?.sections.contains(where: { $0.identifier == label }) != true
    else { return nil }
    let kind = LabelKind(label: label)
    if kind == .listing { return showsCode ? nil : label }
    let isNamedBelow = kind == .figure || kind == .table || cell.options.page.tblCap != nil
    return isNamedBelow && cell.options.page.output != .hidden ? nil : label
  }

  /// Code that on paper need not stand on one page with its picture.
  private static func isLong(_ code: String) -> Bool { code.utf8.count { $0 == UInt8(ascii: "\n") } >= 8 }

  /// What stopped the cell, for the author or the student; a published page never has such a cell.
  private func errors(of cell: Cell) -> [Node] {
    let found = context.result?.cells[cell.index]?.diagnostics ?? []
    return found.filter { $0.severity == .error }.map(PreviewPage.message)
  }

  private mutating func source(of block: CellBlock) -> Node? {
    let options = block.cell.options
    guard options.page.echo != .hidden else { return nil }
    let isFenced = options.page.echo == .fenced
    let text = isFenced ? block.source : block.cell.shownCode
    guard !text.isEmpty else { return nil }
    var shown = listing(
      text, language: isFenced ? "markdown" : "swift", isNumbered: options.page.codeLineNumbers)
    if options.page.lstCap != nil || options.label.flatMap(LabelKind.init(label:)) == .listing {
      let label = options.label.flatMap { LabelKind(label: $0) == .listing ? $0 : nil }
      shown = figure(
        [shown], kind: .listing, label: label,
        caption: caption(options.page.lstCap, at: position("lst-cap", of: block.cell)),
        captionFirst: true)
    }
    guard options.page.codeFold != .never else { return shown }
    return .element("details", ["class": "fold", "open": options.page.codeFold == .open ? "" : nil]) {
      Node.element("summary", text: options.page.codeSummary ?? context.vocabulary.code)
      shown
    }
  }

  /// Where an option of a cell is written, or the cell itself.
  func position(_ option: String, of cell: Cell) -> SourcePosition {
    cell.optionPositions[option] ?? cell.start
  }

  /// What a cell put out, with rich results inside the figure that its label and caption make.
  private mutating func outputs(of cell: Cell) -> [Node] {
    guard cell.options.page.output != .hidden, let result = context.result?.cells[cell.index] else {
      return []
    }
    var warnings: [Node] = []
    if cell.options.page.warning {
      warnings = result.diagnostics.filter { $0.severity == .warning }.map { warning($0, in: cell) }
    }
    if cell.options.isLive { return warnings + live(cell, result) }
    return warnings + (result.states.isEmpty ? outputs(result.outputs, of: cell) : sliders(of: cell, result))
  }

  /// Outputs of a cell, those of one setting of its sliders perhaps.
  mutating func outputs(_ outputs: [CellOutput], of cell: Cell) -> [Node] {
    let options = cell.options
    var plain: [Node] = []
    var rich: [Node] = []
    for output in outputs {
      let shown = self.output(output, of: cell)
      guard !shown.node.isEmpty else { continue }
      if shown.isRich { rich.append(shown.node) } else { plain.append(shown.node) }
    }
    let kind = options.label.flatMap(LabelKind.init(label:))
    let isTable = kind == .table || (kind == nil && options.page.tblCap != nil)
    // The label says what it is; a caption of the other kind is one all the same.
    let (figCap, tblCap) = (options.page.figCap, options.page.tblCap)
    let text = isTable ? tblCap ?? figCap : figCap ?? tblCap
    guard kind == .figure || isTable || text != nil else { return plain + arranged(rich, for: cell) }
    if rich.isEmpty { (rich, plain) = (plain, []) }
    let option = isTable ? (tblCap == nil ? "fig-cap" : "tbl-cap") : figCap == nil ? "tbl-cap" : "fig-cap"
    let captionNodes = caption(text, at: position(option, of: cell))
    return plain + [
      figure(
        arranged(rich, for: cell), kind: isTable ? .table : .figure,
        label: kind == .figure || isTable ? options.label : nil,
        caption: captionNodes, captionFirst: isTable,
        classes: options.page.figAlign == .default ? [] : ["align-\(options.page.figAlign.rawValue)"])
    ]
  }

  /// Several results side by side, with captions of their own, if the options want it.
  private mutating func arranged(_ nodes: [Node], for cell: Cell) -> [Node] {
    let options = cell.options
    var nodes = nodes
    for (index, text) in options.page.figSubcap.enumerated() where nodes.indices.contains(index) {
      let captionNodes = caption(text, at: position("fig-subcap", of: cell))
      let letter = UnicodeScalar(UInt32(97 + index)).map { String($0) } ?? ""
      nodes[index] = part(
        [nodes[index]], letter: letter, label: options.label.map { "\($0)-\(index + 1)" },
        caption: captionNodes)
    }
    guard let columns = options.page.layoutNcol, nodes.count > 1 else { return nodes }
    return [.element("div", ["class": "grid", "style": "--columns: \(columns)"], children: nodes)]
  }

  private func warning(_ diagnostic: Diagnostic, in cell: Cell) -> Node {
    let line = diagnostic.position.map { $0.line - cell.start.line + 1 }
    let prefix = line.map { $0 > 0 ? "line \($0): " : "" } ?? ""
    return .element("p", ["class": "message warning"]) {
      Node.element("strong", text: "warning: ")
      prefix + diagnostic.message
    }
  }
}
