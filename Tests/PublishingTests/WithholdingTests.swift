import Dates
import Foundation
import Notebooks
import Testing

@testable import Publishing

/// What readers must not see is refused, whichever way it would get to them.
@Suite struct WithholdingTests {
  private func refusal(_ site: SmallSite, _ day: CivilDate? = nil) throws -> [String] {
    defer { site.remove() }
    do {
      try site.publish(to: site.folder.path + "/public", day: day)
    } catch let faults as DiagnosedFaults {
      #expect(site.names(in: "public").isEmpty)
      return faults.diagnostics.map {
        $0.rendered(color: false).replacing(site.folder.path + "/course/", with: "")
      }
    }
    return []
  }

  private static let draft =
    "---\ntitle: Two\ndraft: true\n---\n\nWhat nobody shall read before it is done.\n"

  @Test func aDraftStaysAtHome() throws {
    let site = try SmallSite("title: Small\n", ["02-two.md": Self.draft])
    #expect(try refusal(site).isEmpty)
  }

  @Test func aDraftsCopyIsRefused() throws {
    let site = try SmallSite(
      "title: Small\n",
      ["02-two.md": Self.draft, "two.txt": Self.draft, "03-three.md": "# Three\n\nSee [this](two.txt).\n"])
    let found = try refusal(site)
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        "02-two.md:6:1: error: This line is withheld from readers, and 'two.txt' would publish it.")
        == true && found.first?.contains("help: Take the link to 'two.txt' out, or publish when") == true,
      "\(found)")
  }

  /// A page writes a number's blanks so that no line ends in them.
  @Test func numbersInAPageAreFound() throws {
    let draft = "---\ntitle: Two\ndraft: true\n---\n\nIt differs by d = 0.4 with p < .001 in the end.\n"
    let page = "<p>It differs by d\u{A0}=\u{A0}0.4 with p\u{A0}&lt;\u{A0}.001 in the end.</p>\n"
    let site = try SmallSite(
      "title: Small\n",
      ["02-two.md": draft, "old.xhtml": page, "03-three.md": "# Three\n\nSee [this](old.xhtml).\n"])
    let found = try refusal(site)
    #expect(
      found.first?.hasPrefix(
        "02-two.md:6:1: error: This line is withheld from readers, and 'old.xhtml' would")
        == true, "\(found)")
  }

  /// A file goes out with the line ends that it has.
  @Test(arguments: ["\r\n", "\r"]) func lineEndsHideNothing(_ end: String) throws {
    let copy = Self.draft.replacing("\n", with: end)
    for chapter in [Self.draft, copy] {
      let site = try SmallSite(
        "title: Small\n",
        ["02-two.md": chapter, "two.txt": copy, "03-three.md": "# Three\n\nSee [this](two.txt).\n"])
      let found = try refusal(site)
      #expect(
        found.first?.hasPrefix("02-two.md:6:1: error: This line is withheld from readers") == true, "\(found)"
      )
    }
    let text = Self.exercise.replacing("\n", with: end)
    let site = try SmallSite(
      "title: Small\nsolutions: hide\n",
      ["02-two.md": text, "answers.ipynb": text, "more.xhtml": "<p>More</p>"])
    #expect(try refusal(site).count == 1)
  }

  @Test func aDraftsPrintIsRefused() throws {
    let site = try SmallSite(
      "title: Small\n",
      ["02-two.md": Self.draft, "02-two.pdf": "%PDF", "03-three.md": "# Three\n\n[Print](02-two.pdf)\n"])
    let found = try refusal(site)
    #expect(
      found.first?.hasPrefix(
        "02-two.md:3:1: error: '02-two.md' is a draft, and '02-two.pdf' would be published.")
        == true && found.first?.contains("help: Take 'draft:' out of its front matter, or the link") == true,
      "\(found)")
  }

  private static let exercise = """
    # Exercise

    ::: {#exr-a}
    What is the answer to it all?
    :::

    ::: {#sol-a}
    The answer to it all is forty-two, as everybody knows.
    :::

    [The source](answers.ipynb), and [more](more.xhtml).

    """

  @Test func aHiddenSolutionIsRefused() throws {
    let site = try SmallSite(
      "title: Small\nsolutions: hide\n",
      [
        "02-two.md": Self.exercise,
        "answers.ipynb": #"{"source": ["text\n","#
          + "\n" + #""The answer to it all is forty-two, as everybody knows.\n","# + "\n]}\n",
        "more.xhtml":
          "<p>Much\n<b>The answer</b> to it all is forty-two, as <i>everybody</i> knows.\nMore</p>",
      ])
    let found = try refusal(site)
    #expect(found.count == 2, "\(found)")
    for (text, file) in zip(found, ["answers.ipynb", "more.xhtml"]) {
      #expect(
        text.hasPrefix(
          "02-two.md:8:1: error: This line is withheld from readers, and '\(file)' would publish it."))
    }
  }

  /// A solution that readers may unfold is no secret, and on its day neither is a hidden one.
  @Test func whatIsOpenIsNoSecret() throws {
    let files = ["02-two.md": Self.exercise, "answers.ipynb": Self.exercise, "more.xhtml": Self.exercise]
    #expect(try refusal(SmallSite("title: Small\nsolutions: fold\n", files)).isEmpty)
    let dated = files.mapValues { "---\ntitle: T\nsolutions: { release: 2026-12-05 }\n---\n\n" + $0 }
    #expect(try !refusal(SmallSite("title: Small\n", dated)).isEmpty)
    #expect(try refusal(SmallSite("title: Small\n", dated), CivilDate(year: 2026, month: 12, day: 5)).isEmpty)
  }

  @Test func aBrokenChapterIsRefused() throws {
    let site = try SmallSite("title: Small\n", ["02-two.md": "# Two\n\nSee @fig-none.\n"])
    #expect(try refusal(site).first?.contains("02-two.md:3:5: error:") == true)
  }

  /// Files that no course has put into the site's folder stay where they are.
  @Test func filesOfNobodyStayAtHome() throws {
    let site = try SmallSite()
    defer { site.remove() }
    try site.write("course/site/notes.txt", "mine")
    let session = try PublishingSession(
      paths: [site.folder.path + "/course"], to: site.folder.path + "/public",
      day: CivilDate(year: 2026, month: 12, day: 1), installation: SmallSite.installation)
    defer { session.end() }
    let publication = try session.publication(progress: { _ in }, tell: { _ in })
    #expect(publication.unknown == ["notes.txt"] && publication.files["notes.txt"] == nil)
    #expect(publication.files["index.html"] != nil)
  }
}
