import Courses
import Dates
import Foundation
import Notebooks
import Results
import Synchronization
import TestSampling
import Testing

@testable import LiveCells

/// Live cells from chapter to page, in this process: a folder in, a folder out.
@Suite(.inTurn, .serialized) struct LiveCourseTests {
  static let slope = """
    # Live

    ```{swift}
    import Foundation
    let steps = 60
    func leaky(_ z: Double, _ alpha: Double) -> Double { z > 0 ? z : alpha * z }
    let never = ProcessInfo.processInfo.processIdentifier
    ```

    ```{swift}
    //| label: fig-slope
    //| fig-cap: Move the slope.
    //| live: { alpha: 0...1 = 0.1, activation: [tanh, GELU], depth: 1...30 = 20 }
    let other = Activation(named: activation) ?? .tanh
    Chart {
      for step in 0...steps {
        let z = -6 + 12 * Double(step) / Double(steps)
        LineMark(x: .value("z", z), y: .value("f(z)", leaky(z, alpha)))
          .foregroundStyle(by: .value("Function", "Leaky ReLU"))
      }
      LinePlot(x: "z", y: "f(z)", domain: -6...6) { other($0) * Double(depth) / 20 }
        .foregroundStyle(by: .value("Function", activation))
    }
    ```

    ```{swift}
    //| label: fig-descent
    //| live: { rate: 0.05...1 = 0.3 }
    //| animate: { keeps: [rate] }
    Animation(start: 4.0) { x in x - rate * x } draw: { x in
      Chart { PointMark(x: .value("x", x), y: .value("loss", x * x / 2)) }.chartXScale(domain: -5...5)
    }
    ```

    ```{swift}
    //| label: fig-own
    //| live: { mine: points = 0.5 0.25 1 }
    print(mine.map { "\\($0.x) \\($0.y) \\($0.label)" }.joined(separator: ", "))
    Chart { for point in mine { PointMark(x: .value("x", point.x), y: .value("y", point.y)) } }
      .chartXScale(domain: -1...1)
      .chartYScale(domain: -1...1)
    ```

    """

  @Test func aLiveCellIsInThePageAndAgreesWithTheBuild() throws {
    let words = """
      # Words

      ```{swift}
      //| live: { depth: 1...30 = 20 }
      print("\\(depth) layers have \\(depth - 1) between the first and the last")
      ```

      """
    var course = try LiveFixture(["01-live.md": Self.slope, "02-words.md": words])
    defer { course.remove() }
    let reports = try course.build()
    #expect(reports.flatMap(\.diagnostics).map(\.message) == [])
    // Each step that takes seconds was told before it was taken.
    let steps = (1...3).flatMap { [LiveCells.Work.cell(number: $0, of: 3), .comparison(number: $0, of: 3)] }
    #expect(course.announced["01-live.md"]?.filter { $0 != .kit } == steps)
    let page = try #require(course.file("01-live.html"))
    #expect(page.contains("class=\"live\""))
    #expect(page.contains("assets/live.js"))
    // The static figure stands in it, with its data.
    #expect(page.contains("class=\"state\"><figure"))
    #expect(course.file("01-live.live-1.js")?.hasPrefix("(window.lecternLive||={})[\"cell-1\"]=\"") == true)
    // Points that readers place have the start that the author gave.
    #expect(page.contains("value=\"0.5 0.25 1\""))
    // All cells share one program that draws; the sizes are those that a reader loads.
    let drawing = try #require(course.file("assets/live-drawing.js")?.utf8.count)
    let cell = try #require(course.file("01-live.live-1.js")?.utf8.count)
    #expect(cell < 60_000)
    #expect((drawing + cell) * 3 / 4 < 450_000)
    // What shows words and numbers alone loads nothing that draws.
    let plain = try #require(course.file("02-words.html"))
    #expect(page.contains("&quot;drawing&quot;:") && !plain.contains("&quot;drawing&quot;:"))
    #expect(try #require(course.file("02-words.live-0.js")?.utf8.count) < 60_000)
    // The same bytes again from nothing.
    let before = course.file("01-live.live-1.js")
    try course.forgetPrograms()
    try FileManager.default.removeItem(at: course.folder.appendingPathComponent("site/lectern.json"))
    _ = try course.build()
    #expect(course.programsMade() == 4)
    #expect(course.file("01-live.live-1.js") == before)
  }

  @Test func aSiteThatComesWithTheCourseSparesTheCompilerAndIsNotTrustedBlindly() throws {
    let words = """
      # Words

      ```{swift}
      //| live: { depth: 1...30 = 20 }
      print("\\(depth) layers")
      ```

      ```{swift}
      //| live: { width: 1...30 = 20 }
      print("\\(width) units")
      ```

      """
    var course = try LiveFixture(["01-words.md": words])
    defer { course.remove() }
    _ = try course.build()
    let site = ["01-words.html", "01-words.live-0.js", "01-words.live-1.js", "lectern.json"].map {
      course.file($0)
    }
    func built() throws -> Int {
      try course.forgetPrograms()
      #expect(try course.build().flatMap(\.diagnostics).isEmpty)
      return course.programsMade()
    }
    #expect(try built() == 0)
    // Nothing was made, so nothing is said.
    #expect(course.announced.isEmpty)
    // A program that is not what the build wrote is made again, and is what it was.
    let script = course.folder.appendingPathComponent("site/01-words.live-1.js")
    try Data(try #require(site[2]).replacing("=\"", with: "=\"A").utf8).write(to: script)
    #expect(try built() == 1)
    try FileManager.default.removeItem(at: script)
    #expect(try built() == 1)
    // So is one that the manifest knows under another proof, and everything when everything is computed again.
    let manifest = course.folder.appendingPathComponent("site/lectern.json")
    let proof = try #require(
      SiteManifest.read(from: manifest.deletingLastPathComponent())?.pages["01-words.html"]?
        .live?["01-words.live-0.js"]?.proof)
    try Data(try #require(site[3]).replacing(proof, with: String(proof.reversed())).utf8).write(to: manifest)
    #expect(try built() == 1)
    course.recomputed = ["*"]
    #expect(try built() == 2)
    #expect(
      ["01-words.html", "01-words.live-0.js", "01-words.live-1.js", "lectern.json"].map { course.file($0) }
        == site)
    // Another text is another program.
    course.recomputed = []
    try Data(words.replacing("layers", with: "floors").utf8).write(
      to: course.folder.appendingPathComponent("01-words.md"))
    #expect(try built() == 1)
  }

