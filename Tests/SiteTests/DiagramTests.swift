import Foundation
import Testing

@testable import Notebooks
@testable import Site

enum Graphviz {
  static let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains
  {
    FileManager.default.isExecutableFile(atPath: "\($0)/dot")
  }
}

@Suite(.enabled(if: Graphviz.isInstalled, "NOT RUN: Graphviz is not installed; Scripts/setup does it"))
struct DiagramTests {
  @Test func drawingTakesItsColoursFromThePage() throws {
    let svg = try DiagramDrawer().draw("digraph { a -> b [label=\"w\"] }").get()
    #expect(svg.hasPrefix("<svg") && svg.contains("</svg>"))
    #expect(svg.contains("stroke=\"currentColor\"") && svg.contains("<text fill=\"currentColor\""))
    #expect(!svg.contains("\"black\""))
    // Neither a document of its own nor words that a pointer would show.
    for word in ["<?xml", "<!DOCTYPE", "<!--", "<title>", "xmlns"] { #expect(!svg.contains(word), "\(word)") }
  }

  /// Two diagrams on a page have no identifier in common; the same text is drawn the same each time.
  @Test func identifiersAreADiagramsOwn() throws {
    func identifiers(_ svg: String) -> Set<String> {
      Set(svg.matches(of: /\sid="([^"]+)"/).map { String($0.1) })
    }
    let one = try DiagramDrawer().draw("digraph { a -> b }").get()
    let two = try DiagramDrawer().draw("digraph { a -> c }").get()
    #expect(!identifiers(one).isEmpty && !identifiers(two).isEmpty)
    #expect(identifiers(one).isDisjoint(with: identifiers(two)))
    #expect(try DiagramDrawer().draw("digraph { a -> b }").get() == one)
  }

  @Test func faultNamesTheLineOfTheDiagram() throws {
    guard case .failure(let fault) = DiagramDrawer().draw("digraph {\n  a -> b\n  b -> ]\n}") else {
      Issue.record("Graphviz took what is no DOT.")
      return
    }
    #expect(fault.line == 3)
    #expect(fault.message.contains("syntax error"))
  }

  @Test func faultStandsAtItsLineOfTheChapter() throws {
    var course = SmallCourse(files: ["a.md": "# A\n\nProse.\n\n```{dot}\ndigraph {\n  b -> ]\n}\n```\n"])
    course.diagrams = DiagramDrawer()
    let wrong = try course.build().diagnostics
    #expect(wrong.count == 1 && wrong[0].severity == .error, "\(wrong)")
    #expect(wrong.first?.position?.line == 7)
  }

  @Test func figureHasNumberCaptionAndDescription() throws {
    let text = """
      # A

      See @fig-net.

      ```{dot}
      //| label: fig-net
      //| fig-cap: Two layers.
      //| fig-alt: An arrow from a to b.
      digraph { a -> b }
      ```
      """
    var course = SmallCourse(files: ["a.md": text])
    course.diagrams = DiagramDrawer()
    let built = try course.build()
    #expect(built.diagnostics.isEmpty, "\(built.diagnostics)")
    let page = built.pages[0].text
    #expect(page.contains("<figure id=\"fig-net\""))
    #expect(page.contains("Two layers.") && page.contains(/Figure(&nbsp;|\u{A0}| )1\.1/))
    #expect(page.contains("role=\"img\"") && page.contains("aria-label=\"An arrow from a to b.\""))
  }
}
