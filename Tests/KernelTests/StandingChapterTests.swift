import Foundation
import Notebooks
import Results
import Testing
import Wire

@testable import Kernel

/// A worker that lives on between edits gives what a clean run would, and runs no more than it must.
@Suite struct StandingChapterTests {
  /// Each cell leaves a line in a file, so that it can be seen which ran.
  static func chapter(_ cells: [String]) -> String {
    cells.enumerated().map { number, code in
      "```{swift}\nappendTrace(\"\(number + 1)\")\n\(code)\n```\n"
    }.joined(separator: "\n")
  }

  static let tracer = """
    import Foundation
    func appendTrace(_ text: String) {
      let trace = FileHandle(forWritingAtPath: "trace.txt")!
      trace.seekToEndOfFile()
      trace.write(Data((text + " ").utf8))
      trace.closeFile()
    }
    """

  final class Course {
    let fixture: KernelFixture
    let standing: StandingChapter
    private let trace: URL

    init() throws {
      fixture = try KernelFixture()
      standing = StandingChapter(kernel: try fixture.kernel())
      trace = fixture.folder.appendingPathComponent("trace.txt")
    }

    deinit {
      standing.close()
      fixture.remove()
    }

    /// The result of a text, and the cells that ran for it.
    func run(_ cells: [String], isCancelled: @escaping @Sendable () -> Bool = { false }) throws
      -> (result: ChapterResult?, ran: String)
    {
      try Data().write(to: trace)
      let text = "```{swift}\n\(StandingChapterTests.tracer)\n```\n\n" + StandingChapterTests.chapter(cells)
      let result = try standing.run(try fixture.notebook(text), isCancelled: isCancelled) { _ in }
      return (result, try String(contentsOf: trace, encoding: .utf8).trimmingCharacters(in: .whitespaces))
    }

    func transcript(_ cells: [String]) throws -> String {
      let text = "```{swift}\n\(StandingChapterTests.tracer)\n```\n\n" + StandingChapterTests.chapter(cells)
      let notebook = try fixture.notebook(text)
      guard let result = try standing.run(notebook, isCancelled: { false }, emit: { _ in }) else {
        return "cancelled"
      }
      return Transcript(notebook, result).text()
    }
  }

  private func outputs(_ result: ChapterResult?) -> [String] {
    (result?.cells.sorted { $0.key < $1.key } ?? []).flatMap { _, cell in
      cell.outputs.map { output -> String in
        switch output {
        case .bundle(let bundle): bundle[.plain] ?? ""
        case .standardOutput(let text), .standardError(let text): text.trimmingCharacters(in: .newlines)
        case .error(let error): error.message
        }
      }
    }
  }

  @Test func onlyTheCellsFromTheEditedOneOnRun() throws {
    let course = try Course()
    let cells = ["var a = 1", "a += 10\na", "a += 100\na", "print(\"end\", a)"]
    let first = try course.run(cells)
    #expect(first.ran == "1 2 3 4")
    #expect(outputs(first.result) == ["11", "111", "end 111"])

    var edited = cells
    edited[2] = "a += 200\na"
    let second = try course.run(edited)
    #expect(second.ran == "3 4")
    // What cell 3 had done to `a` before is not there any more.
    #expect(outputs(second.result) == ["11", "211", "end 211"])

    let third = try course.run(cells)
    #expect(third.ran == "3 4")
    #expect(outputs(third.result) == outputs(first.result))
    #expect(try course.run(cells).ran == "")
  }

  @Test func resultIsThatOfACleanRun() throws {
    let course = try Course()
    let cells = [
      "var numbers = [1, 2, 3]", "numbers.append(4)\nnumbers", "numbers.map { $0 * $0 }", "numbers.count",
    ]
    for edit in ["numbers.append(5)\nnumbers", "numbers.removeFirst()\nnumbers", "numbers = []\nnumbers"] {
      var edited = cells
      edited[1] = edit
      let incremental = try course.transcript(edited)
      let clean = try Course()
      #expect(incremental == (try clean.transcript(edited)))
    }
  }

