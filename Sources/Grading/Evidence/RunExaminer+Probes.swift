import Networks
import Wire

extension RunExaminer {
  /// Compares values with the reference, and slopes with the reference or with central differences.
  func probeProblem(_ activation: SubmittedActivation, _ contestant: Activation?) -> String? {
    guard activation.values.count == probes.count, activation.slopes.count == probes.count else {
      return "\(activation.name) did not answer at the grader's inputs."
    }
    guard let contestant else { return slopeProblem(activation) }
    for (index, z) in probes.enumerated() {
      let tolerance = rubric.tolerances.probe * max(1, abs(contestant.f(z)))
      if !(abs(activation.values[index] - contestant.f(z)) <= tolerance) {
        return
          "\(contestant.name) gives other values than it should at one of the grader's inputs, off by \(text(abs(activation.values[index] - contestant.f(z))))."
      }
      if !(abs(activation.slopes[index] - contestant.derivative(z)) <= tolerance) {
        return
          "The derivative of \(contestant.name) is not what it should be at one of the grader's inputs, off by \(text(abs(activation.slopes[index] - contestant.derivative(z))))."
      }
    }
    return nil
  }

  /// A function of the student's own is compared with itself: probes come in pairs `z - h`, `z + h`
  /// around each `z`, see `ProbeInputs`.
  private func slopeProblem(_ activation: SubmittedActivation) -> String? {
    guard let function = try? OwnFunction.activation(activation) else {
      return "\(activation.name) did not answer at the grader's inputs."
    }
    // What the weights are judged by is the function that was asked, and not another one.
    for (z, value) in zip(probes, activation.values)
    where !(abs(function.f(z) - value) <= 1e-6 * max(1, abs(value))) {
      return "\(activation.name) gives other values elsewhere than at the grader's inputs."
    }
    for index in stride(from: 0, to: probes.count - 2, by: 3) {
      let difference =
        (activation.values[index + 2] - activation.values[index + 1])
        / (probes[index + 2] - probes[index + 1])
      let slope = activation.slopes[index]
      if !(abs(slope - difference) <= 1e-3 * max(1, abs(difference))) {
        return
          "The derivative of \(activation.name) is \(text(slope)) at one of the grader's inputs, but the function rises by \(text(difference)) there."
      }
    }
    return nil
  }
}
