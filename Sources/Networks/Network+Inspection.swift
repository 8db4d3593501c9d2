public import Tensors

// What probes look at.

/// An activation layer at work, seen from outside.
public protocol InspectableActivation<Scalar> {
  associatedtype Scalar: Real
  var name: String { get }
  var outputSize: Int { get }
  var output: Storage<Scalar> { get }
  /// f'(z) of the latest pass, [rows, size].
  var slopeValues: UnsafeMutablePointer<Scalar> { get }
  /// The largest slope the function has.
  var maximumSlope: Double { get }
  /// The L2 norm of the gradient at the activation's input after the latest backward pass.
  var inputGradientNorm: Double { get }
  /// The same for each sample by itself.
  var sampleGradientNorms: [Double] { get }
}

// Activations multiply the gradient in place: after their backward pass `outputGradient` holds the gradient at
// their input.
extension Unit {
  var inputGradientNorm: Double {
    guard let gradient = outputGradient else { return 0 }
    return Scalar.sumOfSquares(gradient, count: rows * inputSize).squareRoot()
  }

  var sampleGradientNorms: [Double] {
    guard let gradient = outputGradient else { return [] }
    return (0..<rows).map {
      Scalar.sumOfSquares(gradient + $0 * inputSize, count: inputSize).squareRoot()
    }
  }
}

extension ActivationUnit: InspectableActivation {
  var slopeValues: UnsafeMutablePointer<Scalar> { slopes }
  var maximumSlope: Double { knownMaximumSlope }
}

extension Parameter {
  /// The L2 norm of the latest gradient.
  public var gradientNorm: Double { Scalar.sumOfSquares(gradient.start, count: count).squareRoot() }
  /// Whether every number of the latest gradient is finite.
  public var gradientIsFinite: Bool { (0..<count).allSatisfy { gradient.start[$0].isFinite } }
}

extension Network {
  /// The activation layers in order.
  public var activations: [any InspectableActivation<Scalar>] {
    units.compactMap { $0 as? any InspectableActivation<Scalar> }
  }

  /// The loss of a batch in evaluation mode, without gradients of parameters.
  public func loss(rows: Int, targets: Targets<Scalar>, loss: Loss) -> LossValue {
    forward(rows: rows)
    return loss.evaluate(
      outputs, rows: rows, size: outputSize, classes: outputShape.last ?? 1, targets: targets,
      gradient: outputGradients.start)
  }

  /// The first array, from input to output, whose numbers are not finite: a parameter or a layer's output.
  public func firstNonFinite(rows: Int) -> String? {
    for unit in units {
      for parameter in unit.parameters where !isFinite(parameter.value.start, parameter.count) {
        return parameter.name
      }
      // A linear layer before an activation has slopes in its output buffer by now.
      if let linear = unit as? LinearUnit<Scalar>, linear.biasIsDeferred { continue }
      if !isFinite(unit.output.start, min(rows * unit.outputSize, unit.output.count)) {
        return "the output of \(unit.name)"
      }
    }
    return nil
  }

  private func isFinite(_ values: UnsafeMutablePointer<Scalar>, _ count: Int) -> Bool {
    (0..<count).allSatisfy { values[$0].isFinite }
  }
}

extension Network {
  /// The spelling network inside, for decoding; nil when the network is of another kind.
  public var spelling: SpellingUnit<Scalar>? {
    func find(_ unit: Unit<Scalar>) -> SpellingUnit<Scalar>? {
      unit as? SpellingUnit<Scalar> ?? unit.inner.lazy.compactMap(find).first
    }
    return find(root)
  }
}