  @Test func cellAfterATrapIsTakenUpWhereItWas() throws {
    let course = try Course()
    let cells = ["var a = 1", "a += 1\na", "let values = [1, 2, 3]\nvalues[a]", "\"below\""]
    #expect(outputs(try course.run(cells).result).last == "below")
    var broken = cells
    broken[2] = "let values = [1, 2, 3]\nvalues[a + 5]"
    let failed = try course.run(broken)
    #expect(failed.ran == "3")
    let errors = try #require(failed.result).diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.message) == ["the cell trapped: Index out of range."])
    #expect(errors.first?.position?.line == 25)
    let mended = try course.run(cells)
    #expect(mended.ran == "3 4")
    #expect(outputs(mended.result) == ["2", "3", "below"])
  }

  @Test func compileErrorLeavesTheCellsAbove() throws {
    let course = try Course()
    let cells = ["let a = 1\na", "let b: Int = \"text\"", "a"]
    let broken = try course.run(cells)
    #expect(broken.ran == "1")
    #expect(outputs(broken.result) == ["1"])
    #expect(try #require(broken.result).diagnostics.containsErrors)
    let mended = try course.run([cells[0], "let b: Int = 2\nb", "a + b"])
    #expect(mended.ran == "2 3")
    #expect(outputs(mended.result) == ["1", "2", "3"])
    #expect(!(try #require(mended.result).diagnostics.containsErrors))
  }

  @Test func runIsBrokenOffWhenItIsNoLongerWanted() throws {
    let course = try Course()
    let started = course.fixture.folder.appendingPathComponent("started").path
    let cells = [
      "let a = 1",
      "_ = FileManager.default.createFile(atPath: \"started\", contents: nil)\nThread.sleep(forTimeInterval: 600)",
      "a",
    ]
    let cancelled = try course.run(cells) { FileManager.default.fileExists(atPath: started) }
    #expect(cancelled.result == nil)
    let quick = try course.run([cells[0], "a + 1", "a"])
    #expect(quick.ran == "2 3")
    #expect(outputs(quick.result) == ["2", "1"])
  }

  /// Copies of a process have no thread pool: from the first cell that awaits on, cells run as in a
  /// build, and an edit runs them from there.
  @Test func concurrencyWorksAndRunsFromItsFirstCellOn() throws {
    let course = try Course()
    let cells = [
      "let a = 1\na", "func later(_ n: Int) async -> Int { n * 2 }\nlet b = await later(21)\nb",
      "let c = await Task { await later(b) }.value\nc", "await MainActor.run { c + 1 }",
    ]
    #expect(outputs(try course.run(cells).result) == ["1", "42", "84", "85"])
    var edited = cells
    edited[3] = "await MainActor.run { c + 2 }"
    let second = try course.run(edited)
    #expect(outputs(second.result) == ["1", "42", "84", "86"])
    // The state before the first cell that awaits is kept; those after it have no copy of their own.
    #expect(second.ran == "2 3 4")
  }

  @Test func threadsOfTheEngineDoNotEndTheCheckpoints() throws {
    let course = try Course()
    let cells = [
      "let flow = try GradientFlow(depth: 4).run()\nflow.curves.count > 0", "let a = 2\na", "a + 1",
    ]
    #expect(outputs(try course.run(cells).result) == ["true", "2", "3"])
    let edited = try course.run([cells[0], cells[1], "a + 2"])
    #expect(edited.ran == "3")
    #expect(outputs(edited.result) == ["true", "2", "4"])
  }

  @Test func editedDataFileIsReadAgain() throws {
    let course = try Course()
    let file = course.fixture.folder.appendingPathComponent("numbers.txt")
    try Data("1 2".utf8).write(to: file)
    let cells = ["let a = 0", "try String(contentsOfFile: \"numbers.txt\", encoding: .utf8)", "a"]
    #expect(outputs(try course.run(cells).result) == ["1 2", "0"])
    try Data("3 4 5".utf8).write(to: file)
    let again = try course.run(cells)
    #expect(again.ran == "2 3")
    #expect(outputs(again.result) == ["3 4 5", "0"])
  }

  @Test func closedChapterLeavesNoProcess() throws {
    let course = try Course()
    _ = try course.run(["let a = 1", "let b = 2", "a + b"])
    _ = try course.run(["let a = 1", "let b = 3", "a + b"])
    course.standing.close()
    let folder = course.fixture.folder.resolvingSymlinksInPath().path
    let left = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
      guard Int(name) != nil else { return false }
      let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/cwd")
      return path == folder
    }
    #expect(left.isEmpty, "\(left)")
  }
}
