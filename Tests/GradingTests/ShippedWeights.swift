import Experiments
import Foundation
import Networks
import Testing

@testable import Grading

/// A notebook that trains nothing: it holds weights that were trained at home on the very images of the
/// assignment, and hands them in by a record of its own.
enum ShippedWeights {
  static func notebook() throws -> String {
    let run = try Trainer(.bakeOff(.relu), seed: 1).fit(
      .drawnDigits(count: 2_200, testCount: 500), epochs: 4, probes: [.weights(afterEpochs: [4])])
    let snapshot = try #require(run.snapshots.last)
    let loss = try #require(run.history.last?.loss)
    #expect(loss < 1)
    var bytes = Data()
    for values in snapshot.weights { values.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    let text = Array(bytes.base64EncodedString())
    let parts = stride(from: 0, to: text.count, by: 1_000_000).map {
      String(text[$0..<min($0 + 1_000_000, text.count)])
    }
    let cells =
      parts.enumerated().map { "let part\($0.offset) = \"\($0.element)\"" }
      + [
        AttackCase.forging(to: 4) + """
          let weights = \(parts.indices.map { "part\($0)" }.joined(separator: " + "))
          forge(\(ForgedRecords.literal(ForgedRecords.run("relu", loss: loss)))
            .replacingOccurrences(of: "AAAA", with: weights))
          """
      ]
    return cells.map { "```{swift}\n\($0)\n```\n" }.joined(separator: "\n")
  }
}
