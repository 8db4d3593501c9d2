import Markup
import Notebooks

extension HTMLWriter {
  mutating func math(_ block: MathBlock) -> Node {
    equation(
      formula(block.tex, isDisplayed: true, at: block.texStart), label: block.attributes.identifier,
      name: "div")
  }

  mutating func math(_ inline: InlineMath) -> Node {
    let formula = formula(inline.tex, isDisplayed: inline.isDisplayed, at: inline.texStart)
    return inline.isDisplayed ? equation(formula, label: inline.attributes.identifier, name: "span") : formula
  }

  /// A displayed formula with its number at the right.
  private func equation(_ formula: Node, label: String?, name: String) -> Node {
    let number = context.number(of: label)
    return .element(name, ["class": "equation", "id": label]) {
      Node.element(name, ["class": "equation-body", "tabindex": "0"], children: [formula])
      if let number { Node.element("span", ["class": "equation-number"], text: "(\(number))") }
    }
  }

  /// Numbers come from labels: an environment that counts for itself would number a second time, each page from
  /// 1, and take the whole width for it.
  static func unnumbered(_ tex: String) -> String {
    tex.contains("\\begin{")
      ? tex.replacing(/\\(begin|end)\{(align|equation|gather|alignat)\}/) { "\\\($0.1){\($0.2)*}" } : tex
  }

  /// What TeX's own numbering is here.
  private static func help(_ message: String) -> String? {
    if message.hasSuffix("\\label") {
      return "Name the formula behind its dollars, `$$ ... $$ {#eq-name}`, and refer to it with `@eq-name`."
    }
    return message.hasSuffix("\\ref") || message.hasSuffix("\\eqref")
      ? "Refer to a formula in the text, with `@eq-name`." : nil
  }

  mutating func formula(_ tex: String, isDisplayed: Bool, at position: SourcePosition) -> Node {
    let plain = Node.element("code", ["class": "tex"], text: tex)
    guard let math = context.math else { return plain }
    let macros = context.index?.configuration.macros ?? []
    switch math.typeset(Formula(tex: Self.unnumbered(tex), isDisplayed: isDisplayed, macros: macros)) {
    case .success(let html):
      usesMath = true
      return .raw(html)
    case .failure(let fault):
      let macro = macros.first { $0.name == fault.macro }
      let origin = macro.map { ", in the macro '\($0.name)'" } ?? ""
      let definition = macro?.position.map { "Correct it in \($0.file), line \($0.line)." }
      diagnostics.append(
        Diagnostic(
          at: fault.position(in: tex, from: position),
          "This formula cannot be set: \(fault.message)\(origin).",
          help: fault.isMissingTool
            ? fault.remedy
            : definition ?? Self.help(fault.message)
              ?? "Correct the TeX; KaTeX's list of functions says what there is."))
      return plain
    }
  }
}
