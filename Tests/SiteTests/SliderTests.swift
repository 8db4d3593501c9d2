import Testing

@testable import Notebooks
@testable import Site

@Suite struct SliderTests {
  static let chapter = """
    # One

    ```{swift}
    //| vary: { alpha: [0, 0.5], depth: 1...3 }
    alpha
    ```
    """

  @Test func pageShowsTheFirstStateAndOffersTheOthers() throws {
    let built = try SmallCourse(files: ["one.md": Self.chapter]).build()
    #expect(built.diagnostics.isEmpty, "\(built.diagnostics)")
    let page = try #require(built.pages.first { $0.path == "one.html" }).text
    #expect(
      page.contains("<div class=\"state\"><pre class=\"printed value\" tabindex=\"0\">at 0, 1</pre></div>"))
    #expect(page.contains("max=\"1\"") && page.contains("data-values=\"0|0.5\""))
    #expect(page.contains("max=\"2\"") && page.contains("data-values=\"1|2|3\""))
    // The table for readers without scripts has a row for each of the six states.
    #expect(page.contains("<td>0.5</td><td>3</td><td>at 0.5, 3</td>"))
    let file = try #require(built.stateFiles.first)
    #expect(file.path == "one.states-0.js")
    #expect(page.contains("data-source=\"one.states-0.js?"))
    for state in ["at 0, 1", "at 0, 2", "at 0, 3", "at 0.5, 1", "at 0.5, 2", "at 0.5, 3"] {
      #expect(file.text.contains(state))
    }
  }

  @Test func wordsAreChosenFromAList() throws {
    let text = Self.chapter.replacing("{ alpha: [0, 0.5], depth: 1...3 }", with: "{ name: [relu, gelu] }")
    let page = try #require(
      try SmallCourse(files: ["one.md": text]).build().pages.first { $0.path == "one.html" })
    #expect(page.text.contains("<select><option>relu</option><option>gelu</option></select>"))
  }

  @Test func tooManyStatesAreRefused() throws {
    let text = Self.chapter.replacing("1...3", with: "1...300")
    let wrong = try SmallCourse(files: ["one.md": text]).build().diagnostics
    #expect(wrong.map(\.message) == ["These sliders have 600 states, which is more than 200."])
    #expect(wrong.first?.position?.line == 4)
    let allowed = text.replacing("//| vary:", with: "//| vary-limit: 600\n//| vary:")
    #expect(try SmallCourse(files: ["one.md": allowed]).build().diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("1...100", 200, true), ("1...101", 200, false), ("1...3", 6, true), ("1...3", 5, false),
    ("0..<3", 6, true), ("0..<4", 7, false),
  ])
  func limitItselfIsAllowed(_ range: String, _ limit: Int, _ isAllowed: Bool) throws {
    let text = Self.chapter.replacing("1...3", with: range)
      .replacing("//| vary:", with: "//| vary-limit: \(limit)\n//| vary:")
    #expect(try SmallCourse(files: ["one.md": text]).build().diagnostics.isEmpty == isAllowed)
  }

  @Test func limitHoldsForTheWholeChapter() throws {
    let text = "---\nexecute: { vary-limit: 5 }\n---\n\n" + Self.chapter
    let wrong = try SmallCourse(files: ["one.md": text]).build().diagnostics
    #expect(wrong.map(\.message) == ["These sliders have 6 states, which is more than 5."])
    #expect(wrong.first?.help?.contains("vary-limit: 6") == true)
  }

  /// Numbers that no `Int` can count are refused like any others.
  @Test(arguments: [
    "a: -9223372036854775807...9223372036854775807", "a: 0..<-9223372036854775808",
    "a: -5...9223372036854775807", "a: 3...1",
    "a: 1...99999, b: 1...99999, c: 1...99999, d: 1...99999",
  ])
  func hugeRangesAreRefused(_ vary: String) throws {
    let text = Self.chapter.replacing("alpha: [0, 0.5], depth: 1...3", with: vary)
    let wrong = try SmallCourse(files: ["one.md": text]).build().diagnostics
    #expect(wrong.count == 1 && wrong[0].position?.line == 4, "\(wrong)")
  }

  @Test func statesAreInTheOrderOfTheSliders() {
    var options = CellOptions()
    options.run.vary = [
      Variation(name: "a", values: [.integer(1), .integer(2)]),
      Variation(name: "b", values: [.text("x"), .text("y")]),
    ]
    #expect(options.run.stateCount == 4)
    #expect(
      options.run.states == [
        [.integer(1), .text("x")], [.integer(1), .text("y")], [.integer(2), .text("x")],
        [.integer(2), .text("y")],
      ])
    #expect(CellOptions().run.states == [[]])
  }
}
