import Foundation
import TestSampling
import Testing

enum Jupyter {
  /// JupyterLab and other clients, where `Scripts/setup browser` puts them, or at `LECTERN_JUPYTER`.
  static let library =
    ProcessInfo.processInfo.environment["LECTERN_JUPYTER"]
    ?? Installation.clone.appendingPathComponent(".build/jupyter").path

  /// Machines that are meant to have them, as CI's, cannot skip the tests.
  static let isExpected =
    FileManager.default.fileExists(atPath: library + "/jupyter_client")
    || ProcessInfo.processInfo.environment["LECTERN_REQUIRE_BROWSER"] == "1"
  static let absence = "NOT RUN: Jupyter is missing on this machine; Scripts/setup browser installs it"

  static let scripts = Installation.clone.appendingPathComponent("Tests/SystemTests/Jupyter")

  /// A home with the kernel installed.
  static func home() throws -> Program {
    let program = try Program()
    let install = try program.lectern("kernel", "install", "--user")
    #expect(install.status == 0, "\(install.errors)")
    #expect(program.exists(".local/share/jupyter/kernels/swift/kernel.json"))
    return program
  }

  /// Runs one of the scripts as a user of Jupyter would.
  static func run(
    _ script: String, _ arguments: [String] = [], in program: Program, python: String = "python3",
    isQuick: Bool = false, seconds: Double = 500
  ) throws -> Program.Outcome {
    try program.run(
      "/usr/bin/env", [python, scripts.appendingPathComponent(script).path] + arguments,
      environment: [
        "PYTHONPATH": library, "LECTERN_QUICK": isQuick ? "1" : "", "JUPYTER_PLATFORM_DIRS": "0",
        "JUPYTER_RUNTIME_DIR": program.folder.path + "/run",
        "PYTHONDONTWRITEBYTECODE": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1",
      ], seconds: seconds, memory: 8 << 30)
  }
}

