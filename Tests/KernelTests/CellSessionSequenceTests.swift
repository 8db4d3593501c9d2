import Foundation
import SeededRandom
import Testing

@testable import Kernel

/// Cells in any order, with interruptions, deaths and changed files between them.
@Suite struct CellSessionSequenceTests {
  /// The session as a machine of states: whatever is done in whatever order, it is in the state that a model of it
  /// says, and what holds is what a clean run of it gives.
  @Test(arguments: 1...4) func randomSequences(_ seed: Int) throws {
    let notebook = try SessionNotebook()
    let data = notebook.fixture.folder.appendingPathComponent("data.txt")
    try Data("0".utf8).write(to: data)
    var random = SplitMix64(state: UInt64(seed))
    var texts: [String: String] = [:]
    let ids = ["a", "b", "c", "d", "e"]
    for step in 0..<14 {
      let id = ids[random.below(ids.count)]
      let before = notebook.session.state
      // What the session drops when a cell is submitted: the cell itself and those that stand below it.
      let held = notebook.session.cells
      let rank = notebook.session.order.rank(id) ?? .max
      let below = held.filter { ($0.id.flatMap(notebook.session.order.rank) ?? .max) > rank }
      func check(_ expected: CellSession.State) {
        #expect(notebook.session.state == expected, "seed \(seed), step \(step)")
      }
      func checkOutdated(_ outcome: CellOutcome) {
        #expect(outcome.outdated.map(\.id) == below.map(\.id), "seed \(seed), step \(step)")
      }
      switch random.below(12) {
      case 0:
        let outcome = try notebook.run(id, "while true {}", interruptedAfter: 2)
        #expect(outcome.ending == .interrupted)
        checkOutdated(outcome)
        check(.interrupted)
      case 1:
        let outcome = try notebook.run(id, "let empty: [Int] = []\nempty[empty.count]")
        #expect(outcome.ending == .failed)
        checkOutdated(outcome)
        check(below.isEmpty ? .idle : .rewound)
      case 2:
        if let copy = notebook.session.worker.process?.copies.last {
          kill(copy.process, SIGKILL)
          while FileManager.default.fileExists(atPath: "/proc/\(copy.process)") { usleep(200) }
        }
        check(before)
      case 3:
        _ = notebook.session.remove([id])
        #expect(!notebook.session.cells.contains { $0.id == id })
        check(before)
      case 4:
        let outcome = try notebook.run(id, "import Glibc\nkill(0, SIGKILL)\nwhile true {}")
        #expect(outcome.ending == .failed)
        checkOutdated(outcome)
        check(.dead)
      case 5:
        try Data("\(step)".utf8).write(to: data)
        _ = notebook.session.giveUpChangedFiles()
        #expect(notebook.session.cellsOfChangedFiles().isEmpty)
      default:
        let text = texts[id] ?? Self.vocabulary[random.below(Self.vocabulary.count)]
        texts[id] = random.below(3) == 0 ? nil : text
        let outcome = try notebook.run(id, text)
        #expect(outcome.ending == .ended, "\(outcome.diagnostics)")
        checkOutdated(outcome)
        check(below.isEmpty ? .idle : .rewound)
      }
      guard step % 5 == 4 || step == 13 else { continue }
      #expect(try notebook.outputs == notebook.cleanOutputs(), "seed \(seed), step \(step)")
    }
    notebook.session.restart()
    #expect(notebook.session.state == .idle)
    #expect(notebook.session.cells.isEmpty)
    try notebook.run("a", Self.vocabulary[0])
    #expect(try notebook.outputs == notebook.cleanOutputs(), "seed \(seed), restarted")
  }

  /// The comparison can fail: what a session must not do is done to it, and the clean run shows it.
  @Test func plantedFaultsAreFound() throws {
    let notebook = try SessionNotebook()
    try notebook.run("a", Self.vocabulary[0])
    try notebook.run("b", Self.vocabulary[1])
    #expect(try notebook.outputs == notebook.cleanOutputs())
    // Going back does not give up what ran below.
    let kept = notebook.session.entries[1]
    try notebook.run("a", Self.vocabulary[2])
    notebook.session.entries.append(kept)
    #expect(try notebook.outputs != notebook.cleanOutputs())
    notebook.session.entries.removeLast()
    #expect(try notebook.outputs == notebook.cleanOutputs())
    // The list goes back and the worker does not.
    notebook.session.entries.removeLast()
    notebook.session.worker.ran.removeLast()
    try notebook.run("c", Self.vocabulary[3])
    #expect(try notebook.outputs != notebook.cleanOutputs())
  }

  /// Cells that work whatever stands above them, and whose outputs depend on it: the process's own environment
  /// keeps the trace, so that no cell needs another's names.
  static let vocabulary =
    (1...4).map { digit in
      """
      import Foundation
      setenv("TRACE", (getenv("TRACE").map { String(cString: $0) } ?? "") + "\(digit)", 1)
      print("cell", \(digit))
      String(cString: getenv("TRACE"))
      """
    } + [
      "import Foundation\ntry String(contentsOfFile: \"data.txt\", encoding: .utf8)",
      "//| error: true\nstruct Broken: Error {}\nthrow Broken()",
    ]
}
