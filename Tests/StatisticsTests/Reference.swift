import Foundation

/// What scipy computes, kept in `Reference/scipy.json`.
struct Reference: Decodable, Sendable {
  struct Tail: Decodable, Sendable { let df, t, cumulative, quantile, at: Double }
  struct Ratio: Decodable, Sendable { let df1, df2, ratio, tail: Double }
  struct Range: Decodable, Sendable {
    let groups: Int
    let df, q, tail, critical: Double
  }
  struct Paired: Decodable, Sendable {
    let first, second: [Double]
    let difference, low, high, t, p, effect, effectLow, effectHigh: Double
  }
  struct Welch: Decodable, Sendable {
    let first, second: [Double]
    let low, high, t, p, df: Double
  }
  struct Holm: Decodable, Sendable { let p, adjusted: [Double] }
  struct Named: Decodable, Sendable {
    let label: String
    let values: [Double]
  }
  struct Pair: Decodable, Sendable {
    let first, second: Int
    let difference, low, high, p: Double
  }
  struct Analysis: Decodable, Sendable {
    let samples: [Named]
    let F, p: Double
    let df: Int
    let pairs: [Pair]
  }
  struct Share: Decodable, Sendable {
    let successes, count: Int
    let low, high: Double
  }
  struct Table: Decodable, Sendable {
    let table: [[Int]]
    let p: Double
  }
  struct Newcombe: Decodable, Sendable {
    let first, second: [Int]
    let low, high: Double
  }

  let studentT: [Tail]
  let f: [Ratio]
  let range: [Range]
  let paired: [Paired]
  let welch: [Welch]
  let holm: Holm
  let blocked: Analysis
  let unblocked: Analysis
  let wilson: [Share]
  let fisher: [Table]
  let newcombe: [Newcombe]

  static func read() throws -> Reference {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Reference/scipy.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }
}

/// Equal to so many parts of the larger, or of 1.
func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
  abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}
