import Foundation
import Testing

/// For each thing that a page depends on: a change shows, and nothing else is run or compiled.
@Suite struct StalenessTests {
  /// `a.md` depends on everything there is; `b.md` on nothing but itself.
  static let course: [String: String] = [
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
    try FileManager.default.contentsOfDirectory(atPath: "pictures").sorted().joined(separator: " ")
    ```
    """,
    "notebooks/pictures/one.txt": "",
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

  private struct Report: Decodable {
    struct Seconds: Decodable { var unitsCompiled: Int }
    var page: String
    var status: String
    var isReused: Bool
    var seconds: Seconds

    var work: Work {
      if !isReused { return .run(compiled: seconds.unitsCompiled) }
      return status == "unchanged" ? .untouched : .rendered
    }
  }

  private func course() throws -> Program {
    let program = try Program()
    for (path, text) in Self.course { try program.write(path, text) }
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: sources.appendingPathComponent("Sources/Site/Theme"),
      to: program.folder.appendingPathComponent("theme"))
    return program
  }

  /// Builds, and tells what happened to the two chapters.
  @discardableResult
  private func build(
    _ program: Program, _ arguments: [String] = [], using lectern: String = Program.path,
    environment: [String: String] = [:]
  ) throws -> [String: Work] {
    let run = try program.run(
      lectern, ["build", "notebooks", "--output", "site", "--json"] + arguments, environment: environment)
    struct Output: Decodable { var chapters: [Report] }
    try #require(run.status == 0, "\(run.output)\(run.errors)")
    let output = try JSONDecoder().decode(Output.self, from: Data(run.output.utf8))
    return Dictionary(uniqueKeysWithValues: output.chapters.map { ($0.page, $0.work) })
  }

  @Test(arguments: changes) func changeShowsAndNothingElseRuns(_ change: Change) throws {
    let program = try course()
    defer { program.remove() }
    try build(program)
    #expect(try build(program) == ["a.html": .untouched, "b.html": .untouched])
    let before = program.read("site/a.html") ?? ""
    let path = "notebooks/\(change.file)"
    let text = program.read(path) ?? ""
    #expect(change.old.isEmpty || text.contains(change.old))
    try program.write(path, change.old.isEmpty ? change.new : text.replacing(change.old, with: change.new))
    let work = try build(program)
    #expect(work["a.html"] == change.a)
    #expect(work["b.html"] == change.b)
    #expect(program.read("site/a.html")?.contains(change.shows) == true)
    // Taken back, all that was compiled is there already.
    if change.old.isEmpty { try program.removeFile(path) } else { try program.write(path, text) }
    for case .run(let compiled) in try build(program).values { #expect(compiled == 0) }
    #expect(program.read("site/a.html") == before)
  }

  @Test func parameterOnTheCommandLine() throws {
    let program = try course()
    defer { program.remove() }
    try build(program)
    #expect(try build(program, ["-P", "depth=50"]) == ["a.html": .run(compiled: 1), "b.html": .untouched])
    #expect(program.read("site/a.html")?.contains("first words 100") == true)
    #expect(try build(program) == ["a.html": .rendered, "b.html": .untouched])
    #expect(program.read("site/a.html")?.contains("first words 6") == true)
  }

  @Test func quickMode() throws {
    let program = try course()
    defer { program.remove() }
    try build(program)
    #expect(try build(program, ["--quick"]) == ["a.html": .run(compiled: 0), "b.html": .run(compiled: 0)])
    #expect(try build(program) == ["a.html": .rendered, "b.html": .rendered])
  }

  /// What a program that the cell starts does cannot be known, so such a chapter always runs.
  @Test func programsThatACellStarts() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("notebooks/numbers.txt", "first")
    try program.write(
      "notebooks/a.md",
      """
      ```{swift}
      let cat = Process()
      cat.executableURL = URL(fileURLWithPath: "/bin/cat")
      cat.arguments = ["numbers.txt"]
      try cat.run()
      cat.waitUntilExit()
      ```
      """)
    try build(program)
    #expect(program.read("site/a.html")?.contains("first") == true)
    try program.write("notebooks/numbers.txt", "second")
    #expect(try build(program) == ["a.html": .run(compiled: 0)])
    #expect(program.read("site/a.html")?.contains("second") == true)
  }

  /// What the cell makes itself is not what it depends on.
  @Test func filesThatACellWrites() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write(
      "notebooks/a.md",
      """
      ```{swift}
      try FileManager.default.createDirectory(atPath: "made", withIntermediateDirectories: true)
      try "one".write(toFile: "made/file.txt", atomically: true, encoding: .utf8)
      try String(contentsOfFile: "made/file.txt", encoding: .utf8)
      ```
      """)
    try build(program)
    #expect(try build(program) == ["a.html": .untouched])
  }

  // MARK: - The machine

  @Test func kit() throws {
    let program = try course()
    defer { program.remove() }
    let prefix = program.folder.appendingPathComponent("prefix")
    let install = try Installation.install(into: prefix)
    #expect(install.status == 0, "\(install.errors)")
    let lectern = prefix.appendingPathComponent("bin/lectern").path
    try build(program, using: lectern)
    let before = try program.files(in: "site")
    #expect(try build(program, using: lectern) == ["a.html": .untouched, "b.html": .untouched])
    // Bytes behind its last section change nothing in what a library does.
    let library = try FileHandle(
      forWritingTo: prefix.appendingPathComponent("lib/lectern/libLecternKit.so"))
    try library.seekToEnd()
    try library.write(contentsOf: Data("another build".utf8))
    try library.close()
    #expect(try build(program, using: lectern) == ["a.html": .run(compiled: 6), "b.html": .run(compiled: 1)])
    #expect(try program.files(in: "site") == before)
  }

  /// The same compiler under another version.
  @Test func toolchain() throws {
    let program = try course()
    defer { program.remove() }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    try build(program)
    let swiftc = try #require(
      path.split(separator: ":").map { "\($0)/swiftc" }.first {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    let real = URL(fileURLWithPath: swiftc).resolvingSymlinksInPath().deletingLastPathComponent()
    let usr = program.folder.appendingPathComponent("toolchain/usr")
    try FileManager.default.createDirectory(
      at: usr.appendingPathComponent("bin"), withIntermediateDirectories: true)
    for name in ["../lib", "ld.lld", "llvm-symbolizer"] {
      try FileManager.default.createSymbolicLink(
        atPath: usr.appendingPathComponent("bin/\(name)").standardizedFileURL.path,
        withDestinationPath: real.appendingPathComponent(name).standardizedFileURL.path)
    }
    let compiler = """
      #!/bin/sh
      if [ "$2" = -version ]; then echo "Swift version 99.1 (swift-99.1-RELEASE)"; else
        exec '\(real.path)/swift-frontend' "$@"
      fi
      """
    for name in ["swift-frontend", "swiftc"] {
      try program.write("toolchain/usr/bin/\(name)", compiler)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: usr.appendingPathComponent("bin/\(name)").path)
    }
    let environment = ["PATH": usr.appendingPathComponent("bin").path + ":" + path]
    #expect(
      try build(program, environment: environment) == [
        "a.html": .run(compiled: 6), "b.html": .run(compiled: 1),
      ])
    #expect(program.read("site/a.html")?.contains("99.1") == true)
    #expect(try build(program) == ["a.html": .rendered, "b.html": .rendered])
    #expect(program.read("site/a.html")?.contains("99.1") == false)
  }
}
