import Foundation
import TestSampling
import Testing

/// Drafts, and what has its day to come.
@Suite(.inTurn) struct ReleaseTests {
  private func course() throws -> Program {
    let program = try Program()
    try program.write("c/a.md", "# Open\n\nProse.\n")
    try program.write("c/b.md", "---\ntitle: Unfinished\ndraft: true\n---\n\nDraft.\n")
    try program.write("c/d.md", "---\ntitle: Later\nrelease: 2026-12-01\n---\n\nHeld back.\n")
    try program.write(
      "c/e.md",
      """
      ---
      title: Questions
      solutions: { show: show, release: 2026-12-01 }
      ---

      ::: {#exr-one}
      Asked.
      :::

      ::: {#sol-one}
      Answered.
      :::
      """)
    return program
  }

  private func build(_ program: Program, _ day: String) throws {
    let run = try program.lectern("build", "c", "--output", "site", "--as-of", day)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func chaptersAndSolutionsComeOnTheirDay() throws {
    let program = try course()
    defer { program.remove() }
    for _ in 0..<2 {
      try build(program, "2026-11-30")
      let before = try program.files(in: "site")
      #expect(before["a.html"] != nil && before["e.html"] != nil)
      for (path, content) in before {
        let text = String(decoding: content, as: UTF8.self)
        for words in ["Later", "Held back.", "Answered.", "Unfinished", "Draft."] {
          #expect(!text.contains(words), "\(words) in \(path)")
        }
        #expect(!path.hasPrefix("d.") && !path.hasPrefix("b."))
      }
      // On the day, and back again.
      try build(program, "2026-12-01")
      #expect(program.read("site/d.html")?.contains("Held back.") == true)
      #expect(program.read("site/e.html")?.contains("Answered.") == true)
      #expect(program.read("site/a.html")?.contains("Later") == true)
      #expect(!program.exists("site/b.html"))
    }
    // A chapter's number does not change when one before it comes.
    let page = try #require(program.read("site/e.html"))
    #expect(page.contains(/Exercise(&nbsp;|\u{A0}| )4\.1/))
  }

  @Test func previewShowsThemToTheirAuthor() throws {
    let program = try course()
    defer { program.remove() }
    let preview = try RunningPreview(program, "c")
    defer { _ = preview.stop() }
    for (page, words) in [("b.html", "Draft."), ("d.html", "Held back."), ("a.html", "Later")] {
      let answer = try PreviewConnection(port: preview.port).request(
        "/" + page, ["Host": "127.0.0.1:\(preview.port)"])
      #expect(answer.status == 200 && answer.body.contains(words), "\(page)")
    }
  }

  @Test func dayThatIsNoneIsAUsageError() throws {
    let program = try course()
    defer { program.remove() }
    let run = try program.lectern("build", "c", "--output", "site", "--as-of", "tomorrow")
    #expect(run.status == 2)
    #expect(run.errors.contains("'--as-of' is a day such as 2026-12-01."))
  }
}
