import Foundation
import Notebooks
import Results
import Synchronization
import Testing
import Wire

@testable import Kernel

/// A session whose cells are run in any order gives, at every moment, what a clean run of the cells that hold
/// would give.
@Suite struct CellSessionTests {
  /// A session, what each cell last gave, and the number of the next run.
  final class Notebook {
    let fixture: KernelFixture
    let session: CellSession
    private(set) var shown: [String: String] = [:]
    private(set) var notes: [String] = []
    private var count = 0

    init() throws {
      fixture = try KernelFixture()
      session = CellSession(kernel: try fixture.kernel())
    }

    deinit {
      session.close()
      fixture.remove()
    }

    @discardableResult
    func run(
      _ id: String?, _ text: String, interruptedAfter polls: Int = .max
    ) throws -> CellOutcome {
      count += 1
      let cell = SubmittedCell(id: id, text: text, name: "In [\(count)]")
      let gathered = Mutex((text: "", notes: [String]()))
      let asked = Mutex(0)
      let outcome = try session.execute(cell) {
        asked.withLock {
          $0 += 1
          return $0 > polls
        }
      } emit: { event in
        gathered.withLock { gathered in
          switch event {
          case .printed(let bytes, _): gathered.text += String(decoding: bytes, as: UTF8.self)
          case .displayed(let bundle): gathered.text += (bundle[.plain] ?? "") + "\n"
          case .error(let error): gathered.text += error.message + "\n"
          case .note(let note): gathered.notes.append(note)
          case .cleared: gathered.text = ""
          case .progress: break
          }
        }
      }
      let (text, notes) = gathered.withLock { $0 }
      shown[cell.name] = text
      self.notes = notes
      return outcome
    }

    /// What the cells that hold have given, in order.
    var outputs: [String] { session.cells.map { shown[$0.name] ?? "" } }

    /// What a clean run of the cells that hold gives.
    func cleanOutputs() throws -> [String] {
      let text = session.cells.map { "```{swift}\n\($0.text)\n```\n" }.joined(separator: "\n")
      let notebook = try fixture.notebook(text)
      let result = try fixture.kernel(forcesRun: true).execute(notebook).0
      return notebook.cells.map { cell in
        (result.cells[cell.index]?.outputs ?? []).map { output in
          switch output {
          case .bundle(let bundle): (bundle[.plain] ?? "") + "\n"
          case .standardOutput(let text), .standardError(let text): text
          case .error(let error): error.message + "\n"
          }
        }.joined()
      }
    }
  }

  @Test func aCellThatIsRunAgainGoesBack() throws {
    let notebook = try Notebook()
    try notebook.run("a", "var n = 1\nn")
    try notebook.run("b", "n += 10\nn")
    #expect(try notebook.run("c", "n * 2").outdated.isEmpty)
    let outcome = try notebook.run("a", "var n = 2\nn")
    #expect(outcome.outdated.map(\.name) == ["In [2]", "In [3]"])
    #expect(notebook.session.state == .rewound)
    try notebook.run("b", "n += 10\nn")
    #expect(notebook.session.state == .idle)
    #expect(notebook.outputs == ["2\n", "12\n"])
  }

  /// What was out of date before a cell ran again still is, until it is run itself.
  @Test func outdatedCellsAreRemembered() throws {
    let notebook = try Notebook()
    for id in ["a", "b", "c"] { try notebook.run(id, "\"\(id)\"") }
    let again = SubmittedCell(id: "a", text: "\"a\"", name: "In [5]")
    try notebook.run("a", "\"A\"")
    #expect(notebook.session.outdatedCells(below: again).map(\.id) == ["b", "c"])
    try notebook.run("b", "\"b\"")
    #expect(notebook.session.outdatedCells(below: again).map(\.id) == ["c"])
    try notebook.run("a", "\"a\"")
    #expect(notebook.session.outdatedCells(below: again).map(\.id) == ["b", "c"])
    _ = notebook.session.remove(["b"])
    #expect(notebook.session.outdatedCells.map(\.id) == ["c"])
  }

  @Test func anUnknownCellFollowsAndASavedOrderIsHeeded() throws {
    let notebook = try Notebook()
    try notebook.run("a", "let n = 1")
    try notebook.run("c", "n + 1")
    notebook.session.order.take(saved: ["a", "b", "c"])
    #expect(try notebook.run("b", "let n = 5").outdated.map(\.id) == ["c"])
    try notebook.run("c", "n + 1")
    #expect(notebook.outputs == ["", "", "6\n"])
    // Moved: c stands above b now.
    notebook.session.order.take(saved: ["a", "c", "b"])
    #expect(try notebook.run("d", "n").outdated.map(\.id) == ["c"])
    #expect(notebook.session.remove(["b"]).map(\.id) == ["d"])
  }

  @Test func aTrapLeavesTheStateBeforeIt() throws {
    let notebook = try Notebook()
    try notebook.run(nil, "var list = [1, 2]")
    let outcome = try notebook.run(nil, "let place = list.count + 3\nlist.append(9)\nlist[place]")
    #expect(outcome.ending == .failed)
    let diagnostic = try #require(outcome.diagnostics.first)
    #expect(diagnostic.message == "the cell trapped: Index out of range.")
    #expect(diagnostic.position?.description == "In [2]:3:1")
    try notebook.run(nil, "list.count")
    #expect(notebook.outputs == ["", "2\n"])
  }

