import Notebooks
import Wire

extension StudentRun {
  /// Why something that a check asked for is not among what was handed in: another name, or a cell that did not run.
  ///
  /// - Parameter reason: What the check said.
  /// - Returns: A sentence to stand behind it; empty where nothing was missing, or nothing is known.
  func whyMissing(_ reason: String) -> String {
    guard let name = reason.firstMatch(of: /^No (?:function|value) '([^']+)' was handed in\./)?.1 else {
      return ""
    }
    if let cell = cell(thatHandsIn: String(name)) {
      return outcome == .finished
        ? "" : " The cell at line \(cell.start.line), which hands it in, did not come to that."
    }
    var seen: Set<String> = []
    let others = artefacts.compactMap(\.returnedName).filter { seen.insert($0).inserted }.prefix(5)
    return others.isEmpty
      ? "" : " Handed in were \(others.map { "'\($0.prefix(60))'" }.joined(separator: ", "))."
  }

  private func cell(thatHandsIn name: String) -> Cell? {
    notebook?.cells.first { cell in
      cell.kind == .block && cell.code.contains("submit(") && cell.code.contains("as: \"\(name)\"")
    }
  }
}

extension SubmittedArtefact {
  /// The name under which a check finds it.
  fileprivate var returnedName: String? {
    switch self {
    case .value(let value): value.name
    case .function(let function): function.name
    case .run, .chart, .measurement: nil
    }
  }
}
