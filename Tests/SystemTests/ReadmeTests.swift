import Foundation
import Testing

/// What the README shows a newcomer works as it stands there.
@Suite struct ReadmeTests {
  private static let text =
    (try? String(contentsOf: Installation.clone.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""

  @Test func itsChapterRuns() throws {
    let fence = /(?s)````markdown\n(.*?)````/
    let chapter = try #require(Self.text.firstMatch(of: fence)).output.1
    let program = try Program()
    defer { program.remove() }
    try program.write("chapter.md", String(chapter))
    let run = try program.lectern("run", "chapter.md")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("fig-flow"))
  }

  @Test func itsCommandsAreThere() throws {
    let rows = Self.text.matches(of: /(?m)^\| `lectern ([a-z]+)/).map { String($0.output.1) }
    #expect(rows.count > 8)
    let program = try Program()
    defer { program.remove() }
    for command in Set(rows) { #expect(try program.lectern("help", command).status == 0, "\(command)") }
  }
}
