import Tensors

/// How often chance alone gives a statistic as far from zero as the one that was found, when the values are dealt out
/// anew (Fisher 1935; Good, Permutation Tests, chapter 3).
///
/// Values that share something, such as a sample or a seed, form a block. Dealing across blocks would mix what they
/// share with what is asked, so values change places within a block only, or blocks change places as wholes.
public struct PermutationTest: Sendable, Hashable {
  /// What may change places.
  public enum Exchange: Sendable, Hashable {
    /// The values of a block among themselves.
    case withinBlocks
    /// Whole blocks, each value keeping its place in its block; blocks are of one size.
    case wholeBlocks
  }

  /// The statistic of the values as they were found.
  public let value: Double
  /// Two-sided; the values as they were found count as one deal, so it is never 0.
  public let pValue: Double
  public let deals: Int
  /// How many blocks there are.
  public let count: Int
  public let exchange: Exchange

  /// - Parameters:
  ///   - values: What changes places.
  ///   - blocks: The block of each value, by any number.
  ///   - exchange: What may change places.
  ///   - deals: How many random deals; at least 1.
  ///   - seed: Of the deals.
  ///   - statistic: What is asked of the values, in their order.
  /// - Throws: `ComparisonError` where values and blocks differ in number, there are none, or whole blocks differ in size.
  public init(
    _ values: [Double], blocks: [Int], exchange: Exchange = .withinBlocks, deals: Int = 9_999,
    seed: UInt64 = 1,
    statistic: ([Double]) -> Double
  ) throws {
    guard values.count == blocks.count, !values.isEmpty else {
      throw ComparisonError(
        "a permutation test needs one block for every value, and there are \(values.count) values and \(blocks.count) blocks."
      )
    }
    let members = Dictionary(grouping: values.indices) { blocks[$0] }.sorted { $0.key < $1.key }.map(\.value)
    if exchange == .wholeBlocks, let odd = members.first(where: { $0.count != members[0].count }) {
      throw ComparisonError(
        "blocks that change places have to be of one size, and there are some of \(members[0].count) and of \(odd.count)."
      )
    }
    var stream = RandomStream(seed: seed)
    let found = statistic(values)
    var asFar = 1
    for _ in 0..<deals {
      var dealt = values
      switch exchange {
      case .withinBlocks:
        for block in members {
          for (index, other) in zip(block, block.shuffled(using: &stream)) { dealt[index] = values[other] }
        }
      case .wholeBlocks:
        for (block, other) in zip(members, members.shuffled(using: &stream)) {
          for (index, source) in zip(block, other) { dealt[index] = values[source] }
        }
      }
      // Equal up to rounding is as far: sums in another order differ in their last bits.
      if abs(statistic(dealt)) >= abs(found) * (1 - 1e-12) { asFar += 1 }
    }
    value = found
    pValue = Double(asFar) / Double(deals + 1)
    self.deals = deals
    count = members.count
    self.exchange = exchange
  }
}
