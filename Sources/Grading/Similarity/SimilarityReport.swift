import Foundation

/// Pairs of hand-ins that share more than chance would have it. It never gives or takes points: it says
/// where a person should look.
public struct SimilarityReport: Sendable, Hashable, Codable {
  /// Two hand-ins, the most alike first.
  public struct Pair: Sendable, Hashable, Codable {
    public var first: String
    public var second: String
    /// The share of the smaller one's code, and of its prose, that the other has too, 0 to 1.
    public var code: Double
    public var prose: Double
  }

  public var pairs: [Pair]
  /// How many hand-ins were compared.
  public var count: Int

  /// - Parameters:
  ///   - notebooks: Markdown by student.
  ///   - starter: What everybody was given; it is subtracted.
  ///   - threshold: Pairs below it, in code and in prose, are left out.
  public init(_ notebooks: [String: String], starter: String?, threshold: Double = 0.3) {
    let given = starter.map { Fingerprint(markdown: $0) }
    let names = notebooks.keys.sorted()
    var prints = Self.fingerprints(names.map { notebooks[$0] ?? "" })
    for index in prints.indices {
      prints[index].code.subtract(given?.code ?? [])
      prints[index].prose.subtract(given?.prose ?? [])
    }
    let code = Self.shared(prints.map(\.code))
    var prose = Self.shared(prints.map(\.prose))
    prose.leastWhole = 1
    count = names.count
    pairs = []
    for first in names.indices {
      for second in names.indices where second > first {
        let pair = Pair(
          first: names[first], second: names[second], code: code.share(first, second),
          prose: prose.share(first, second))
        if max(pair.code, pair.prose) >= threshold { pairs.append(pair) }
      }
    }
    pairs.sort { ($1.code, $1.prose, $0.first, $0.second) < ($0.code, $0.prose, $1.first, $1.second) }
  }

  private static func fingerprints(_ texts: [String]) -> [Fingerprint] {
    let results = Collected(count: texts.count)
    DispatchQueue.concurrentPerform(iterations: texts.count) { index in
      results.set(index, Fingerprint(markdown: texts[index]))
    }
    return results.all
  }

  /// How many hashes each two have in common.
  private struct Shared {
    /// Everything of each, what is common included.
    var wholes: [Set<UInt64>]
    var sizes: [Int]
    var counts: [[Int]]

    /// From how many hashes on being the very same says something: code of one idiom does not, a sentence does.
    var leastWhole = Shared.least

    /// Fewer hashes than this say nothing: some idioms everybody writes.
    static let least = 4

    func share(_ first: Int, _ second: Int) -> Double {
      // The very same is no lecture, however many have it.
      if wholes[first].count >= leastWhole, wholes[first] == wholes[second] { return 1 }
      let size = min(sizes[first], sizes[second])
      guard size >= Self.least else { return 0 }
      return Double(counts[first][second]) / Double(size)
    }
  }

  private static func shared(_ sets: [Set<UInt64>]) -> Shared {
    var holders: [UInt64: [Int]] = [:]
    for (index, set) in sets.enumerated() { for hash in set { holders[hash, default: []].append(index) } }
    // What more than a quarter of a class writes comes from the lecture, not from a neighbour.
    let common = max(3, sets.count / 4)
    var sizes = [Int](repeating: 0, count: sets.count)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: sets.count), count: sets.count)
    for (_, indices) in holders where indices.count <= common {
      for first in indices {
        sizes[first] += 1
        for second in indices where second > first { counts[first][second] += 1 }
      }
    }
    return Shared(wholes: sets, sizes: sizes, counts: counts)
  }
}

/// Results that several threads fill in.
private final class Collected: @unchecked Sendable {
  private let lock = NSLock()
  private var results: [Fingerprint]

  init(count: Int) { results = [Fingerprint](repeating: Fingerprint(code: [], prose: []), count: count) }

  func set(_ index: Int, _ value: Fingerprint) { lock.withLock { results[index] = value } }

  var all: [Fingerprint] { lock.withLock { results } }
}
