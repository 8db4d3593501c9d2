import Notebooks

extension CellCompiler {
  /// Adds what the compiler cannot know: where in the chapter the missing name is.
  func advised(_ errors: [Diagnostic]) -> [Diagnostic] {
    errors.map { error in
      var error = error
      guard error.severity == .error else { return error }
      if let name = error.message.firstMatch(of: /cannot find (?:type )?'([^']+)' in scope/)?.output.1 {
        if let position = laterDeclaration(of: String(name), after: error.position) {
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
      } else if error.message.contains("prevents automatic synthesis") {
        error.help =
          "declare the conformance in the cell that declares the type, or write its requirements out."
      } else if error.message.hasPrefix("no such module") {
        error.help =
          "a cell can import the toolchain's modules (Foundation, Dispatch, ...) and the course's own 'Support'."
      }
      error.help =
        error.help ?? "mend this cell; nothing of the chapter was run, and its page stays as it was."
      return error
    }
  }

  private func laterDeclaration(of name: String, after position: SourcePosition?) -> SourcePosition? {
    for unit in plan.units.dropFirst(compiled.count) {
      guard case .block(let cell) = unit.content, cell.start != position else { continue }
      if CellAnalysis(of: cell.code).declarations.contains(where: { $0.name == name }) { return cell.start }
    }
    return nil
  }
}
