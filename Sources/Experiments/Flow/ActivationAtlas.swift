public import Networks

/// Every activation's curve, slope and facts, for the atlas chapter.
public struct ActivationAtlas: Experiment {
  public var activations: [Activation]
  /// The stretch of z that is drawn, and the number of points on it.
  public var lower: Double, upper: Double
  public var points: Int

  public init(
    _ activations: [Activation] = Activation.all, from lower: Double = -6, to upper: Double = 6,
    points: Int = 241
  ) {
    self.activations = activations
    self.lower = lower
    self.upper = upper
    self.points = points
  }

  public struct Outcome: Sendable, Codable {
    public var entries: [Entry]
    /// The entry of an activation by its name.
    public subscript(name: String) -> Entry? { entries.first { $0.name == name } }
  }

  /// One activation; facts computed from f and f'.
  public struct Entry: Sendable, Codable {
    public let name: String, formula: String, derivativeFormula: String
    public let z: [Double], values: [Double], slopes: [Double]
    /// The values' infimum and supremum; infinite where there is none.
    public let lowest: Double, highest: Double
    public let minimum: CurvePoint, maximumSlope: CurvePoint, minimumSlope: CurvePoint
    public let meanOutput: Double, meanSquaredSlope: Double
    public let zeroCentred: Bool, smooth: Bool, monotone: Bool
    public let smoothness: Int
    public let saturation: Saturation
    /// The z beyond which the slope stays below 1 % of the largest, left and right; nil where it does not.
    public let saturationPoints: [Double?]
    public let learnedParameters: Int, tunedParameters: Int
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    Outcome(entries: activations.map(entry))
  }

  private func entry(_ activation: Activation) -> Entry {
    let z = (0..<points).map { lower + (upper - lower) * Double($0) / Double(max(points - 1, 1)) }
    let steepest = activation.maximumSlope
    func edge(_ direction: Double) -> Double? {
      let limit = 0.01 * steepest.value
      guard abs(activation.derivative(32 * direction)) < limit else { return nil }
      return stride(from: 32.0, through: 0, by: -1.0 / 64).first {
        abs(activation.derivative($0 * direction)) >= limit
      }
      .map { $0 * direction }
    }
    let range = activation.range
    return Entry(
      name: activation.name, formula: activation.formula, derivativeFormula: activation.derivativeFormula,
      z: z,
      values: z.map { activation.f($0) }, slopes: z.map { activation.derivative($0) },
      lowest: range.lowerBound, highest: range.upperBound, minimum: activation.minimum,
      maximumSlope: steepest,
      minimumSlope: activation.minimumSlope, meanOutput: activation.meanOutput,
      meanSquaredSlope: activation.meanSquaredSlope, zeroCentred: activation.zeroCentred,
      smooth: activation.smooth, monotone: activation.monotone, smoothness: activation.smoothness,
      saturation: activation.saturates, saturationPoints: [edge(-1), edge(1)],
      learnedParameters: activation.parameters.learned, tunedParameters: activation.parameters.tuned)
  }
}
