import Foundation
import Notebooks
import Results
import Sandboxes
import TestSampling
import Testing

@testable import Kernel

/// Chapters and cells of a size that nobody writes by hand.
@Suite(.inTurn) struct LargeChapterTests {
  private func run(_ text: String) throws -> (result: ChapterResult, timings: KernelTimings) {
    let fixture = try KernelFixture()
    defer { fixture.remove() }
    return try fixture.run(text)
  }

  /// Each of many cells adds to what the first one declares; 500 with `LECTERN_EVERY`, as every one is a compilation.
  @Test func manyCells() throws {
    let count = Sampling.isWhole ? 500 : 60
    var text = "```{swift}\nvar sum = 0\n```\n\n"
    for number in 1..<count { text += "```{swift}\nsum += \(number)\n```\n\n" }
    text += "The sum is `{swift} sum`.\n"
    let (result, timings) = try run(text)
    #expect(!result.diagnostics.containsErrors, "\(result.diagnostics)")
    #expect(timings.unitsCompiled == count + 1)
    #expect(result.cells.count == count + 1)
    #expect(result.cells[count]?.outputs == [.bundle(.init(text: "\(count * (count - 1) / 2)"))])
  }

  /// 5,000 lines with `LECTERN_EVERY`; the compiler's time grows with their square.
  private static let lines = Sampling.isWhole ? 4_999 : 1_499

  @Test func thousandsOfLines() throws {
    let lines = (0..<Self.lines).map { $0 % 10 == 0 ? "let value\($0) = count" : "count &+= 1" }
    let text = "```{swift}\nvar count = 7\n```\n\n```{swift}\n\(lines.joined(separator: "\n"))\ncount\n```\n"
    let (result, _) = try run(text)
    #expect(!result.diagnostics.containsErrors, "\(result.diagnostics)")
    #expect(result.cells[1]?.outputs == [.bundle(.init(text: "\(7 + Self.lines - (Self.lines + 9) / 10)"))])
  }

  @Test func errorInTheLastOfThousandsOfLines() throws {
    let lines = (0..<Self.lines).map { "let value\($0) = \($0)" }
    let (result, _) = try run(
      "```{swift}\n\(lines.joined(separator: "\n"))\nlet last: String = value1\n```\n")
    let error = try #require(result.diagnostics.first { $0.severity == .error })
    #expect(error.position == SourcePosition(file: "chapter.md", line: Self.lines + 2, column: 20))
  }

  /// A literal of fifty thousand numbers, with `LECTERN_EVERY`.
  @Test func giantLiteral() throws {
    let count = Sampling.isWhole ? 50_000 : 15_000
    let numbers = (0..<count).map { "\($0 % 97)" }.joined(separator: ", ")
    let (result, _) = try run("```{swift}\nlet numbers: [Int] = [\(numbers)]\nnumbers.count\n```\n")
    #expect(!result.diagnostics.containsErrors, "\(result.diagnostics)")
    #expect(result.cells[0]?.outputs == [.bundle(.init(text: "\(count)"))])
  }

  /// What the compiler may use is limited by the course, so that a test need not wait for two minutes.
  @Test func compilerThatFindsNoEnd() throws {
    let fixture = try KernelFixture()
    defer { fixture.remove() }
    var kernel = try fixture.kernel()
    kernel.settings.compileLimits = RunLimits(seconds: 2)
    // Each type holds two of the next: their layout is worked out two to the power of forty times.
    let types = (0..<24).map { "enum T\($0)<A> { case a(T\($0 + 1)<(A, A)>), b }" }
    let text =
      "```{swift}\n\(types.joined(separator: "\n"))\nenum T24<A> { case a(A), b }\nprint(T0<Int>.b)\n```\n"
    let result = try kernel.run(try fixture.notebook(text)).0
    let messages = result.diagnostics.map(\.message)
    #expect(
      messages.contains("the compiler worked on this cell for 2 seconds without an end.")
        || messages.contains { $0.hasPrefix("the compiler itself failed on this cell") }, "\(messages)")
  }

  @Test func compilerThatTakesAllMemory() throws {
    let fixture = try KernelFixture()
    defer { fixture.remove() }
    var kernel = try fixture.kernel()
    kernel.settings.compileLimits = RunLimits(seconds: 100, memory: 40 << 20)
    let result = try kernel.run(try fixture.notebook("```{swift}\nprint(1)\n```\n")).0
    #expect(
      result.diagnostics.map(\.message) == ["the compiler needed more than 40 MB for this cell."])
  }
}
