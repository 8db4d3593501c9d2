public import Networks
import Tensors

/// A network trained on a problem in the plane, and what it says about every point of it.
public struct DecisionBoundary: Experiment {
  public var data: ToyData
  public var network: Sequential
  public var epochs: Int
  public var learningRate: Double
  /// The grid has so many points on a side, over [-extent, extent].
  public var resolution: Int
  public var extent: Double
  public var seed: UInt64

  /// The network takes 2 numbers and gives 2 logits.
  public init(
    _ data: ToyData, _ network: Sequential, epochs: Int = 200, learningRate: Double = 0.01,
    resolution: Int = 61,
    extent: Double = 1.2, seed: UInt64 = 1
  ) {
    (self.data, self.network, self.epochs, self.learningRate) = (data, network, epochs, learningRate)
    (self.resolution, self.extent, self.seed) = (resolution, extent, seed)
  }

  /// A perceptron with the given hidden layers.
  public init(
    _ data: ToyData, activation: Activation, hidden: [Int] = [16, 16], epochs: Int = 200,
    learningRate: Double = 0.01,
    resolution: Int = 61, extent: Double = 1.2, seed: UInt64 = 1
  ) {
    self.init(
      data, .perceptron([2] + hidden + [2], activation: activation), epochs: epochs,
      learningRate: learningRate,
      resolution: resolution, extent: extent, seed: seed)
  }

  public struct Outcome: Sendable, Codable {
    public let points: [ToyData.Point]
    /// The grid's coordinates, the same on both axes.
    public let axis: [Double]
    /// The probability of class 1, row by row from the lowest y.
    public let probabilities: [[Double]]
    public let run: TrainingRun
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    let set = data.dataset()
    let training = Training(
      trainer: Trainer(network, optimizer: .adam(learningRate: learningRate), seed: seed), data: set,
      epochs: epochs,
      batchSize: 32)
    let loop = try TrainingLoop(
      training, set.loaded(session), epochs: session.quick ? min(epochs, 20) : epochs, session)
    let run = try loop.run { session.onProgress($0) }
    let axis = (0..<resolution).map { extent * (2 * Double($0) / Double(max(resolution - 1, 1)) - 1) }
    let grid = axis.flatMap { y in axis.flatMap { x in [Float(x), Float(y)] } }
    let outputs = try loop.network(Tensor(grid, shape: [resolution * resolution, 2])).rows
    let probabilities = outputs.map { softmax($0.map(Double.init))[1] }
    return Outcome(
      points: data.points(), axis: axis,
      probabilities: (0..<resolution).map {
        Array(probabilities[($0 * resolution)..<(($0 + 1) * resolution)])
      }, run: run)
  }
}
