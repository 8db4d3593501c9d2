import Files
import Foundation
import Results
import Store
import Testing
import Wire

@testable import Courses
@testable import Kernel

/// Which entries are drawn to be computed again.
@Suite struct VerificationTests {
  private func store(chapters: Int, experiments: Int) throws -> (ResultStore, home: [String: Int]) {
    let origin = StoreEntry.Origin(
      machine: "Linux", processor: "Some CPU", toolchain: "Swift", date: "2026-11-27", seconds: 1)
    var store = try ResultStore(folder: URL(fileURLWithPath: "/nonexistent"))
    var home: [String: Int] = [:]
    for chapter in 0..<chapters {
      var uses: [ExperimentUse] = []
      for experiment in 0..<experiments {
        let key = Digest.sha256(text: "\(chapter) \(experiment)")
        uses.append(ExperimentUse(name: "E", key: key))
        home[key] = chapter
        store.add(StoreEntry(.experiment, name: "E", key: key, origin: origin, content: Data("{}".utf8)))
      }
      var result = ChapterResult(toolchain: "Swift", quick: false)
      result.experiments = uses
      let json = try JSONEncoder().encode(result)
      let text = #"{"absentData":[],"result":"# + String(decoding: json, as: UTF8.self) + "}"
      let entry = StoreEntry(
        .chapter, name: "\(chapter).md", key: Digest.sha256(text: "\(chapter)"), origin: origin,
        content: Data(text.utf8))
      #expect(Kernel.experiments(of: entry).count == experiments)
      home[entry.key] = chapter
      store.add(entry)
    }
    return (store, home)
  }

  @Test func aSmallSampleIsOfFewChapters() throws {
    let (store, home) = try store(chapters: 12, experiments: 20)
    var drawn: Set<String> = []
    for _ in 0..<400 {
      let keys = Verification(share: 0.05, of: store).keys
      #expect(keys.count == 13 && Set(keys).count == 13)
      #expect(Set(keys.map { home[$0] }).count == 1)
      drawn.formUnion(keys)
    }
    // That four hundred draws miss an entry happens once in a billion.
    #expect(drawn.count == store.entries.count)
  }

  @Test func aLargeSampleTakesMoreAndTheWholeAll() throws {
    let (store, home) = try store(chapters: 3, experiments: 4)
    let half = Verification(share: 0.5, of: store).keys
    #expect(half.count == 8 && Set(half.map { home[$0] }).count == 2)
    #expect(Verification(share: 1, of: store).keys == store.entries.keys.sorted())
    #expect(Verification(share: 0, of: store).keys.count == 1)
  }

  @Test func aSampleWithinABoundLeavesOutWhatTakesLonger() throws {
    // Each experiment takes a second, and a chapter ten beside them.
    let (store, home) = try store(chapters: 12, experiments: 20)
    for _ in 0..<50 {
      let keys = Verification(share: 1, of: store, within: 25).keys
      #expect(Set(keys.map { home[$0] }).count == 1 && keys.count == 16)
    }
    let more = Verification(share: 1, of: store, within: 45).keys
    #expect(Set(more.map { home[$0] }).count == 2 && more.count == 27)
    // Where nothing fits, the one that took least.
    #expect(Verification(share: 1, of: store, within: 1).keys.count == 1)
    #expect(Verification.beyond(10.5, in: store) == 240 && Verification.beyond(11, in: store) == 0)
  }
}

/// How far answers lie apart, all numbers of a kind together.
@Suite struct AnswerDistanceTests {
  @Test(
    arguments: [
      (#"{"a":1}"#, #"{"a":1}"#, 0.0), (#"{"a":1}"#, #"{"a":1.0}"#, 0), (#"{"a":4}"#, #"{"a":3}"#, 0.25),
      // One number of many may be anything; a kind of its own may not.
      (#"{"a":[1,9,0]}"#, #"{"a":[2,9,0]}"#, 1.0 / 11), (#"{"a":[1,9],"b":1}"#, #"{"a":[1,9],"b":2}"#, 0.5),
      // A training that broke off has fewer numbers, or none.
      (#"{"a":[8,1,1]}"#, #"{"a":[8]}"#, 0.2), (#"{"a":9,"b":1}"#, #"{"a":9}"#, 1),
      (#"{"a":null}"#, #"{}"#, 0),
      (#"{"a":[{"b":3},{"b":1}]}"#, #"{"a":[{"b":3}]}"#, 0.25), (#"{"a":null}"#, #"{"a":2}"#, 1),
      // Noise around zero.
      (#"{"a":1e-9}"#, #"{"a":-1e-9}"#, 2e-6),
    ] as [(String, String, Double)])
  func numbersAreComparedByTheirPath(_ first: String, _ second: String, _ distance: Double) {
    for (one, other) in [(first, second), (second, first)] {
      #expect(abs(AnswerDistance.between(Data(one.utf8), Data(other.utf8)) - distance) < 1e-12)
    }
  }

  @Test(arguments: [
    (#"{"a":"x"}"#, #"{"a":"y"}"#), (#"{"a":1}"#, #"{"a":"1"}"#), (#"[1]"#, #"{"a":1}"#), ("[1]", "1 2"),
  ])
  func wordsAreNoMatterOfRounding(_ first: String, _ second: String) {
    #expect(AnswerDistance.between(Data(first.utf8), Data(second.utf8)) == .infinity)
  }
}

/// What decides how a machine rounds.
@Suite struct ProcessorKindTests {
  private func kind(_ flags: String, _ environment: [String: String] = [:]) -> String {
    ProcessorKind.named(
      information: "processor\t: 0\nmodel name\t: Some CPU 7: X\nflags\t\t: \(flags)\n",
      environment: environment)
  }

  @Test func aKindIsTheModelAndTheVectorUnits() {
    #expect(kind("sse2 avx2 fma avx512f avx512bw avx512dq avx512vl") == "Some CPU 7: X with AVX-512")
    #expect(kind("sse2 avx2 fma avx512f") == "Some CPU 7: X with AVX2")
    #expect(kind("sse2") == "Some CPU 7: X")
    #expect(kind("avx2 fma", ["LECTERN_VECTORS": "portable"]) == "Some CPU 7: X with AVX2, held to portable")
    #expect(ProcessorKind.named(information: "", environment: [:]) == "unnamed processor")
  }
}
