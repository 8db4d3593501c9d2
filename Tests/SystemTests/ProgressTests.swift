import Foundation
import Sandboxes
import TestSampling
import Testing

/// What an author sees on a terminal while a course is built. `script` gives the program one.
@Suite(.inTurn) struct ProgressTests {
  /// Everything that the program wrote to a terminal of 80 columns, control sequences and all.
  private func terminal(_ program: Program, _ arguments: String) throws -> String {
    let run = try BoundedRun.of(
      "/usr/bin/script",
      ["--quiet", "--return", "--command", "'\(Program.path)' \(arguments)", "/dev/null"],
      environment: program.environment(
        ["TERM": "xterm", "SHELL": "/bin/sh", "LECTERN_SHARED_CELLS": ""]), directory: program.folder.path,
      limits: RunLimits(seconds: 120))
    #expect(run.outcome == .ended(.exited(status: 0)))
    return String(decoding: run.standardOutput, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  /// What stands on the screen in the end: the program only moves up whole lines and erases downwards.
  private func screen(_ text: String) -> [String] {
    var lines: [Substring] = []
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var rest = part
      while let move = rest.firstMatch(of: /\u{1B}\[(\d+)A\u{1B}\[J/) {
        lines.removeLast(Int(move.1) ?? 0)
        rest = rest[move.range.upperBound...]
      }
      lines.append(rest)
    }
    return lines.map(String.init).filter { !$0.isEmpty }
  }

  @Test func trainingTellsChapterCellEpochAndEstimate() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("notebooks/course.yml", "title: X\n")
    try program.write(
      "notebooks/x.md",
      """
      # X

      ```{swift}
      import Foundation
      Thread.sleep(forTimeInterval: 1.5)
      ```

      ```{swift}
      try Trainer(Sequential { Linear(784, 64); Activation.relu; Linear(64, 10) })
        .fit(.drawnDigits(count: 2000, testCount: 100), epochs: 40, batchSize: 100).loss < 2
      ```
      """)
    let text = try terminal(program, "build notebooks --output site")
    let shown = [
      /x\.md  compiling 1\/2\n/, /x\.md  cell 1\/2, 1\.\d s\n/,
      /x\.md  cell 2\/2  [^\n]*epoch \d+\/40, \d\.\d s left, loss \d/,
    ]
    for words in shown { #expect(text.contains(words), "\(text)") }
    let last = screen(text)
    #expect(last.count == 2, "\(last)")
    #expect(last.first?.hasPrefix("notebooks/x.md: written, ") == true, "\(last)")
    #expect(last.last?.hasPrefix("1 page in site") == true, "\(last)")
    let control = /\u{1B}\[[\d]*[A-Z]/
    let widths = text.split(separator: "\n").map { $0.replacing(control, with: "").count }
    #expect(widths.allSatisfy { $0 < 80 })
  }

  @Test func elsewhereOnlyFinishedChaptersAreTold() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("notebooks/course.yml", "title: X\n")
    try program.write("notebooks/x.md", "# X\n\n```{swift}\n1\n```\n")
    let build = try program.lectern("build", "notebooks", "--output", "site", environment: ["TERM": "xterm"])
    #expect(!build.errors.contains("\u{1B}"))
    let lines = build.errors.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("notebooks/x.md: written") == true)
    #expect(lines.last?.hasPrefix("1 page in site") == true)
  }
}
