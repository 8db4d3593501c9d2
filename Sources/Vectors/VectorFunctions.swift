/// An elementwise function that has a vector kernel; `alpha` of the kernel call is its one parameter.
public enum Nonlinearity: UInt8, Sendable, CaseIterable {
  case identity, sigmoid, tanh, relu, leakyReLU, elu, selu, celu, gelu, geluTanh, swish, mish, softplus
  case softsign, hardSigmoid, hardSwish, hardTanh, relu6, logSigmoid, tanhShrink, laplaceLU, cauchyLU, sine
  case signInverting
}

/// What one step of Adam or AdamW needs beside the arrays (Kingma & Ba 2015, algorithm 1).
public struct AdamStep: Sendable {
  /// Step size, and its value divided by the first moment's bias correction, `rate / (1 - beta1^t)`.
  public var rate: Double, correctedRate: Double
  /// The decay rates of the two moments.
  public var beta1: Double, beta2: Double
  /// `1 / sqrt(1 - beta2^t)`.
  public var inverseRootCorrection: Double
  /// Added outside the root.
  public var epsilon: Double
  /// Added to the gradient as `decay * weight` (Adam) or subtracted from the weight as `rate * decay * weight` (AdamW).
  public var coupledDecay: Double, decoupledDecay: Double
  /// Factor on the gradient before all else (gradient clipping).
  public var gradientScale: Double

  public init(
    rate: Double, correctedRate: Double, beta1: Double, beta2: Double, inverseRootCorrection: Double,
    epsilon: Double, coupledDecay: Double, decoupledDecay: Double, gradientScale: Double
  ) {
    self.rate = rate
    self.correctedRate = correctedRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.inverseRootCorrection = inverseRootCorrection
    self.epsilon = epsilon
    self.coupledDecay = coupledDecay
    self.decoupledDecay = decoupledDecay
    self.gradientScale = gradientScale
  }
}

/// The single-precision loops that are compiled once per instruction set and chosen when the program starts.
///
/// Arrays are dense; matrices are rows by columns, row-major, and `stride` is the length of a stored row
/// where a kernel works on some of the columns only.
public struct VectorFunctions: Sendable {
  public typealias Source = UnsafePointer<Float>
  public typealias Target = UnsafeMutablePointer<Float>

  /// The instruction set, for reports: "AVX2", "AVX-512", "portable".
  public let name: String
  /// `y = f(x + bias)` and, when asked for, `slope = f'(x + bias)`; `slope` may be `x`, `y` may be `x` without slope.
  public let activate:
    @Sendable (
      _ function: Nonlinearity, _ alpha: Float, _ x: Source, _ bias: Source?, _ rows: Int, _ columns: Int,
      _ stride: Int, _ y: Target, _ slope: Target?
    ) -> Void
  /// `gradient *= slope`, and `columnSums[j] = sum over rows` of the product when asked for.
  public let multiplyAndSum:
    @Sendable (
      _ gradient: Target, _ slope: Source, _ rows: Int, _ columns: Int, _ stride: Int, _ columnSums: Target?
    ) -> Void
  /// `sums[j] = sum over rows of x[i][j]`.
  public let columnSums: @Sendable (_ x: Source, _ rows: Int, _ columns: Int, _ sums: Target) -> Void
  /// `x[i][j] += bias[j]`.
  public let addBias: @Sendable (_ x: Target, _ bias: Source, _ rows: Int, _ columns: Int) -> Void
  /// `y = exp(x)`.
  public let exponential: @Sendable (_ x: Source, _ count: Int, _ y: Target) -> Void
  /// `y += a * x`.
  public let addScaled: @Sendable (_ a: Float, _ x: Source, _ count: Int, _ y: Target) -> Void
  /// `y = a * x * y`, elementwise.
  public let multiply: @Sendable (_ a: Float, _ x: Source, _ count: Int, _ y: Target) -> Void
  /// The sum of squares, in Double beyond each block of 1,024 elements.
  public let sumOfSquares: @Sendable (_ x: Source, _ count: Int) -> Double
  /// One Adam step in one pass over memory; returns the sum of squares of the gradient as it was given.
  public let adam:
    @Sendable (
      _ step: AdamStep, _ gradient: Source, _ count: Int, _ weight: Target, _ moment1: Target,
      _ moment2: Target
    ) -> Double
  /// `y = (byte + offset) * scale`, the bytes of an image as network inputs.
  public let convert:
    @Sendable (_ bytes: UnsafePointer<UInt8>, _ count: Int, _ scale: Float, _ offset: Float, _ y: Target) ->
      Void

  /// `y[i] = x[i]` and `places[i] = first + i` where x is larger than y: one step of finding maxima and where they stand.
  public let keepLarger:
    @Sendable (
      _ x: Source, _ count: Int, _ first: Int32, _ y: Target, _ places: UnsafeMutablePointer<Int32>
    ) -> Void

  public init(
    name: String,
    activate:
      @escaping @Sendable (
        Nonlinearity, Float, Source, Source?, Int, Int, Int, Target, Target?
      ) -> Void,
    multiplyAndSum: @escaping @Sendable (Target, Source, Int, Int, Int, Target?) -> Void,
    columnSums: @escaping @Sendable (Source, Int, Int, Target) -> Void,
    addBias: @escaping @Sendable (Target, Source, Int, Int) -> Void,
    exponential: @escaping @Sendable (Source, Int, Target) -> Void,
    addScaled: @escaping @Sendable (Float, Source, Int, Target) -> Void,
    multiply: @escaping @Sendable (Float, Source, Int, Target) -> Void,
    sumOfSquares: @escaping @Sendable (Source, Int) -> Double,
    adam: @escaping @Sendable (AdamStep, Source, Int, Target, Target, Target) -> Double,
    convert: @escaping @Sendable (UnsafePointer<UInt8>, Int, Float, Float, Target) -> Void,
    keepLarger: @escaping @Sendable (Source, Int, Int32, Target, UnsafeMutablePointer<Int32>) -> Void
  ) {
    self.name = name
    self.activate = activate
    self.multiplyAndSum = multiplyAndSum
    self.columnSums = columnSums
    self.addBias = addBias
    self.exponential = exponential
    self.addScaled = addScaled
    self.multiply = multiply
    self.sumOfSquares = sumOfSquares
    self.adam = adam
    self.convert = convert
    self.keepLarger = keepLarger
  }
}
