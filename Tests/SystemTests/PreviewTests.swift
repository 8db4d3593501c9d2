import Foundation
import Sandboxes
import TestSampling
import TestThreads
import Testing

/// `lectern preview` from outside: what it serves, whom it refuses, what a save brings.
@Suite(.inTurn, .serialized, .waiting) struct PreviewTests {
  static let chapter = """
    # Numbers

    Some prose.

    ```{swift}
    let a = 20
    a
    ```

    ```{swift}
    a + 1
    ```
    """

  private struct OpenPage {
    var program: Program
    var preview: RunningPreview
    var page: PreviewConnection

    func save(_ text: String) throws { try program.write("c/x.md", text) }
  }

  private func open(_ chapter: String = chapter, others: [String: String] = [:]) throws -> OpenPage {
    let program = try Program()
    try program.write("c/x.md", chapter)
    for (name, text) in others { try program.write("c/" + name, text) }
    return try open(program)
  }

  private func open(_ program: Program) throws -> OpenPage {
    let preview = try RunningPreview(program, "c")
    let html = try PreviewConnection(port: preview.port).request(
      "/x.html", ["Host": "127.0.0.1:\(preview.port)"])
    let version = try #require(html.body.firstMatch(of: /data-version="([0-9]+)"/)).1
    let page = try PreviewConnection(port: preview.port)
    #expect(try page.openSocket(page: "x.html", version: String(version), port: preview.port) == 101)
    return OpenPage(program: program, preview: preview, page: page)
  }

  private func close(_ open: OpenPage) {
    let ending = open.preview.stop()
    #expect(ending == .exited(status: 0), "\(ending)")
    open.program.remove()
  }

  /// While a text cannot be read nothing is said of cells: what was wrong with them is of another text.
  @Test func whatIsMendedIsNotTold() throws {
    let open = try open()
    defer { close(open) }
    _ = try open.page.wait { $0.html.contains(">21<") }
    try open.save(Self.chapter.replacing("a + 1", with: "a + missing"))
    _ = try open.page.wait { $0.problems?.contains { $0.contains("cannot find 'missing'") } == true }
    try open.save(Self.chapter.replacing("a + 1", with: "//| fig-capt: x\na + 1"))
    let status = try open.page.wait {
      $0.problems?.contains { $0.contains("Did you mean 'fig-cap'?") } == true
    }
    #expect(status.problems?.count == 1, "\(status.problems ?? [])")
    let page = try PreviewConnection(port: open.preview.port).request(
      "/x.html", ["Host": "127.0.0.1:\(open.preview.port)"])
    #expect(page.body.contains("fig-capt") && !page.body.contains("cannot find 'missing'"))
  }

  @Test func saveBringsThePageUpToDate() throws {
    let open = try open()
    defer { close(open) }
    _ = try open.page.wait { $0.html.contains(">21<") }
    try open.save(Self.chapter.replacing("Some prose.", with: "Other prose."))
    let prose = try open.page.wait { $0.html.contains("Other prose.") }
    // The two cells stay as they are; nothing ran.
    #expect(prose.blocks?.count == 3)
    #expect(!prose.html.contains(">21<"))
    try open.save(Self.chapter.replacing("a + 1", with: "a + 2"))
    _ = try open.page.wait { $0.html.contains(">22<") }
  }

  @Test func errorStandsAtItsCellAndVanishesWhenItIsMended() throws {
    let open = try open()
    defer { close(open) }
    _ = try open.page.wait { $0.html.contains(">21<") }
    try open.save(Self.chapter.replacing("a + 1", with: "a + missing"))
    let wrong = try open.page.wait { $0.html.contains("message error") }
    #expect(wrong.html.contains("cannot find 'missing' in scope"), "\(wrong.html)")
    #expect(wrong.html.contains("c/x.md:11:5"))
    // The cell above keeps its output.
    let status = try open.page.wait { $0.problems?.isEmpty == false }
    #expect(status.problems?.first?.contains("cannot find 'missing' in scope") == true)
    try open.save(Self.chapter)
    let mended = try open.page.wait { $0.html.contains(">21<") }
    #expect(!mended.html.contains("message error"))
    _ = try open.page.wait { $0.type == "status" && $0.problems?.isEmpty == true }
  }

