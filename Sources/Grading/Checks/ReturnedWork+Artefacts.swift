import Wire

extension ReturnedWork {
  /// What a notebook handed in under names; of several things of one name the last counts.
  ///
  /// - Parameter inputs: What the functions were asked. A function that answers fewer or more inputs has not been
  ///   asked by the grader, and is left out.
  init(_ artefacts: [SubmittedArtefact], inputs: [String: [String]]) {
    self.init()
    for artefact in artefacts {
      switch artefact {
      case .value(let value): values[value.name] = value.json
      case .function(let function):
        let asked = inputs[function.name] ?? []
        guard asked.count == function.outputs.count else { continue }
        answers[function.name] = zip(asked, function.outputs).map {
          Answer(input: $0, output: $1.json, problem: $1.problem)
        }
      case .run, .chart, .measurement: break
      }
    }
  }
}
