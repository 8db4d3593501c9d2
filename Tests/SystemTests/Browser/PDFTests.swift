import BrowserTesting
import Foundation
import TestSampling
import Testing

/// `lectern build --pdf`: each chapter as a document.
@Suite(.inTurn, .enabled(if: Chromium.isExpected, Comment(rawValue: Chromium.absence)))
struct PDFTests {
  /// Sections of a heading, a short cell and its chart, after texts of many lengths, so that pages end
  /// everywhere in them.
  static let chapter: String = {
    let sections = (1...14).map { number in
      """
      ## Section \(number) {#sec-\(number)}

      ```{swift}
      //| label: fig-\(number)
      //| fig-cap: Chart number \(number), which is far from the last.
      //| fig-alt: A straight line.
      Chart {
        LinePlot(x: "x", y: "y", domain: 0...1) { $0 }
      }
      ```

      \(String(repeating: "Filler of section \(number) that takes a line or more of the page. ", count: 3 * number % 11))
      See @fig-\(number), @sec-b, [the other page](b.md) and [the world](https://example.org/world).
      """
    }
    return "# Everything\n\n" + sections.joined(separator: "\n\n") + "\n"
  }()

  static let other = """
    # B {#sec-b}

    ::: {.callout-note title="Folded" collapse="true"}
    Inside.
    :::
    """

  private func build(_ program: Program, _ arguments: [String] = ["--pdf"]) throws {
    let run = try program.run(
      Program.path, ["build", "c", "--output", "site"] + arguments, seconds: 300)
    #expect(run.status == 0, "\(run.errors)")
  }

  private func course() throws -> Program {
    let program = try Program()
    try program.write("c/a.md", Self.chapter)
    try program.write("c/b.md", Self.other)
    return program
  }

  @Test func chartStandsOnThePageOfItsCode() throws {
    let program = try course()
    defer { program.remove() }
    try build(program)
    let pdf = String(decoding: try #require(program.files(in: "site")["a.pdf"]), as: UTF8.self)
    #expect(pdf.hasPrefix("%PDF-"))
    // Named places: /fig-3 [12 0 R /XYZ 0 700 0].
    var pages: [String: String] = [:]
    for match in pdf.matches(of: /\/([a-z]+-[0-9]+) \[(\d+) 0 R \/XYZ/) {
      pages[String(match.1)] = String(match.2)
    }
    #expect(Set(pages.values).count > 4)
    for number in 1...14 {
      let (heading, figure) = (pages["sec-\(number)"], pages["fig-\(number)"])
      #expect(heading != nil && heading == figure, "section \(number)")
    }
  }

  @Test func documentHasTitleBookmarksAndNoPathOfTheMachine() throws {
    let program = try course()
    defer { program.remove() }
    try build(program)
    let pdf = String(decoding: try #require(program.files(in: "site")["a.pdf"]), as: UTF8.self)
    #expect(pdf.contains("/Outlines") && pdf.contains("/StructTreeRoot"))
    #expect(pdf.contains("/Title (1.14 Section 14)"))
    #expect(pdf.contains("https://example.org/world"))
    // A4, in points.
    let size = try #require(pdf.firstMatch(of: /\/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]/))
    #expect(Double(size.1).map { $0.rounded() } == 595 && Double(size.2).map { $0.rounded() } == 842)
    #expect(!pdf.contains("file://") && !pdf.contains(program.folder.path))
  }

  @Test func printOfAnOlderPageGoes() throws {
    let program = try course()
    defer { program.remove() }
    try program.write("c/a.md", "# A\n\nShort.\n")
    try build(program)
    let first = try program.files(in: "site")
    #expect(first["a.pdf"] != nil && first["b.pdf"] != nil)
    #expect(try program.lectern("build", "c", "--output", "site", "--check").status == 0)
    // Nothing changed: nothing is touched.
    try build(program, [])
    #expect(try program.files(in: "site")["a.pdf"] == first["a.pdf"])
    try program.write("c/a.md", "# A\n\nShort, and changed.\n")
    try build(program, [])
    let second = try program.files(in: "site")
    #expect(second["a.pdf"] == nil)
    #expect(second["b.pdf"] == first["b.pdf"])
    // A chapter that is gone takes its print along.
    try program.removeFile("c/b.md")
    try build(program, [])
    #expect(try program.files(in: "site")["b.pdf"] == nil)
  }

  @Test func missingBrowserIsTheMachinesFault() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/b.md", "# B\n\nProse.\n")
    let run = try program.lectern(
      "build", "c", "--output", "site", "--pdf", environment: ["PATH": "/nowhere"])
    #expect(run.status == 3)
    #expect(run.errors.contains("there is no Chromium, which prints pages as PDF."))
    #expect(run.errors.contains("help: apt-get install chromium"))
  }
}
