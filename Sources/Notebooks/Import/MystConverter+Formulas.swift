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
    if isInFormula, line.allSatisfy(\.isWhitespace), dialect != .quarto {
      // Blank lines end a formula in Jupyter's eyes, and here too.
      return true
    }
    let marks = line.ranges(of: "$$").count
    let wasInFormula = isInFormula
    if marks % 2 == 1 { isInFormula.toggle() }
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

  mutating func end(_ environment: BareEnvironment) {
    lines += environment.formula(labels)
    if !environment.rest.isEmpty { lines += ["", inline(environment.rest)] }
  }
}
