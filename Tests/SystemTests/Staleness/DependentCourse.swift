import Testing

/// A course whose one chapter depends on everything there is, and what each change of it must bring about.
enum DependentCourse {
  /// `a.md` depends on everything there is; `b.md` on nothing but itself.
  static let files: [String: String] = [
    "notebooks/course.yml": "title: First title\ntheme: ../theme\nbibliography: refs.bib\n",
    "notebooks/refs.bib": "@article{he, author={He, Kai}, title={First work}, year={2015}}\n",
    "notebooks/numbers.txt": "first data",
    "notebooks/_note.md": "First note.\n",
    "notebooks/_cell.md": "```{swift}\nlet included = \"first included\"\n```\n",
    "notebooks/a.md": """
    ---
    title: A
    params: { depth: 3 }
    ---

    First prose, as found by [@he], see @sec-there.

    {{< include _note.md >}}

    {{< include _cell.md >}}

    ```{swift}
    func twice(_ n: Int) -> Int { 2 * n }
    ```

    ```{swift}
    //| fig-width: 5
    print("first words", twice(depth), included)
    ```

    ```{swift}
    print(try String(contentsOfFile: "numbers.txt", encoding: .utf8))
    print(FileManager.default.fileExists(atPath: "extra.txt") ? "there is more" : "that is all")
    ```

    ```{swift}
    import Support
    print(shared())
    ```

    ```{swift}
    try FileManager.default.contentsOfDirectory(atPath: "pictures").sorted().joined(separator: " ")
    ```
    """,
    "notebooks/pictures/one.txt": "",
    "notebooks/Support/Shared.swift": "public func shared() -> String { \"first shared\" }\n",
    "notebooks/b.md": "# There {#sec-there}\n\n```{swift}\n\"the other chapter\"\n```\n",
  ]

  /// What must have happened to a chapter.
  enum Work: Equatable {
    /// Its page is what it was.
    case untouched
    /// A new page from the results there were.
    case rendered
    /// Run, with so many units compiled anew.
    case run(compiled: Int)
  }

  struct Change: CustomTestStringConvertible {
    var name: String
    var file: String
    var old: String
    var new: String
    var a: Work
    var b = Work.untouched
    /// What `a.html` then holds.
    var shows: String
    var testDescription: String { name }
  }

  static let changes = [
    Change(
      name: "prose", file: "a.md", old: "First prose", new: "Second prose", a: .rendered,
      shows: "Second prose"),
    Change(
      name: "cell text", file: "a.md", old: "\"first words\"", new: "\"second words\"", a: .run(compiled: 1),
      shows: "second words"),
    Change(
      name: "a function's body", file: "a.md", old: "{ 2 * n }", new: "{ 700 + n }", a: .run(compiled: 1),
      shows: "first words 703"),
    Change(
      name: "option of the page", file: "a.md", old: "//| fig-width: 5",
      new: "//| fig-width: 5\n//| echo: false", a: .rendered, shows: "first words 6"),
    Change(
      name: "option of the run", file: "a.md", old: "fig-width: 5", new: "fig-width: 6", a: .run(compiled: 0),
      shows: "first words 6"),
    Change(
      name: "included prose", file: "_note.md", old: "First", new: "Second", a: .rendered,
      shows: "Second note."),
    // The name is the same and so is its type: only the cell itself is compiled.
    Change(
      name: "included cell", file: "_cell.md", old: "first included", new: "second included",
      a: .run(compiled: 1), shows: "second included"),
    Change(
      name: "data file", file: "numbers.txt", old: "first", new: "second", a: .run(compiled: 0),
      shows: "second data"),
    Change(
      name: "a file that appears", file: "extra.txt", old: "", new: "x", a: .run(compiled: 0),
      shows: "there is more"),
    Change(
      name: "a folder's names", file: "pictures/two.txt", old: "", new: "x", a: .run(compiled: 0),
      shows: "one.txt two.txt"),
    Change(
      name: "shared module, a function's body", file: "Support/Shared.swift", old: "first", new: "second",
      a: .run(compiled: 7), shows: "second shared"),
    Change(
      name: "bibliography", file: "refs.bib", old: "First work", new: "Second work", a: .rendered,
      shows: "Second work"),
    Change(
      name: "template", file: "../theme/page.mustache", old: "<body", new: "<body data-edition=\"second\"",
      a: .rendered, b: .rendered, shows: "data-edition=\"second\""),
    Change(
      name: "course.yml, title", file: "course.yml", old: "First title", new: "Second title", a: .rendered,
      b: .rendered, shows: "Second title"),
    Change(
      name: "course.yml, a default of the page", file: "course.yml", old: "theme:",
      new: "execute: { code-fold: true }\ntheme:", a: .rendered, b: .rendered, shows: "<details"),
    Change(
      name: "course.yml, a default of the run", file: "course.yml", old: "theme:",
      new: "execute: { fig-height: 4 }\ntheme:", a: .run(compiled: 0), b: .run(compiled: 0),
      shows: "first words"),
    // The constant's value may be compiled into what uses it.
    Change(
      name: "parameter", file: "a.md", old: "depth: 3", new: "depth: 4", a: .run(compiled: 1),
      shows: "first words 8"),
    Change(
      name: "another chapter's heading", file: "b.md", old: "# There", new: "# Elsewhere", a: .rendered,
      b: .rendered, shows: "Elsewhere"),
  ]
}
