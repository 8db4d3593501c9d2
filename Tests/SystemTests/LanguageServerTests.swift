import Foundation
import Testing

/// `lectern lsp` as editors see it.
enum Editors {
  /// pytest-lsp and the protocol's types, where `Scripts/setup browser` puts them.
  static let library = Installation.clone.appendingPathComponent(".build/lsp").path
  static let isExpected =
    FileManager.default.fileExists(atPath: library + "/pytest_lsp")
    || ProcessInfo.processInfo.environment["LECTERN_REQUIRE_BROWSER"] == "1"
  static let absence = "NOT RUN: pytest-lsp is missing on this machine; Scripts/setup browser installs it"
}

@Suite(.serialized) struct LanguageServerProgramTests {
  @Test(.enabled(if: Editors.isExpected, Comment(rawValue: Editors.absence)))
  func aSessionOfAClient() throws {
    let program = try Program()
    defer { program.remove() }
    let script = Installation.clone.appendingPathComponent("Tests/SystemTests/Editors/test_lsp.py").path
    let run = try program.run(
      "/usr/bin/env", ["python3", "-m", "pytest", "-q", "-p", "no:cacheprovider", script],
      environment: [
        "PYTHONPATH": Editors.library, "LECTERN": Program.path, "PYTHONDONTWRITEBYTECODE": "1",
      ], seconds: 200, memory: 8 << 30)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("1 passed"), "\(run.output)")
  }

  /// A session in Neovim: errors seen as they are typed and mended, a definition, a completion, a quick fix.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "/usr/bin/nvim"),
      "NOT RUN: Neovim is missing on this machine; Scripts/setup browser installs it"))
  func aSessionInNeovim() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("course/course.yml", "title: Course\n")
    try program.write(
      "course/a.md",
      """
      ---
      title: Pets
      ---

      See @fig-zebra.

      ```{swift}
      //| label: fig-line
      //| fig-cap: A line.
      struct Pet { var name: String }
      let pet = Pet(name: "é🦉")
      ```

      ```{swift}
      let owl = "🦉"; pet.name
      ```

      """)
    let script = Installation.clone.appendingPathComponent("Tests/SystemTests/Editors/session.lua").path
    let run = try program.run(
      "/usr/bin/nvim", ["--headless", "-u", "NONE", "-n", "-S", script],
      environment: ["LECTERN": Program.path, "XDG_STATE_HOME": program.folder.path], seconds: 200,
      memory: 8 << 30)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("ok quick fix"), "\(run.output)\(run.errors)")
  }

  /// A client that goes without a word leaves no server behind.
  @Test func theEndOfTheInputIsTheEnd() throws {
    let program = try Program()
    defer { program.remove() }
    #expect(try program.lectern("lsp").status == 1)
  }
}
