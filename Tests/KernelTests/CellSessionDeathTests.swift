import Foundation
import Testing

@testable import Kernel

/// A session whose processes somebody ends: the next cell has all that was there, or nobody's earlier state.
@Suite struct CellSessionDeathTests {
  @Test func aKilledWorkerIsAMessage() throws {
    let notebook = try SessionNotebook()
    try notebook.run(nil, "var n = 1")
    try notebook.run(nil, "n += 1")
    let copy = try #require(notebook.session.worker.process?.copies.last)
    kill(copy.process, SIGKILL)
    // Its end is told by the process before it.
    while FileManager.default.fileExists(atPath: "/proc/\(copy.process)") { usleep(200) }
    try notebook.run(nil, "n")
    #expect(notebook.shown["In [3]"] == "2\n")
    #expect(notebook.notes.contains { $0.contains("ended from outside (signal 9") }, "\(notebook.notes)")
    let all = try #require(notebook.session.worker.process?.child)
    all.killGroup()
    try notebook.run(nil, "n * 10")
    #expect(notebook.session.state == .idle)
    #expect(notebook.outputs == ["", "", "2\n", "20\n"])
  }

  /// On a busy machine the process before a killed one is late with the word of its end, and would run the next
  /// cell itself, without what the killed one had done. Here it never says a word: it is stopped.
  @Test(.timeLimit(.minutes(2))) func aKilledWorkerIsNoticedBeforeAnybodySaysSo() throws {
    let notebook = try SessionNotebook()
    try notebook.run(nil, "var n = 1")
    try notebook.run(nil, "n += 1")
    let copies = try #require(notebook.session.worker.process?.copies)
    let (before, last) = (copies[copies.count - 2].process, copies[copies.count - 1].process)
    kill(before, SIGSTOP)
    kill(last, SIGKILL)
    try notebook.run(nil, "n")
    #expect(notebook.shown["In [3]"] == "2\n")
    #expect(notebook.notes.contains { $0.contains("ended from outside (signal 9") }, "\(notebook.notes)")
  }

  /// A cell that takes the worker along leaves a session without one, and the next cell has all that was there.
  @Test func aDeadSessionComesBack() throws {
    let notebook = try SessionNotebook()
    try notebook.run(nil, "let wrong: Int = \"\"")
    #expect(notebook.session.state == .idle, "nothing was there that could end")
    try notebook.run(nil, "var n = 5")
    let outcome = try notebook.run(nil, "import Glibc\nn = 0\nkill(0, SIGKILL)\nwhile true {}")
    #expect(outcome.ending == .failed)
    #expect(notebook.session.state == .dead)
    try notebook.run(nil, "let wrong: Int = \"\"")
    #expect(notebook.session.state == .dead)
    try notebook.run(nil, "n")
    #expect(notebook.session.state == .idle)
    #expect(notebook.outputs == ["", "5\n"])
    notebook.session.close()
    try notebook.run(nil, "n + 1")
    #expect(notebook.outputs == ["", "5\n", "6\n"])
  }
}
