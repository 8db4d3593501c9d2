import Foundation
import Tensors

/// How often a narrow deep ReLU network is dead before it is trained (Lu et al. 2019): one input, zero biases.
public struct BornDead: Experiment {
  public var widths: [Int], depths: [Int]
  public var networks: Int
  public var seed: UInt64

  public init(
    widths: [Int] = [2, 3, 4], depths: [Int] = [1, 3, 5, 7, 9], networks: Int = 20_000, seed: UInt64 = 1
  ) {
    (self.widths, self.depths, self.networks, self.seed) = (widths, depths, networks, seed)
  }

  public struct Outcome: Sendable, Codable { public var cells: [Cell] }

  public struct Cell: Sendable, Codable {
    public let width: Int, depth: Int
    /// The share of networks that are dead for a given input, and the formula 1 - (1 - 2^-N)^k.
    public let deadForOneInput: Double, predicted: Double
    /// The share that is dead for every input, positive or negative.
    public let deadForAll: Double
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    let count = session.quick ? min(networks, 2_000) : networks
    let cells = widths.flatMap { width in depths.map { (width, $0) } }
    return Outcome(
      cells: try Parallel.map(cells) { width, depth in
        var (one, all) = (0, 0)
        for network in 0..<count {
          var stream = RandomStream(
            seed: seed, stream: (width * 1_000 + depth) * 1_000_000 + network, purpose: .weights)
          let (positive, negative) = deaths(width, depth, &stream)
          if positive { one += 1 }
          if positive && negative { all += 1 }
        }
        return Cell(
          width: width, depth: depth, deadForOneInput: Double(one) / Double(count),
          predicted: 1 - pow(1 - pow(2, -Double(width)), Double(depth)),
          deadForAll: Double(all) / Double(count))
      })
  }

  /// Whether inputs +1 and -1 arrive at nothing after `depth` layers.
  private func deaths(_ width: Int, _ depth: Int, _ stream: inout RandomStream) -> (Bool, Bool) {
    var (a, b) = ([1.0], [-1.0])
    for _ in 0..<depth {
      let weights = (0..<width * a.count).map { _ in stream.normal() }
      func layer(_ x: [Double]) -> [Double] {
        (0..<width).map { unit in max(0, x.indices.reduce(0) { $0 + weights[unit * x.count + $1] * x[$1] }) }
      }
      (a, b) = (layer(a), layer(b))
    }
    return (a.allSatisfy { $0 == 0 }, b.allSatisfy { $0 == 0 })
  }
}
