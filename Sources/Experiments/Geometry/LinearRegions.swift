import Foundation
public import Networks
import Tensors

/// The exact linear regions of a ReLU network on a square of the plane, as polygons, and on its middle line.
///
/// Each unit's switching line is affine within a region of the layers before it, so a region is cut unit by
/// unit; nothing is sampled.
public struct LinearRegions: Experiment {
  public var widths: [Int]
  /// The square [-size, size] x [-size, size].
  public var size: Double
  public var initializer: Initializer
  /// Biases are normal with this deviation; 0 leaves them out.
  public var biasDeviation: Double
  public var seed: UInt64
  /// Train on a two-dimensional problem first, for so many epochs.
  public var trainedOn: ToyData?
  public var epochs: Int

  public init(
    widths: [Int] = [8, 8], size: Double = 1, initializer: Initializer = .heNormal,
    biasDeviation: Double = 0.5,
    seed: UInt64 = 1, trainedOn: ToyData? = nil, epochs: Int = 100
  ) {
    self.widths = widths
    self.size = size
    self.initializer = initializer
    self.biasDeviation = biasDeviation
    self.seed = seed
    self.trainedOn = trainedOn
    self.epochs = epochs
  }

  public struct Outcome: Sendable, Codable {
    public let regions: [Region]
    /// How many regions there are after each layer.
    public let countAfterLayer: [Int]
    /// Where the regions change along the line y = 0: positions of x, ends included.
    public let breakpoints: [Double]
    public var count: Int { regions.count }
  }

  public struct Region: Sendable, Codable {
    /// Corners in order, [x, y] each.
    public let corners: [[Double]]
    public let area: Double
    /// One letter per unit, layer by layer: 1 where it is on.
    public let pattern: String
    /// The function's slope within, [d/dx, d/dy].
    public let slope: [Double]
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    let layers = try affineLayers(session)
    let square = [[-size, -size], [size, -size], [size, size], [-size, size]]
    let plane = RegionCutter(layers: layers).cut(square)
    let line = RegionCutter(layers: layers).cut([[-size, 0], [size, 0]])
    let ends = Set(line.pieces.flatMap { $0.corners.map { $0[0] } }).sorted()
    return Outcome(
      regions: plane.pieces.map {
        Region(corners: $0.corners, area: polygonArea($0.corners), pattern: $0.pattern, slope: $0.slope)
      }, countAfterLayer: plane.counts, breakpoints: ends)
  }

  /// Matrices and biases of the hidden layers and of one output.
  func affineLayers(_ session: ExperimentSession) throws -> [AffineLayer] {
    let net = Sequential.perceptron(
      [2] + widths + [trainedOn == nil ? 1 : 2], activation: .relu, initializer: initializer)
    let network = try Network<Float>(net, capacity: 1, seed: seed)
    var stream = RandomStream(seed: seed, stream: 1, purpose: .weights)
    for index in 0...widths.count {
      let bias = network.parameters[2 * index + 1].value
      for unit in 0..<bias.count { bias[unit] = Float(stream.normal() * biasDeviation) }
    }
    if let trainedOn {
      let data = trainedOn.dataset()
      let training = Training(
        trainer: Trainer(net, optimizer: .adam(learningRate: 0.01), seed: seed), data: data, epochs: epochs,
        batchSize: 32, testing: .lastEpoch)
      let loop = try TrainingLoop(
        training, data.loaded(session), epochs: session.quick ? min(epochs, 10) : epochs, session)
      _ = try loop.run { session.onProgress($0) }
      try network.load(loop.network.weights)
    }
    return (0...widths.count).map { index in
      AffineLayer(
        outputs: network.parameters[2 * index].shape[0], inputs: network.parameters[2 * index].shape[1],
        matrix: network.parameters[2 * index].value.array().map(Double.init),
        bias: network.parameters[2 * index + 1].value.array().map(Double.init))
    }
  }
}

/// The area of a polygon with corners in order (the shoelace formula).
func polygonArea(_ corners: [[Double]]) -> Double {
  var twice = 0.0
  for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) { twice += a[0] * b[1] - a[1] * b[0] }
  return abs(twice) / 2
}
