import Foundation
import TestSampling
import Testing

enum NotebookFormat {
  /// PyPI's nbformat with what it needs, where `Scripts/setup browser` puts it, or at `LECTERN_NBFORMAT`.
  static let library =
    ProcessInfo.processInfo.environment["LECTERN_NBFORMAT"]
    ?? Installation.clone.appendingPathComponent(".build/nbformat").path

  /// Machines that are meant to have it, as CI's, cannot skip the test.
  static let isExpected =
    FileManager.default.fileExists(atPath: library + "/nbformat")
    || ProcessInfo.processInfo.environment["LECTERN_REQUIRE_BROWSER"] == "1"
  static let absence =
    "NOT RUN: PyPI's nbformat is missing on this machine; Scripts/setup browser installs it"
}

/// Jupyter's own library opens what is exported, finds nothing wrong with it, and gives it back.
@Suite(.inTurn, .enabled(if: NotebookFormat.isExpected, Comment(rawValue: NotebookFormat.absence)))
struct NotebookFormatTests {
  static let chapter = """
    ---
    title: Everything
    params: { epochs: 3 }
    ---

    Prose with *words*, $x^2$ and `{swift} epochs + 1`.

    ```{swift}
    //| label: fig-line
    //| fig-cap: A line.
    //| fig-alt: A straight line.
    Chart { LinePlot(x: "x", y: "y", domain: 0...1) { $0 } }
    ```

    - In a list:

      ```{swift}
      print("printed", 1, terminator: "")
      ```

    ::: {.callout-note title="Note"}
    ```{swift}
    struct Row: Codable { var name: String; var size: Int }
    show([Row(name: "a", size: 1)])
    Markdown("With *emphasis*.")
    ```
    :::

    ```{swift}
    //| error: true
    struct Missing: Error {}
    throw Missing()
    ```

    ```{swift}
    //| vary: { a: [1, 2] }
    a * 2
    ```

    ```{swift}
    //| eval: false
    let fence = "```"
    ```
    """

  /// Reads a notebook as Jupyter does, validates it, and writes it again; prints the kinds of its cells and
  /// outputs, or what is wrong.
  static let script = """
    import sys, warnings, nbformat
    # The library mends missing and doubled identifiers with a warning; here they are faults.
    warnings.simplefilter("error")
    try:
        book = nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT)
        nbformat.validate(book)
        print(book.nbformat, book.nbformat_minor)
        for cell in book.cells:
            kinds = [output.output_type for output in cell.get("outputs", [])]
            print(cell.cell_type, *kinds)
        nbformat.write(book, sys.argv[2])
    except (nbformat.ValidationError, Warning) as fault:
        print("invalid:", fault)
    """

  private func read(_ file: String, to copy: String, in program: Program) throws -> String {
    let run = try program.run(
      "/usr/bin/env", ["python3", "-c", Self.script, file, copy],
      environment: ["PYTHONPATH": NotebookFormat.library])
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  @Test func downloadIsValidAndComesBackTheSame() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/a.md", Self.chapter)
    let build = try program.lectern("build", "c", "--output", "site")
    #expect(build.status == 0, "\(build.errors)")
    #expect(
      try read("site/a.ipynb", to: "copy.ipynb", in: program) == """
        4 5
        raw
        code
        markdown
        code display_data
        markdown
        code stream
        markdown
        code display_data display_data
        markdown
        code error
        code display_data
        code

        """)
    // The chapter's own conversion is the same notebook.
    #expect(try program.lectern("convert", "c/a.md", "own.ipynb").status == 0)
    #expect(program.read("own.ipynb") == program.read("site/a.ipynb"))
    // What Jupyter writes is read as what we wrote, to the words and options that the author wrote.
    #expect(try program.lectern("convert", "copy.ipynb", "copy.md").status == 0)
    #expect(try program.lectern("convert", "own.ipynb", "own.md").status == 0)
    let text = try #require(program.read("copy.md"))
    #expect(text == program.read("own.md"))
    try program.removeFile("own.md")
    func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
    // Only the fence around three backquotes may have grown.
    #expect(
      words(text.replacing("````", with: "```")) == words(Self.chapter.replacing("````", with: "```")))
    #expect(try program.lectern("check", "copy.md").status == 0)
  }

  @Test func everyNotebookOfTheCommittedSiteIsValid() throws {
    let site = Installation.clone.appendingPathComponent("site")
    let names = try FileManager.default.subpathsOfDirectory(atPath: site.path).filter {
      $0.hasSuffix(".ipynb")
    }
    #expect(names.count > 5)
    let program = try Program()
    defer { program.remove() }
    for name in names {
      let output = try read(site.appendingPathComponent(name).path, to: "copy.ipynb", in: program)
      #expect(output.hasPrefix("4 5\n"), "\(name): \(output)")
    }
  }

  @Test func libraryRefusesABrokenOne() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/a.md", "Prose.\n\n```{swift}\n1\n```\n")
    #expect(try program.lectern("convert", "c/a.md", "a.ipynb").status == 0)
    #expect(try read("a.ipynb", to: "b.ipynb", in: program).hasPrefix("4 5\n"))
    let text = try #require(program.read("a.ipynb"))
    for (good, bad) in [
      ("\"id\" : \"cell-2\"", "\"id\" : \"cell-1\""), ("\"id\" : \"cell-2\",", ""),
      ("\"cell_type\" : \"markdown\"", "\"cell_type\" : \"prose\""),
      ("\"execution_count\" : null", "\"execution_count\" : \"one\""),
    ] {
      let broken = text.replacing(good, with: bad)
      #expect(broken != text, "\(good)")
      try program.write("broken.ipynb", broken)
      #expect(try read("broken.ipynb", to: "b.ipynb", in: program).hasPrefix("invalid:"), "\(bad)")
    }
  }
}
