import Foundation
import TestSampling
import Testing

/// `lectern lsp` as editors see it.
enum Editors {
  /// pytest-lsp and the protocol's types, where `Scripts/setup browser` puts them.
  static let library = Installation.clone.appendingPathComponent(".build/lsp").path
  static let isExpected =
    FileManager.default.fileExists(atPath: library + "/pytest_lsp")
    || ProcessInfo.processInfo.environment["LECTERN_REQUIRE_BROWSER"] == "1"
  static let scripts = Installation.clone.appendingPathComponent("Tests/SystemTests/Editors")

  /// A program that starts the server for an editor and keeps what they say in `messages`.
  static func recorded(in program: Program) throws -> String {
    let recorder = scripts.appendingPathComponent("recorder.py").path
    try program.write(
      "recorded",
      "#!/bin/sh\nexec python3 '\(recorder)' '\(program.folder.path)/messages' '\(Program.path)' \"$@\"\n")
    let path = program.folder.appendingPathComponent("recorded").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  /// Holds every message of a session against the protocol's types.
  ///
  /// - Parameter methods: Those of `textDocument/` that must have had an answer.
  static func expectValid(_ program: Program, _ methods: String...) throws {
    let names = methods.flatMap { $0.split(separator: " ") }.map { "textDocument/\($0)" }
    let run = try program.run(
      "/usr/bin/env",
      ["python3", scripts.appendingPathComponent("validity.py").path, "messages"] + names,
      environment: ["PYTHONPATH": library, "PYTHONDONTWRITEBYTECODE": "1"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.hasPrefix("ok "), "\(run.output)")
  }

  static let absence = "NOT RUN: pytest-lsp is missing on this machine; Scripts/setup browser installs it"
}

@Suite(.inTurn, .serialized) struct LanguageServerProgramTests {
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
    #expect(run.output.contains("3 passed"), "\(run.output)")
    try Editors.expectValid(
      program,
      "completion hover definition signatureHelp references prepareRename rename codeAction documentSymbol",
      "foldingRange documentLink semanticTokens/full codeLens formatting rangeFormatting publishDiagnostics")
  }

  /// A session in Neovim, as Debian has it: errors seen as they are typed and mended, completions, definitions, a label
  /// that is renamed in two chapters, a quick fix.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "/usr/bin/nvim"),
      "NOT RUN: Neovim is missing on this machine; Scripts/setup browser installs it"))
  func aSessionInNeovim() throws {
    try session(
      "/usr/bin/nvim",
      ["--headless", "-u", "NONE", "-n", "-S", Editors.scripts.appendingPathComponent("session.lua").path])
  }

  /// The same in Emacs with eglot.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "/usr/bin/emacs"),
      "NOT RUN: Emacs is missing on this machine; Scripts/setup browser installs it"))
  func aSessionInEmacs() throws {
    try session(
      "/usr/bin/emacs", ["-Q", "--batch", "-l", Editors.scripts.appendingPathComponent("session.el").path])
  }

  /// The same through jupyter-lsp, over the socket by which JupyterLab speaks with it.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: Jupyter.library + "/jupyterlab_lsp") || Jupyter.isExpected,
      Comment(rawValue: Jupyter.absence)))
  func aSessionThroughJupyterLSP() throws {
    try session(
      "/usr/bin/env", ["python3", Editors.scripts.appendingPathComponent("lab.py").path, "course"],
      environment: [
        "PYTHONPATH": Jupyter.library, "PYTHONDONTWRITEBYTECODE": "1", "JUPYTER_PLATFORM_DIRS": "0",
      ], more: ["the editor shows an error", "the editor completes a member"])
  }

  /// What every editor's session has to show.
  private static let steps = [
    "a reference to nothing", "is mended", "an error is seen", "and gone", "completion of a member",
    "completion of an option", "completion of a label", "definition in an earlier cell",
    "definition in the kit",
    "rename in two chapters", "an unknown option", "quick fix",
  ]

  private func session(
    _ editor: String, _ arguments: [String], environment: [String: String] = [:], more: [String] = []
  ) throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("course/course.yml", "title: Course\n")
    try program.write("course/b.md", "---\ntitle: More pets\n---\n\nAgain @fig-line.\n")
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

      ```{swift}
      Activation.relu.name
      ```

      """)
    let run = try program.run(
      editor, arguments,
      environment: environment.merging([
        "LECTERN": Editors.recorded(in: program), "XDG_STATE_HOME": program.folder.path,
      ]) { $1 }, seconds: 600, memory: 8 << 30)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    for step in Self.steps + more {
      #expect(run.output.contains("ok \(step)"), "\(step) is missing: \(run.output)\(run.errors)")
    }
    if Editors.isExpected {
      try Editors.expectValid(program, "completion definition rename codeAction publishDiagnostics")
    }
  }

  /// A client that goes without a word leaves no server behind.
  @Test func theEndOfTheInputIsTheEnd() throws {
    let program = try Program()
    defer { program.remove() }
    #expect(try program.lectern("lsp").status == 1)
  }
}