  @Test func faultOfTheTextStandsBelowItsBlock() throws {
    let open = try open()
    defer { close(open) }
    _ = try open.page.wait { $0.html.contains(">21<") }
    try open.save(Self.chapter.replacing("Some prose.", with: "See @fig-missing."))
    let wrong = try open.page.wait { $0.html.contains("message error") }
    #expect(wrong.html.contains("fig-missing"))
    try open.save(Self.chapter)
    let mended = try open.page.wait { $0.html.contains("Some prose.") }
    #expect(!mended.html.contains("message error"))
    try open.save(Self.chapter.replacing("Some prose.", with: "![A drawing](no.png)"))
    _ = try open.page.wait { $0.problems?.contains { $0.contains("There is no file 'no.png'.") } == true }
    try open.save(Self.chapter)
    _ = try open.page.wait { $0.type == "status" && $0.problems?.isEmpty == true }
  }

  @Test func includesDataAndConfigurationAreWatched() throws {
    let text =
      Self.chapter + "\n\n{{< include _part.md >}}\n\n```{swift}\nimport Foundation\n"
      + "try String(contentsOfFile: \"numbers.txt\", encoding: .utf8)\n```\n"
    let open = try open(text, others: ["_part.md": "Included words.\n", "numbers.txt": "1 2 3"])
    defer { close(open) }
    _ = try open.page.wait { $0.html.contains("1 2 3") }
    try open.program.write("c/_part.md", "Other included words.\n")
    _ = try open.page.wait { $0.html.contains("Other included words.") }
    try open.program.write("c/numbers.txt", "4 5 6")
    _ = try open.page.wait { $0.html.contains("4 5 6") }
    try open.program.write("c/course.yml", "title: A course of numbers\n")
    let renamed = try open.page.wait { $0.shell != nil }
    #expect(renamed.shell?.contains("A course of numbers") == true)
    try open.program.write("c/course.yml", "titel: A course\n")
    let broken = try open.page.wait { $0.problems?.isEmpty == false }
    #expect(broken.problems?.first?.contains("Did you mean 'title'?") == true)
  }

  @Test func themeBibliographyAndSharedCodeAreWatched() throws {
    let theme = Installation.clone.appendingPathComponent("Sources/Site/Theme")
    let program = try Program()
    try program.write(
      "c/x.md", "# Numbers\n\nAs found by @he.\n\n```{swift}\nimport Support\nshared()\n```\n")
    try program.write("c/course.yml", "theme: ../look\nbibliography: works.bib\n")
    try program.write("c/works.bib", "@book{he, author={He, K.}, title={Work}, year={2015}}\n")
    try program.write("c/Support/Shared.swift", "public func shared() -> Int { 41 }\n")
    try FileManager.default.copyItem(at: theme, to: program.folder.appendingPathComponent("look"))
    let open = try open(program)
    defer { close(open) }
    _ = try open.page.wait { $0.html.contains(">41<") }

    try program.write("c/works.bib", "@book{he, author={He, K.}, title={Work}, year={2016}}\n")
    _ = try open.page.wait { $0.html.contains("2016") }
    try program.write("c/Support/Shared.swift", "public func shared() -> Int { 42 }\n")
    _ = try open.page.wait { $0.html.contains(">42<") }
    let template = try #require(program.read("look/page.mustache"))
    try program.write("look/page.mustache", template.replacing("<main ", with: "<main data-look=\"new\" "))
    _ = try open.page.wait { $0.shell?.contains("data-look=\"new\"") == true }
    try program.write("look/lectern.css", "body { color: red }\n")
    _ = try open.page.wait { $0.type == "assets" }
    let style = try PreviewConnection(port: open.preview.port).request(
      "/assets/lectern.css", ["Host": "127.0.0.1:\(open.preview.port)"])
    #expect(style.body == "body{color:red}\n")
    // A template that cannot be read is told, and the page stands.
    try program.write("look/page.mustache", "{{#open}}")
    _ = try open.page.wait { $0.problems?.contains { $0.contains("page template cannot be read") } == true }
  }

