import Notebooks

extension MystConverter {
  /// Formulas between `$$`, with MyST's label behind them, and Jupyter's bare environments.
  mutating func takeFormula(_ line: Substring, _ text: Substring) -> Bool {
    if environment != nil {
      environment?.take(line)
      if let done = environment, done.isDone {
        environment = nil
        end(done)
      }
      return true
    }
    if !isInFormula, var bare = BareEnvironment(line) {
      bare.take(line)
      if bare.isDone { end(bare) } else { environment = bare }
      return true
    }
    if isInFormula, line.allSatisfy(\.isWhitespace) {
      guard let opening = formulaOpening, opening.isWithinText else {
        // Blank lines end a formula in Jupyter's eyes, and here too.
        return true
      }
      // Dollars in a sentence that are none of a formula, "from $ to $$$": the paragraph ends, and they with it.
      isInFormula = false
      formulaOpening = nil
      note(
        opening.line,
        "'$$' opens a formula that is not closed in its paragraph; it is taken for dollars. Write '\\$\\$' for these."
      )
      return false
    }
    // What stands in code is no formula.
    let marks = (isInFormula ? line[...] : Self.withoutCode(line)).ranges(of: "$$").count
    let wasInFormula = isInFormula
    if marks % 2 == 1 {
      isInFormula.toggle()
      formulaOpening = isInFormula ? (number, !text.hasPrefix("$$")) : nil
    }
    if marks > 0, !isInFormula, let match = line.firstMatch(of: /^(.*\$\$)\s*\(([^()$]+)\)\s*$/) {
      lines.append("\(match.1) {#\(labels.name(String(match.2), else: "eq"))}")
      return true
    }
    if wasInFormula || (marks > 0 && text.hasPrefix("$$")) {
      let line = withoutLabel(line)
      if let name = formulaLabel, !isInFormula, line.hasSuffix("$$") {
        formulaLabel = nil
        lines.append("\(line) {#\(labels.name(name, else: "eq"))}")
      } else if let label, !wasInFormula, !isInFormula {
        self.label = nil
        lines.append("\(line) {#\(labels.name(label, else: "eq"))}")
      } else if !line.isEmpty {
        lines.append(line)
      }
      return true
    }
    return false
  }

  /// A line with a blank in the place of the code in it.
  private static func withoutCode(_ line: Substring) -> Substring {
    var (result, rest) = ("", line)
    while let start = rest.firstIndex(of: "`") {
      result += rest[..<start]
      let mark = rest[start...].prefix { $0 == "`" }
      var behind = rest[mark.endIndex...]
      rest = behind
      var isCode = false
      while !isCode, let next = behind.firstIndex(of: "`") {
        let end = behind[next...].prefix { $0 == "`" }
        behind = behind[end.endIndex...]
        isCode = end.count == mark.count
      }
      result += isCode ? " " : mark
      if isCode { rest = behind }
    }
    return (result + rest)[...]
  }

  mutating func end(_ environment: BareEnvironment) {
    lines += environment.formula(labels)
    if !environment.rest.isEmpty { lines += ["", inline(environment.rest)] }
  }
}
