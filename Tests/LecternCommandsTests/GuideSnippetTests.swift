import ArgumentParser
import Courses
import Foundation
import Grading
import Notebooks
import Site
import Testing

@testable import LecternCommands

/// The commands and the settings that pages show are read by the program's own readers: an option, a command or a key
/// that is no longer there fails with the page and the line.
@Suite struct GuideSnippetTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// All pages of the guide, and those of the repository that show commands.
  private static let snippets: [Snippet] = {
    let guide = root.appendingPathComponent("notebooks/guide")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: guide.path)) ?? []
    let pages =
      names.filter { $0.hasSuffix(".md") }.sorted().map { "notebooks/guide/\($0)" }
      + ["README.md", "CONTRIBUTING.md", "docs/format.md", "docs/editors.md", "docs/charts.md"]
    return pages.flatMap { page -> [Snippet] in
      let text = (try? String(contentsOf: root.appendingPathComponent(page), encoding: .utf8)) ?? ""
      return Snippet.all(in: text, page: page)
    }
  }()

  /// What the parser says against a command, if it does.
  private func objection(to words: [String]) -> String? {
    do {
      _ = try Lectern.parseAsRoot(words)
      return nil
    } catch {
      return Lectern.exitCode(for: error) == .success ? nil : Lectern.message(for: error)
    }
  }

  @Test func commandsOfScriptsAreWhole() {
    var count = 0
    for snippet in Self.snippets where ["bash", "sh"].contains(snippet.kind) {
      for command in snippet.commands {
        count += 1
        #expect(
          objection(to: command.words) == nil,
          "\(snippet.page):\(command.line): lectern \(command.words.joined(separator: " "))")
      }
    }
    #expect(count > 60)
  }

  /// A command in a sentence may leave out what it is about, but has no option that is not there.
  @Test func commandsOfSentencesAreThere() {
    var count = 0
    var helps: [[String]: String] = [:]
    for snippet in Self.snippets where snippet.kind.isEmpty && !snippet.text.contains("...") {
      for command in snippet.commands {
        count += 1
        let options = command.words.filter { $0.hasPrefix("--") }.map { $0.prefix { $0 != "=" } }
        let names = Array(command.words.prefix { $0.wholeMatch(of: /[a-z]+/) != nil }.prefix(2))
        let help = helps[names] ?? Lectern.helpMessage(for: Self.command(names), columns: 200)
        helps[names] = help
        let position = "\(snippet.page):\(snippet.line): \(snippet.text)"
        #expect(names.isEmpty || Self.command(names) != Lectern.self || names == ["help"], "\(position)")
        for option in options where !["--help", "--version"].contains(option) {
          #expect(help.contains(option), "\(position)")
        }
      }
    }
    #expect(count > 40)
  }

  /// The innermost command that some words name.
  private static func command(_ names: [String]) -> any ParsableCommand.Type {
    var found: any ParsableCommand.Type = Lectern.self
    for name in names {
      guard
        let next = found.configuration.subcommands.first(where: { $0._commandName == name })
      else { break }
      found = next
    }
    if let standard = found.configuration.defaultSubcommand, found != Lectern.self { return standard }
    return found
  }

  @Test func settingsAreRead() throws {
    var count = 0
    for snippet in Self.snippets where snippet.kind == "yaml" {
      // Workflows are compared with what `lectern init` writes, by `WorkflowTests`.
      if snippet.text.contains("lectern publish") { continue }
      count += 1
      #expect(try Self.diagnostics(of: snippet) == [], "\(snippet.page):\(snippet.line)")
    }
    #expect(count > 15)
  }

  /// Front matter is that of a chapter; settings of an assignment stand in the pages on grading.
  private static func diagnostics(of snippet: Snippet) throws -> [String] {
    if snippet.text.hasPrefix("---") {
      return try NotebookParser(read: { _ in snippet.text + "\n\nText.\n" })
        .parse(file: snippet.page, root: "").1.map(\.message)
    }
    if snippet.page.contains("grading") {
      let needed = [
        "assignment": "a", "secret": "0123456789abcdef",
        "criteria": "[{ id: written, judge: manual, points: 5 }]",
      ]
      let missing = needed.filter { !snippet.text.contains("\($0.key):") }
        .map { "\n\($0.key): \($0.value)" }.sorted().joined()
      // The checks of which the page shows a part ask for what the page asks for.
      let page = try String(contentsOf: root.appendingPathComponent(snippet.page), encoding: .utf8)
      let asked = page.matches(of: /answers\(of: "[a-z]+"\)/).map { "_ = try \($0.0)" }
      let cells =
        [asked.joined(separator: "\n")]
        + ["sums", "stable", "mean", "median"].map { "//| label: \($0)\n1" }
      return RubricReader.read(snippet.text + missing + "\n", file: snippet.page) { _ in
        cells.map { "```{swift}\n\($0)\n```\n\n" }.joined()
      }.1.filter { $0.severity == .error }.map(\.message)
    }
    return CourseConfiguration.read(file: snippet.page, text: snippet.text + "\n").1.map(\.message)
  }

  @Test func scriptsAreTakenApart() {
    let text =
      "# lectern no\nA=1 lectern build a --output \\\n  \"b c\" # lectern no\ncd x && lectern check . | less\n"
    let commands = Snippet(page: "p", line: 1, kind: "bash", text: text).commands
    #expect(commands.map(\.words) == [["build", "a", "--output", "b c"], ["check", "."]])
    #expect(commands.map(\.line) == [2, 4])
    #expect(objection(to: ["build", "--nothing"])?.contains("--nothing") == true)
  }
}
