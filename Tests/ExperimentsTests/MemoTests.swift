@testable import Experiments
import Datasets
import Foundation
import Networks
import Testing

@Suite struct MemoTests {
  private func inFolder(_ body: (Memo, URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("memo-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(Memo(folder: folder), folder)
  }

  @Test func theSecondCallReadsAndADamagedEntryIsMadeAgain() throws {
    try inFolder { memo, folder in
      var computed = 0
      func value() throws -> [Double] {
        try memo.value(experiment: "E", key: "k") {
          computed += 1
          return [1.5, .infinity]
        }
      }
      #expect(try value() == [1.5, .infinity])
      #expect(try value() == [1.5, .infinity])
      #expect(computed == 1)
      let file = folder.appendingPathComponent(
        try #require(FileManager.default.contentsOfDirectory(atPath: folder.path).first))
      var bytes = try Data(contentsOf: file)
      bytes[bytes.count - 3] ^= 1
      try bytes.write(to: file)
      #expect(try value() == [1.5, .infinity])
      #expect(computed == 2)
    }
  }

  @Test func everyFieldEntersTheKey() throws {
    func key(_ experiment: some Experiment, _ change: (inout ExperimentSession) -> Void = { _ in }) -> String
    {
      var session = ExperimentSession()
      change(&session)
      return Memo.key(
        experiment: experiment.name, configuration: Configuration(of: experiment), dataDigest: "d",
        session: session)
    }
    let base = key(BakeOff())
    #expect(base == key(BakeOff()))
    #expect(base != key(BakeOff(epochs: 19)))
    #expect(base != key(BakeOff(seeds: [1, 2])))
    #expect(base != key(BakeOff([.relu])))
    #expect(base != key(BakeOff(optimizer: .adam(learningRate: 2e-3))))
    #expect(base != key(BakeOff()) { $0.quick = true })
    #expect(base == key(BakeOff()) { $0.codeKey = "other code" })
    let custom = try Activation.custom("mine", { $0 }, derivative: { _ in 1 })
    #expect(key(BakeOff([custom])) != key(BakeOff([custom])) { $0.codeKey = "other code" })
    let a = Training(trainer: Trainer(Sequential { Linear(2, 3) }), data: .mnist, epochs: 1)
    let b = Training(trainer: Trainer(Sequential { Linear(2, 3, bias: false) }), data: .mnist, epochs: 1)
    #expect(key(a) != key(b))
  }
}