  @Test func newRenamedAndDeletedChaptersAreNoticed() throws {
    let open = try open()
    defer { close(open) }
    _ = try open.page.wait { $0.html.contains(">21<") }
    try open.program.write("c/y.md", "# A second chapter\n")
    _ = try open.page.wait { $0.shell?.contains("A second chapter") == true }
    let folder = open.program.folder.appendingPathComponent("c")
    rename(folder.appendingPathComponent("y.md").path, folder.appendingPathComponent("z.md").path)
    _ = try open.page.wait { $0.shell?.contains("z.html") == true }
    try FileManager.default.removeItem(at: folder.appendingPathComponent("z.md"))
    let last = try open.page.wait { $0.shell != nil }
    #expect(last.shell?.contains("A second chapter") == false)
    try FileManager.default.removeItem(at: folder.appendingPathComponent("x.md"))
    // The last chapter is gone: the course as it was stands, with a word about it.
    _ = try open.page.wait { $0.problems?.contains { $0.contains("there is no chapter") } == true }
    try open.save(Self.chapter)
    _ = try open.page.wait { $0.type == "status" && $0.problems?.isEmpty == true }
  }

  @Test func strangersAreRefused() throws {
    let open = try open()
    defer { close(open) }
    let port = open.preview.port
    func status(_ host: String, _ path: String = "/x.html") throws -> Int {
      try PreviewConnection(port: port).request(path, ["Host": host]).status
    }
    #expect(try status("127.0.0.1:\(port)") == 200)
    #expect(try status("evil.example:\(port)") == 403)
    #expect(try status("127.0.0.1:\(port)", "/../c/course.yml") == 404)
    #expect(try status("127.0.0.1:\(port)", "/x.md") == 200)
    #expect(try status("127.0.0.1:\(port)", "/course.yml") == 404)
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1"] {
      #expect(
        try PreviewConnection(port: port).openSocket(page: "x.html", version: "1", port: port, origin: origin)
          == 403, "\(origin)")
    }
  }

  @Test func longTrainingTellsHowFarItIs() throws {
    let text = """
      ```{swift}
      let session = ExperimentSession.current
      for epoch in 1...4 {
        session.onProgress(ExperimentProgress(
          experiment: "Lesson", message: "", fraction: Double(epoch) / 4, epoch: epoch, epochs: 4,
          loss: 1 / Double(epoch)))
        Thread.sleep(forTimeInterval: 0.05)
      }
      ```
      """
    let open = try open("# T\n\n```{swift}\nimport Foundation\n```\n\n" + text)
    defer { close(open) }
    let progress = try open.page.wait { $0.type == "progress" && $0.text?.contains("4/4") == true }
    #expect(progress.text == "Lesson, epoch 4/4, loss 0.2500")
  }

  /// Asks again and again until it is so, for half a minute.
  private func eventually(_ isSo: () -> Bool) -> Bool {
    for _ in 0..<600 {
      if isSo() { return true }
      usleep(50_000)
    }
    return false
  }

  /// `LECTERN_SAVES=1000` for the long form.
  @Test func savesLeakNothing() throws {
    let saves = ProcessInfo.processInfo.environment["LECTERN_SAVES"].flatMap(Int.init) ?? 60
    let open = try open()
    defer { close(open) }
    _ = try open.page.wait { $0.html.contains(">21<") }
    @discardableResult func save(_ number: Int) throws -> PreviewConnection.Message {
      // Every fourth save changes a cell, the others prose; one cell in forty does not compile.
      var text = Self.chapter.replacing("Some prose.", with: "Prose number \(number).")
      if number % 4 == 0 {
        text = text.replacing("a + 1", with: number % 40 == 0 ? "a + missing" : "a + \(number % 8)")
      }
      try open.save(text)
      return try open.page.wait { $0.html.contains("Prose number \(number).") }
    }
    for number in 1..<20 { try save(number) }
    // This one changes a cell; when its value is there nothing runs any more. The fourth had the same cell, so the value
    // may come with the prose.
    if try !save(20).html.contains(">24<") { _ = try open.page.wait { $0.html.contains(">24<") } }
    let before = (
      open.preview.openDescriptors, open.preview.children, open.preview.process.residentBytes ?? 0
    )
    for number in 21...(20 + saves) { try save(number) }
    // What has been ended takes a moment to be gone.
    let isQuiet = eventually {
      open.preview.openDescriptors <= before.0 + 3 && open.preview.children <= before.1 + 2
    }
    let after = (open.preview.openDescriptors, open.preview.children, open.preview.process.residentBytes ?? 0)
    print(
      "\(saves) saves: descriptors \(before.0) to \(after.0), processes \(before.1) to \(after.1), MB \(before.2 >> 20) to \(after.2 >> 20)"
    )
    #expect(isQuiet, "descriptors or processes")
    #expect(after.2 - before.2 < 30 << 20 + saves * 20_000, "memory")
  }
}
