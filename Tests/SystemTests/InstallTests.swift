import Foundation
import Sandboxes
import TestSampling
import Testing

/// An installed Lectern needs nothing of the clone it came from.
@Suite(.inTurn) struct InstallTests {
  private static let course = [
    "elsewhere/x.md": """
    ---
    title: X
    ---

    A formula, $x^2$, and a figure, @fig-curve.

    ```{swift}
    //| label: fig-curve
    //| fig-cap: A curve.
    //| fig-alt: A bent line.
    Chart { LinePlot(x: "z", y: "f", domain: -1.0...1.0) { z in Activation.gelu.f(z) } }
    ```

    ```{swift}
    //| error: true
    struct Broken: Error {}
    throw Broken()
    ```
    """
  ]

  /// Whether the clone can be hidden from a process, if only for its own eyes.
  private static let hides = MachineTests.mounting

  @Test(.enabled(if: hides != nil, "this machine does not let tests mount file systems"))
  func courseElsewhereBuildsWithTheCloneGone() throws {
    let program = try Program()
    defer { program.remove() }
    let prefix = program.folder.appendingPathComponent("prefix")
    let install = try Installation.install(into: prefix)
    #expect(install.status == 0, "\(install.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: prefix.path).sorted() == ["bin", "lib", "share"])
    for (path, text) in Self.course { try program.write(path, text) }
    for path in ["man/man1/lectern.1", "bash-completion/completions/lectern", "zsh/site-functions/_lectern"] {
      #expect(program.read("prefix/share/" + path)?.contains("similarity") == true, "\(path)")
    }
    // An empty folder where the clone is; the courses lie elsewhere.
    let run = try program.run(
      "/usr/bin/unshare",
      (Self.hides ?? []) + [
        "/bin/sh", "-c",
        """
        mount -t tmpfs none '\(Installation.clone.path)' && [ -z "$(ls -A '\(Installation.clone.path)')" ] || exit 9
        cd elsewhere
        ../prefix/bin/lectern build . --output ../site && ../prefix/bin/lectern build . --output ../site --check &&
        ../prefix/bin/lectern init ../new && ../prefix/bin/lectern build ../new && ../prefix/bin/lectern doctor &&
        ../prefix/bin/lectern explain sandbox
        """,
      ],
      environment: [
        "LECTERN_MODULE_CACHE": "",
        "PATH": (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/sbin:/usr/bin:/sbin:/bin",
      ])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let page = try #require(program.read("site/x.html"))
    #expect(page.contains("<svg") && page.contains("<math") && page.contains("Broken"))
    #expect(program.exists("site/assets/lectern.css") && program.exists("site/assets/katex/katex.min.css"))
    #expect(program.read("new/site/01-first-chapter.html")?.contains("<svg") == true)
  }

  /// The same page, whoever built it.
  @Test func installedProgramMakesTheSamePages() throws {
    let program = try Program()
    defer { program.remove() }
    #expect(try Installation.install(into: program.folder.appendingPathComponent("prefix")).status == 0)
    for (path, text) in Self.course { try program.write(path, text) }
    #expect(try program.lectern("build", "elsewhere", "--output", "site").status == 0)
    let installed = program.folder.appendingPathComponent("prefix/bin/lectern").path
    let run = try program.run(installed, ["build", "elsewhere", "--output", "site-installed"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try program.files(in: "site") == program.files(in: "site-installed"))
  }
}