  @Test func whatAPageLacksIsRefusedAtItsLine() throws {
    let text = """
      # Live

      ```{swift}
      //| live: { alpha: 0...1 = 0.1 }
      let text = String(format: "%.2f", alpha)
      text
      ```

      """
    var course = try LiveFixture(["01-live.md": text])
    defer { course.remove() }
    let error = try #require(try course.build().first?.diagnostics.first)
    #expect(error.message == "In the page: 'String(format:)' is Foundation's, which is not in the page.")
    #expect(error.position?.line == 5)
    #expect(error.help == LiveCells.advice)
    #expect(course.file("01-live.html") == nil)
  }

  /// A misspelt name is told once, and not once more for the page.
  @Test func aFaultOfTheCellItselfIsNotToldAgain() throws {
    let text = "# Live\n\n```{swift}\n//| live: { alpha: 0...1 = 0.1 }\nalpa * 2\n```\n"
    let course = try LiveFixture(["01-live.md": text])
    defer { course.remove() }
    let request = CourseBuild.Request(
      paths: [course.folder.path], day: CivilDate(year: 2026, month: 1, day: 1))
    let build = try CourseBuild(request, installation: LiveFixture.installation)
    let notebook = build.chapters[0].published
    #expect(try build.live(notebook, nil).diagnostics.containsErrors)
    var result = ChapterResult(toolchain: "", quick: false)
    result.cells[0] = CellResult()
    result.cells[0]?.diagnostics = [Diagnostic(at: nil, "cannot find 'alpa' in scope.")]
    #expect(try build.live(notebook, result).diagnostics.isEmpty)
  }

  @Test func aCellThatIsNotTheSameInThePageIsRefused() throws {
    let text = """
      # Live

      ```{swift}
      //| live: { alpha: 0...1 = 0.5 }
      #if hasFeature(Embedded)
      let share = alpha / 2
      #else
      let share = alpha
      #endif
      Chart { PointMark(x: .value("x", share), y: .value("y", 1)) }.chartXScale(domain: 0...1)
      ```

      """
    var course = try LiveFixture(["01-live.md": text])
    defer { course.remove() }
    let error = try #require(try course.build().first?.diagnostics.first)
    #expect(
      error.message.hasPrefix(
        "The live cell gives something else in the page than in the build at alpha = 0.5: "))
    #expect(error.position?.line == 4)
  }

  @Test func numbersMayDifferByTheirLastDigitOnly() {
    #expect(Agreement.difference("M12.34-5.6Z", "M12.35-5.6Z") == nil)
    #expect(Agreement.difference("M12.34-5.6Z", "M12.36-5.6Z") != nil)
    #expect(Agreement.difference("<g id=\"c1abcd2-t\">", "<g id=\"c9zzzz1-t\">") == nil)
    #expect(Agreement.difference("ReLU 1", "tanh 1") == "‘ReLU ’ in the build, ‘tanh ’ in the page")
    #expect(Agreement.difference(["a"], []) == "1 outputs and 0")
  }
}

/// A course in a folder of its own that is built with the program beside the tests.
struct LiveFixture {
  let folder: URL
  /// As `--recompute` sets it.
  var recomputed: [String] = []
  /// What the last build said that it makes, by chapter.
  private(set) var announced: [String: [LiveCells.Work]] = [:]

  init(_ files: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("live-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  mutating func build() throws -> [ChapterReport] {
    let request = CourseBuild.Request(paths: [folder.path], day: CivilDate(year: 2026, month: 1, day: 1))
    let works = Mutex<[String: [LiveCells.Work]]>([:])
    var build = try CourseBuild(request, installation: Self.installation) { event in
      if case .making(let chapter, let work) = event {
        works.withLock { $0[chapter, default: []].append(work) }
      }
    }
    build.kernel?.settings.recomputed = recomputed
    defer { announced = works.withLock { $0 } }
    return try build.run(Array(build.chapters.indices))
  }

  /// As on a machine that has not built the course's live cells yet.
  func forgetPrograms() throws {
    try FileManager.default.removeItem(at: folder.appendingPathComponent(".lectern/live"))
  }

  /// How many programs of cells were compiled since.
  func programsMade() -> Int {
    let live = folder.appendingPathComponent(".lectern/live").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: live)) ?? [])
      .count { $0.hasSuffix(".wasm") }
  }

  func file(_ path: String) -> String? {
    let folders = ["site", "../site"].map { folder.appendingPathComponent($0).appendingPathComponent(path) }
    return folders.lazy.compactMap { try? String(contentsOf: $0, encoding: .utf8) }.first
  }

  static var installation: Installation {
    let built = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(".build/release/lectern")
    var installation = Installation(executable: built.resolvingSymlinksInPath(), searchPath: .current)
    installation.moduleCache = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-live-modules")
    return installation
  }
}