  @Test func anEndlessLoopIsInterruptedAndNothingIsLost() throws {
    let notebook = try Notebook()
    try notebook.run(nil, "var n = 7")
    let outcome = try notebook.run(nil, "n = 0\nwhile true {}", interruptedAfter: 4)
    #expect(outcome.ending == .interrupted)
    #expect(notebook.session.state == .interrupted)
    try notebook.run(nil, "n")
    #expect(notebook.outputs == ["", "7\n"])
  }

  @Test func optionsCountTheirLines() throws {
    let notebook = try Notebook()
    let outcome = try notebook.run(nil, "//| timeout: 5\n//| rerun: below\nlet n: Int = \"\"")
    #expect(outcome.options.rerun == .below)
    #expect(outcome.diagnostics.first?.position?.description == "In [1]:3:14")
    let wrong = try notebook.run(nil, "//| tiemout: 5\n1")
    #expect(wrong.ending == .failed)
    #expect(wrong.diagnostics.first?.position?.line == 1)
    #expect(wrong.diagnostics.first?.help == "Did you mean 'timeout'?")
  }

  @Test func concurrencyIsRunAgainAndSaid() throws {
    let notebook = try Notebook()
    try notebook.run("a", "var n = 1")
    try notebook.run("b", "let t = Task { 5 }\nn += await t.value")
    try notebook.run("c", "n += 100\nn")
    #expect(notebook.shown["In [3]"] == "106\n")
    try notebook.run("d", "fatalError(\"no\")")
    try notebook.run("e", "n")
    #expect(notebook.shown["In [5]"] == "106\n")
    #expect(
      notebook.notes == [
        "Note: cells that use concurrency leave no checkpoint to go back to; 2 cells above were run again."
      ])
  }

  private static let reader = """
    import Foundation
    let words = try String(contentsOfFile: "data.txt", encoding: .utf8)
    words
    """

  @Test func aChangedFileIsNoticed() throws {
    let notebook = try Notebook()
    func write(_ text: String) throws {
      try Data(text.utf8).write(to: notebook.fixture.folder.appendingPathComponent("data.txt"))
    }
    try write("one")
    try notebook.run("a", "let n = 1")
    try notebook.run("b", Self.reader)
    try notebook.run("c", "words.count")
    try write("one")
    #expect(notebook.session.cellsOfChangedFiles().isEmpty, "the file was touched only")
    try write("three")
    let changed = notebook.session.cellsOfChangedFiles()
    #expect(changed.map(\.cell.id) == ["b"])
    #expect(changed.first?.files == ["data.txt"])
    let given = try #require(notebook.session.giveUpChangedFiles())
    #expect(given.files == ["data.txt"])
    #expect(given.cells.map(\.id) == ["b", "c"])
    #expect(notebook.session.above(given.cells[1], of: given.cells).map(\.id) == ["b"])
    try notebook.run("b", Self.reader)
    try notebook.run("c", "words.count")
    #expect(notebook.outputs == ["", "three\n", "5\n"])
    #expect(try notebook.outputs == notebook.cleanOutputs())
  }

  /// A notebook may write what it reads; that is said and leads to no endless running again.
  @Test func aFileThatTheNotebookItselfChanges() throws {
    let notebook = try Notebook()
    try Data("1".utf8).write(to: notebook.fixture.folder.appendingPathComponent("data.txt"))
    try notebook.run("a", Self.reader)
    try notebook.run(
      "b", "try (words + \"2\").write(toFile: \"data.txt\", atomically: false, encoding: .utf8)")
    #expect(
      notebook.notes == [
        "Note: 'data.txt' changed while the cell ran, after In [1] had read it. If the cell did not write it, "
          + "run In [1] again."
      ])
    #expect(notebook.session.cellsOfChangedFiles().isEmpty)
    try notebook.run("a", Self.reader + " + \"!\"")
    #expect(notebook.outputs == ["12!\n"])
  }

  @Test func checkpointsOfALongSessionAreThinnedOut() throws {
    let notebook = try Notebook()
    try notebook.run("0", "var n = 0")
    // Nothing to compile: the same text in the same place of the cache each time would be another module.
    for number in 1...60 { try notebook.run("\(number)", "//| run: true\nn += 1") }
    #expect((notebook.session.worker.process?.copies.count ?? 0) <= 40)
    try notebook.run("30", "n")
    #expect(notebook.shown["In [62]"] == "29\n")
    try notebook.run("again", "n")
    #expect(notebook.shown["In [63]"] == "29\n")
  }

  /// The session as a machine of states: whatever is done in whatever order, it is in the state that a model of it
  /// says, and what holds is what a clean run of it gives.
  @Test(arguments: 1...4) func randomSequences(_ seed: Int) throws {
    let notebook = try Notebook()
    let data = notebook.fixture.folder.appendingPathComponent("data.txt")
    try Data("0".utf8).write(to: data)
    var random = SplitMix(state: UInt64(seed))
    var texts: [String: String] = [:]
    let ids = ["a", "b", "c", "d", "e"]
    for step in 0..<14 {
      let id = ids[random.below(ids.count)]
      let before = notebook.session.state
      // What the session drops when a cell is submitted: the cell itself and those that stand below it.
      let held = notebook.session.cells
      let place = notebook.session.order.rank(id) ?? .max
      let below = held.filter { ($0.id.flatMap(notebook.session.order.rank) ?? .max) > place }
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
    let notebook = try Notebook()
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

/// A small generator with a seed (Steele, Lea, Flood 2014).
struct SplitMix {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
