import Notebooks
import Texts

extension CellCompiler {
  /// Adds what the compiler cannot know: where in the chapter the missing name is.
  func advised(_ errors: [Diagnostic]) -> [Diagnostic] {
    errors.map { error in
      var error = error
      guard error.severity == .error else { return error }
      if let name = error.message.firstMatch(of: /cannot find (?:type )?'([^']+)' in scope/)?.output.1 {
        if let position = refusedDeclaration(of: String(name)) {
          error.help =
            "'\(name)' is declared in the cell at line \(position.line), which does not compile: mend that one."
        } else if let position = laterDeclaration(of: String(name), after: error.position) {
          error.help =
            "'\(name)' is declared further down, at line \(position.line): move that cell above this one."
        } else if compiled.contains(where: { $0.analysis.guardedNames.contains(String(name)) }) {
          error.help =
            "a name bound by 'guard' is known in its own cell only: declare '\(name)' with 'let' there."
        }
      } else if let name = error.message.firstMatch(of: /^ambiguous use of '([a-z0-9]+)'/)?.output.1 {
        // On Linux `log(10)` has as many meanings as there are kinds of number.
        error.help =
          "say which kind of number is meant: '\(name)(10.0)' for a 'Double', or 'let x: Double = ...'."
      } else if error.message.contains("'Int'"), error.message.contains("'Double'"),
        let control = wholeControl(at: error.position)
      {
        error.help =
          "'\(control.name)' is an 'Int', because every number of its range is whole: write one with a point, such as \(control.name): \(control.range)."
      } else if error.message.contains("prevents automatic synthesis") {
        error.help =
          "declare the conformance in the cell that declares the type, or write its requirements out."
      } else if error.message.hasPrefix("no such module") {
        error.help =
          "a cell can import the toolchain's modules (Foundation, Dispatch, ...) and the course's own 'Support'."
      }
      return error
    }
  }

  /// A control of whole numbers that the cell at a position has and its line names, and its range as one of 'Double'.
  private func wholeControl(at position: SourcePosition?) -> (name: String, range: String)? {
    guard let position else { return nil }
    for unit in plan.units {
      guard case .block(let cell) = unit.content, cell.start.file == position.file else { continue }
      let lines = cell.code.linesToTheEnd
      let line = position.line - cell.start.line
      guard lines.indices.contains(line) else { continue }
      let words = Set(lines[line].split { !($0.isLetter || $0.isNumber || $0 == "_") })
      for control in cell.options.run.live {
        guard case .range(let low, let high, _) = control.kind, case .integer = control.start,
          words.contains(control.name[...])
        else { continue }
        return (control.name, "\(low)...\(high)")
      }
    }
    return nil
  }

  private func refusedDeclaration(of name: String) -> SourcePosition? {
    for unit in refused {
      guard case .block(let cell) = unit.content else { continue }
      if CellAnalysis(of: cell.code).declarations.contains(where: { $0.name == name }) { return cell.start }
    }
    return nil
  }

  private func laterDeclaration(of name: String, after position: SourcePosition?) -> SourcePosition? {
    for unit in plan.units.dropFirst(compiled.count + refused.count) {
      guard case .block(let cell) = unit.content, cell.start != position else { continue }
      if CellAnalysis(of: cell.code).declarations.contains(where: { $0.name == name }) { return cell.start }
    }
    return nil
  }
}