/// The kernel as Jupyter's own clients see it.
@Suite(.inTurn, .serialized, .enabled(if: Jupyter.isExpected, Comment(rawValue: Jupyter.absence)))
struct JupyterTests {
  @Test func protocolTestsPassWhole() throws {
    let program = try Jupyter.home()
    defer { program.remove() }
    let run = try Jupyter.run("conformance.py", in: program)
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.errors.contains("skipped"), "\(run.errors)")
    #expect(run.errors.contains("Ran 13 tests"), "\(run.errors)")
  }

  @Test func aSessionOfAClient() throws {
    let program = try Jupyter.home()
    defer { program.remove() }
    let run = try Jupyter.run("session.py", in: program)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.split(separator: "\n").count == 32, "\(run.output)")
  }

  /// The guide's way: an environment of its own, the kernel in it, and its Jupyter finds and starts that.
  @Test func anEnvironmentOfItsOwnHasTheKernel() throws {
    let program = try Program()
    defer { program.remove() }
    #expect(try program.run("/usr/bin/env", ["python3", "-m", "venv", "--without-pip", ".venv"]).status == 0)
    #expect(try program.lectern("kernel", "install", "--prefix", ".venv").status == 0)
    let run = try Jupyter.run("installed.py", in: program, python: program.folder.path + "/.venv/bin/python")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let folder = program.folder.resolvingSymlinksInPath().path + "/.venv/share/jupyter/kernels/swift"
    #expect(run.output == "\(folder)\n42\n", "\(run.output)\(run.errors)")
  }

  @Test func aSessionAtATerminal() throws {
    let program = try Jupyter.home()
    defer { program.remove() }
    let run = try Jupyter.run("console.py", in: program)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.hasSuffix("ok exit\n"), "\(run.output)")
  }

  /// A session in JupyterLab: type, complete, run, plot, interrupt, trap, go back, restart, save, and the way to
  /// Markdown and back without loss.
  @Test func aSessionInJupyterLab() throws {
    let program = try Jupyter.home()
    defer { program.remove() }
    try program.write("nb/start.md", "Prose with *words*.\n\n```{swift}\n1\n```\n")
    #expect(try program.lectern("convert", "nb/start.md", "nb/session.ipynb").status == 0)
    let run = try Jupyter.run("lab.py", ["nb", "shots"], in: program)
    if let shots = ProcessInfo.processInfo.environment["LECTERN_SHOTS"] {
      try? FileManager.default.copyItem(
        at: program.folder.appendingPathComponent("shots"), to: URL(fileURLWithPath: shots))
    }
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("ok save"), "\(run.output)\(run.errors)")
    #expect(try program.lectern("convert", "nb/session.ipynb", "nb/back.md").status == 0)
    let back = try #require(program.read("nb/back.md"))
    #expect(
      back == """
        Prose with *words*.

        ```{swift}
        //| rerun: below
        let pet = "owl"
        pet
        ```

        ```{swift}
        pet.uppercased()
        ```

        ```{swift}
        Chart { LinePlot(x: "x", y: "y", domain: 0...3) { $0 * $0 } }
        ```

        ```{swift}
        let none: [Int] = []
        none[pet.count]
        ```

        """)
  }

  /// What the kernel gives for a chapter is what `lectern build` gives.
  @Test func exportedChaptersGiveTheOutputsOfTheBuild() throws {
    let program = try Jupyter.home()
    defer { program.remove() }
    try program.write("c/course.yml", "title: Course\n")
    try program.write("c/Support/Twice.swift", "public func twice(_ x: Int) -> Int { 2 * x }\n")
    try program.write("c/a.md", Self.chapter)
    let build = try program.lectern("build", "c", "--output", "site")
    #expect(build.status == 0, "\(build.errors)")
    // Beside the chapter, where its course's module and data are.
    let exported = try #require(program.read("site/a.ipynb"))
    try program.write("c/a.ipynb", exported)
    let run = try Jupyter.run("chapters.py", ["c/a.ipynb", "--all"], in: Program(folder: program.folder))
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(
      run.output
        == "same nbclient 12\nsame nbconvert 12\nsame papermill 12\nparameters ('(4.5, \"new\")',)\n",
      "\(run.output)\(run.errors)")
  }

  /// Chapters of the course itself and of its guide, in quick mode, with the course's own data and settings: the
  /// short ones, or with `LECTERN_CHAPTERS=1` all of them by all three programs.
  private static let chapters: [(course: String, name: String, all: Bool)] = {
    guard ProcessInfo.processInfo.environment["LECTERN_CHAPTERS"] != nil else {
      return [
        ("notebooks", "11-practice", false), ("notebooks/guide", "02-cells", true),
        ("notebooks/guide", "07-options", false),
      ]
    }
    return ["notebooks", "notebooks/guide"].flatMap { course in
      let folder = Installation.clone.appendingPathComponent(course)
      return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        .filter { $0.wholeMatch(of: /[0-9]{2}-.*\.md/) != nil }
        .map { (course, String($0.dropLast(3)), true) }
    }
  }()

  @Test(arguments: chapters)
  func chaptersOfTheCourse(_ course: String, _ chapter: String, _ all: Bool) throws {
    let program = try Jupyter.home()
    defer { program.remove() }
    let source = Installation.clone.appendingPathComponent(course)
    let copy = program.folder.appendingPathComponent("c")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path)
    where !name.hasPrefix(".") && name != "guide" {
      try FileManager.default.copyItem(
        at: source.appendingPathComponent(name), to: copy.appendingPathComponent(name))
    }
    let build = try program.lectern("build", "c/\(chapter).md", "--output", "site", "--quick", seconds: 400)
    #expect(build.status == 0, "\(build.errors)")
    try program.write("c/\(chapter).ipynb", try #require(program.read("site/\(chapter).ipynb")))
    let run = try Jupyter.run(
      "chapters.py", ["c/\(chapter).ipynb"] + (all ? ["--all"] : []), in: program, isQuick: true, seconds: 900
    )
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let same = run.output.split(separator: "\n").compactMap { $0.wholeMatch(of: /same (\w+) [0-9]+/)?.1 }
    #expect(
      same == (all ? ["nbclient", "nbconvert", "papermill"] : ["nbclient"]), "\(run.output)\(run.errors)")
  }

  static let chapter = """
    ---
    title: Everything
    params: { scale: 2.0, pet: "café" }
    ---

    ```{swift}
    import Support
    let n = twice(21)
    n
    ```

    ```{swift}
    //| label: fig-line
    //| fig-cap: A line.
    //| fig-alt: A straight line.
    Chart { LinePlot(x: "x", y: "y", domain: 0...1) { $0 } }
    ```

    ```{swift}
    print("printed", n, terminator: "")
    struct Row: Codable { var name: String; var size: Int }
    show([Row(name: "a", size: 1)])
    Markdown("With *emphasis*.")
    ```

    ```{swift}
    //| error: true
    struct Missing: Error {}
    throw Missing()
    ```

    ```{swift}
    //| compile-fail: true
    let wrong: Int = "text"
    ```

    ```{swift}
    //| crash: true
    let list = [1]
    list[n]
    ```

    ```{swift}
    //| vary: { a: [1, 2] }
    a * 2
    ```

    ```{swift}
    (scale * 1.5, pet)
    ```

    ```{swift}
    //| eval: false
    this is not Swift
    ```

    ```{swift}
    let task = Task { n + 1 }
    claim("It is **so**.", await task.value == 43)
    await task.value
    ```
    """
}

/// `lectern kernel` without Jupyter.
@Suite(.inTurn) struct KernelCommandTests {
  @Test func theKernelSaysWhatIsWrongWithItsFile() throws {
    let program = try Program()
    defer { program.remove() }
    let run = try program.lectern("kernel", "-f", "none.json")
    #expect(run.status == 3)
    #expect(run.errors.contains("'none.json' is no connection file of Jupyter."))
    let both = try program.lectern("kernel", "install", "--user", "--prefix", "venv")
    #expect(both.status == 2)
    let prefix = try program.lectern("kernel", "install", "--prefix", "venv")
    #expect(prefix.status == 0)
    #expect(program.exists("venv/share/jupyter/kernels/swift/kernel.json"))
  }
}
