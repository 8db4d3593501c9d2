/// An activation: a function of one number, its derivative, and facts about both.
///
/// `f` and `derivative` compute in Double through the C library and are the reference; inside a
/// network the same function runs on the processor's vectors in Float. An activation is a layer, so
/// it stands in a `Sequential` as it is: `Sequential { Linear(2, 8); Activation.tanh; Linear(8, 1) }`.
public struct Activation: Sendable {
  /// The name for people, such as "Leaky ReLU(0.01)".
  public let name: String
  /// Which function it is.
  public let family: ActivationFamily
  /// The family's parameter: slope, alpha or beta; 0 where there is none.
  public let parameter: Double
  let custom: CustomFunction?

  /// Functions that a chapter or a student wrote.
  struct CustomFunction: Sendable {
    let f: @Sendable (Double) -> Double
    let derivative: @Sendable (Double) -> Double
    let formula: String
    let derivativeFormula: String
    /// Where the slope jumps, in ascending order, and zero.
    let kinks: [Double]
    /// The two functions as networks in Float evaluate them.
    let table: FunctionTable
  }

  init(_ name: String, _ family: ActivationFamily, _ parameter: Double = 0, custom: CustomFunction? = nil) {
    self.name = name
    self.family = family
    self.parameter = parameter
    self.custom = custom
  }

  /// The function's value.
  public func f(_ z: Double) -> Double { custom?.f(z) ?? family.value(z, parameter) }

  /// The derivative's value; at a kink it is PyTorch's choice of subgradient.
  public func derivative(_ z: Double) -> Double { custom?.derivative(z) ?? family.slope(z, parameter) }

  /// The function's value, so that an activation reads like a function: `Activation.gelu(1.5)`.
  public func callAsFunction(_ z: Double) -> Double { f(z) }

  /// The function applied to each number.
  public func callAsFunction(_ values: [Double]) -> [Double] { values.map(f) }
}

extension Activation: Hashable, CustomStringConvertible {
  public static func == (left: Activation, right: Activation) -> Bool {
    left.name == right.name && left.family == right.family && left.parameter == right.parameter
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(parameter)
  }

  public var description: String { name }
}
