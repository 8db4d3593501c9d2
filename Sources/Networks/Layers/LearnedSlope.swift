internal import Tensors

// The two leaky units whose slope is not a constant: PReLU learns it, RReLU draws it.

final class LearnedSlopeUnit<Scalar: Real>: Unit<Scalar> {
  let activation: Activation
  private let slope: Parameter<Scalar>
  let slopes: Storage<Scalar>

  init(_ activation: Activation, _ construction: Construction) {
    self.activation = activation
    slope = Parameter(
      "\(construction.name), PReLU: slope", shape: [1], values: [Scalar(activation.parameter)])
    slopes = Storage(construction.capacity * construction.inputSize)
    super.init(activation, construction, outputShape: construction.inputShape)
    parameters = [slope]
  }

  /// y = x for x > 0, else a x (He et al. 2015, equation 1)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    let (a, y, s) = (slope.value.start[0], output.start, slopes.start)
    for i in 0..<(rows * inputSize) {
      s[i] = x[i] > 0 ? 1 : a
      y[i] = x[i] * s[i]
    }
  }

  /// da = sum over x <= 0 of dy x; dx = dy or a dy
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    var sum = 0.0
    let x = input
    for i in 0..<(rows * inputSize) where !(x[i] > 0) { sum += Double(dy[i] * x[i]) }
    slope.gradient.start[0] = Scalar(sum)
    Scalar.multiply(1, slopes.start, count: rows * inputSize, into: dy)
    return dy
  }
}

final class RandomSlopeUnit<Scalar: Real>: Unit<Scalar> {
  let activation: Activation
  private let seed: UInt64, index: Int
  let slopes: Storage<Scalar>

  init(_ activation: Activation, _ construction: Construction) {
    self.activation = activation
    (seed, index) = (construction.seed, construction.index)
    slopes = Storage(construction.capacity * construction.inputSize)
    super.init(activation, construction, outputShape: construction.inputShape)
  }

  /// y = x for x >= 0, else a x with a from [1/8, 1/3] in training, 11/48 in evaluation (Xu et al. 2015)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    var stream = RandomStream(seed: seed &+ UInt64(pass.step) &* 0x9E37, stream: index, purpose: .activation)
    let (y, s) = (output.start, slopes.start)
    for i in 0..<(rows * inputSize) {
      let a = pass.training ? Scalar(stream.uniform(1.0 / 8, 1.0 / 3)) : Scalar(11.0 / 48)
      s[i] = x[i] >= 0 ? 1 : a
      y[i] = x[i] * s[i]
    }
  }

  /// dx = dy or a dy, with the a of the way forward
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    Scalar.multiply(1, slopes.start, count: rows * inputSize, into: dy)
    return dy
  }
}

extension LearnedSlopeUnit: InspectableActivation {
  var slopeValues: UnsafeMutablePointer<Scalar> { slopes.start }
  var maximumSlope: Double { 1 }
}

extension RandomSlopeUnit: InspectableActivation {
  var slopeValues: UnsafeMutablePointer<Scalar> { slopes.start }
  var maximumSlope: Double { 1 }
}
