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
    let commands = Set(Self.text.matches(of: /`lectern ([a-z]+)/).map { String($0.output.1) })
    #expect(commands.count > 2)
    let program = try Program()
    defer { program.remove() }
    for command in commands { #expect(try program.lectern("help", command).status == 0, "\(command)") }
  }

  @Test func itsLinksLeadSomewhere() {
    let links = Self.text.matches(of: /\]\(([^)#:]+)\)/).map { String($0.output.1) }
    #expect(links.count > 10)
    for link in links {
      #expect(
        FileManager.default.fileExists(atPath: Installation.clone.appendingPathComponent(link).path),
        "\(link)")
    }
  }
}
