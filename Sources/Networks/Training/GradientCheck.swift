public import Tensors

/// The largest disagreement between reverse mode and central differences.
public struct GradientCheck: Sendable, Codable {
  /// The largest |difference| / max(1, largest gradient of its array).
  public let largestError: Double
  /// Where it was: a parameter's name or "input", and the index.
  public let element: String
  /// The two values there.
  public let backward: Double, difference: Double
  /// Whether the error is within the tolerance that was asked for.
  public let passed: Bool
}

/// Compares a network's gradients with central differences in Double, for every parameter and every input.
///
/// The loss is sum(outputs * c) with fixed c, so that every output counts. `perturb` is there for the test
/// that this check can fail. Throws `ShapeError` when layers do not fit.
public func checkGradients(
  _ definition: Sequential, inputShape: [Int]? = nil, rows: Int = 3, seed: UInt64 = 1,
  inputs given: [Double]? = nil, checksInputs: Bool = true, step h: Double = 1e-5, tolerance: Double = 1e-6,
  pass: Pass = Pass(training: true), perturb: ((Network<Double>) -> Void)? = nil
) throws -> GradientCheck {
  let network = try Network<Double>(
    definition, inputShape: inputShape, capacity: rows, seed: seed, needsInputGradient: true)
  var stream = RandomStream(seed: seed, purpose: .samples)
  let inputs = given ?? (0..<rows * network.inputSize).map { _ in stream.normal() }
  let weights = (0..<rows * network.outputSize).map { _ in stream.uniform(-1, 1) }
  func loss() -> Double {
    network.inputs.write(inputs)
    network.forward(rows: rows, pass: pass)
    return weights.indices.reduce(0) { $0 + weights[$1] * network.outputs[$1] }
  }
  _ = loss()
  network.outputGradients.write(weights)
  let inputGradient = network.backward()
  let analyticInputs = Array(UnsafeBufferPointer(start: inputGradient, count: inputs.count))
  perturb?(network)
  var worst = GradientCheck(largestError: 0, element: "nowhere", backward: 0, difference: 0, passed: true)
  func compare(_ name: String, _ analytic: [Double], _ numeric: (Int) -> Double) {
    let scale = max(1, analytic.map(abs).max() ?? 1)
    for index in analytic.indices {
      let difference = numeric(index)
      let error = abs(analytic[index] - difference) / scale
      if !(error <= worst.largestError) {
        worst = GradientCheck(
          largestError: error, element: "\(name)[\(index)]", backward: analytic[index],
          difference: difference,
          passed: error <= tolerance)
      }
    }
  }
  for parameter in network.parameters {
    compare(parameter.name, parameter.gradient.array()) { index in
      let kept = parameter.value[index]
      parameter.value[index] = kept + h
      let above = loss()
      parameter.value[index] = kept - h
      let below = loss()
      parameter.value[index] = kept
      return (above - below) / (2 * h)
    }
  }
  guard checksInputs else { return worst }
  var moved = inputs
  func lossOfMoved() -> Double {
    network.inputs.write(moved)
    network.forward(rows: rows, pass: pass)
    return weights.indices.reduce(0) { $0 + weights[$1] * network.outputs[$1] }
  }
  compare("input", analyticInputs) { index in
    moved[index] = inputs[index] + h
    let above = lossOfMoved()
    moved[index] = inputs[index] - h
    let below = lossOfMoved()
    moved[index] = inputs[index]
    return (above - below) / (2 * h)
  }
  return worst
}
