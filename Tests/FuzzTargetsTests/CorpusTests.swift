import Foundation
import FuzzTargets
import TestSampling
import Testing

/// What libFuzzer has found interesting, and mutations of it, go through the readers again.
@Suite struct CorpusTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fuzzing/Corpus")

  static func corpus(_ target: FuzzTarget) throws -> [[UInt8]] {
    let corpus = folder.appendingPathComponent(target.rawValue)
    return try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted()
      .map { [UInt8](try Data(contentsOf: corpus.appendingPathComponent($0))) }
  }

  @Test(arguments: FuzzTarget.allCases) func corpusIsRead(_ target: FuzzTarget) throws {
    let corpus = try Self.corpus(target)
    #expect(corpus.count >= 5)
    for bytes in corpus { target.run(bytes) }
  }

  private static let mutations = Sampling.isWhole ? 2_000 : 700

  /// The same mutations in every run: flipped bits, cuts, copies, and pieces of other files.
  @Test(arguments: FuzzTarget.allCases) func mutationsAreRead(_ target: FuzzTarget) throws {
    let corpus = try Self.corpus(target)
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }
    var runs = 0
    for _ in 0..<Self.mutations {
      var bytes = corpus[random(corpus.count)]
      if bytes.count > 4_000 { bytes = Array(bytes.prefix(4_000)) }
      for _ in 0...random(4) {
        let offset = random(bytes.count + 1)
        switch random(5) {
        case 0 where !bytes.isEmpty: bytes[min(offset, bytes.count - 1)] ^= 1 << UInt8(random(8))
        case 1: bytes.removeSubrange(min(offset, bytes.count)..<min(bytes.count, offset + random(20)))
        case 2: bytes.insert(UInt8(random(256)), at: offset)
        case 3: bytes.insert(contentsOf: bytes.prefix(random(40)), at: offset)
        default:
          let other = corpus[random(corpus.count)]
          bytes.insert(contentsOf: other.dropFirst(random(other.count)).prefix(60), at: offset)
        }
      }
      target.run(bytes)
      runs += 1
    }
    #expect(runs == Self.mutations)
  }
}
