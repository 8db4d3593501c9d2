import Foundation
import Sandboxes
import Testing

/// A program that answers line by line, and what becomes of one that does not.
@Suite struct ConversationTests {
  private func shell(_ script: String, _ limits: RunLimits = RunLimits(seconds: 60)) throws -> Conversation {
    try Conversation("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"], limits: limits)
  }

  private func answer(_ conversation: Conversation, _ line: String) throws -> String {
    String(decoding: try conversation.ask(Array(line.utf8)), as: UTF8.self)
  }

  @Test func eachLineHasItsAnswer() throws {
    let echo = try shell("while read -r line; do echo \"<$line>\"; done")
    #expect(try answer(echo, "one") == "<one>")
    let long = String(repeating: "x", count: 300_000)
    #expect(try answer(echo, long) == "<\(long)>")
    #expect(try answer(echo, "") == "<>")
  }

  @Test(arguments: ["sleep 1000", "cat >/dev/null", "while :; do :; done", "printf unfinished; sleep 1000"])
  func silenceEnds(_ script: String) throws {
    let silent = try shell(script, RunLimits(seconds: 0.2))
    // More than a pipe holds, so that one that does not even read is found out too.
    let line = [UInt8](repeating: 65, count: 200_000)
    #expect(throws: Conversation.Fault.timeLimit) { try silent.ask(line) }
    // It is over, so that the next question costs no time: the limit is not waited for again.
    #expect(throws: Conversation.Fault.timeLimit) { try silent.ask(line) }
  }

  @Test func floodsEnd() throws {
    let flood = try shell("tr '\\0' x </dev/zero", RunLimits(seconds: 60, output: 100_000))
    #expect(throws: Conversation.Fault.outputLimit) { try flood.ask([]) }
    let hog = try Conversation(
      "/usr/bin/env", ["perl", "-e", "my @a; push @a, 'x' x 1000000 while 1"],
      environment: ["PATH": "/usr/bin:/bin"], limits: RunLimits(seconds: 60, memory: 200 << 20))
    #expect(throws: Conversation.Fault.memoryLimit) { try hog.ask([]) }
  }

  @Test func itsLastWordsAreKept() throws {
    let over = try shell("read -r line; echo \"no $line\" >&2; exit 3")
    #expect(throws: Conversation.Fault.ended(words: "no x\n")) { try over.ask(Array("x".utf8)) }
    let gone = try shell("exit 0")
    #expect(throws: Conversation.Fault.ended(words: "")) { try gone.ask(Array("x".utf8)) }
  }

  /// Who lets go of it has ended it, with all that it started.
  @Test func itEndsWithItsOwner() throws {
    var conversation: Conversation? = try shell("sleep 1000 & echo $!; read -r line; wait")
    let said = try conversation.map { try answer($0, "") }
    let child = try #require(said.flatMap { Int32($0) })
    #expect(child.residentBytes != nil)
    conversation = nil
    ChildProcess.waitUntilOver(child, seconds: 60)
    // Over, or a zombie that whoever adopts it has yet to look at.
    #expect((child.residentBytes ?? 0) == 0)
  }

  @Test func aMissingProgramIsASentence() {
    #expect(throws: SpawnError.self) {
      try Conversation("/no/such/program", [], environment: [:], limits: RunLimits(seconds: 1))
    }
  }
}
