import Dates
import Testing

@testable import Notebooks
@testable import Site

@Suite struct PublishingTests {
  static let text = """
    # A

    ::: {#exr-a}
    Question?
    :::

    ::: {#sol-a}
    The secret is 42.[^s]

    - deep

      ::: {#fig-secret}
      hidden
      :::
    :::

    [^s]: A secret note.
    """

  @Test func hiddenSolutionsAreNowhere() throws {
    var course = SmallCourse(files: ["a.md": Self.text])
    course.rules = PublishingRules(solutions: .hide)
    let built = try course.build()
    let all = built.pages.map(\.text).joined() + SearchIndex(built.index).file.text
    #expect(all.contains("Question?"))
    #expect(!all.lowercased().contains("secret"))
    #expect(built.index.targets["sol-a"] == nil)
  }

  /// What readers see is found: captions, claims, and a mark where a value or a number will stand.
  @Test func searchHasWhatThePageSays() throws {
    let text = """
      # A

      The slope is `{swift} 1 + 1`, see @fig-a.

      ```{swift}
      //| label: fig-a
      //| fig-cap: How *steep* it is.
      claim("It rises by \\(2) everywhere.", true)
      ```
      """
    let words = SearchIndex(try SmallCourse(files: ["a.md": text]).build().index).file.text
    for part in ["The slope is …, see …. How steep it is.", "It rises by … everywhere."] {
      #expect(words.contains(part), "\(words)")
    }
  }

  @Test(arguments: [("2026-11-30", true), ("2026-12-01", false)])
  func releaseDaysHoldSolutionsBack(_ day: String, _ isHeld: Bool) throws {
    let text = "---\ntitle: A\nsolutions: { show: show, release: 2026-12-01 }\n---\n" + Self.text
    var course = SmallCourse(files: ["a.md": text])
    course.rules = PublishingRules(solutions: .fold, day: CivilDate(day))
    let page = try course.build().pages[0].text
    #expect(page.contains("secret is 42") != isHeld)
  }

  @Test func contentForOtherFormatsIsLeftOut() throws {
    let text = """
      # A

      ::: {.content-visible when-format="html"}
      web
      :::

      ::: {.content-visible when-format="pdf"}
      paper
      :::

      ::: {.content-hidden unless-format="html"}
      page
      :::
      """
    let page = try SmallCourse(files: ["a.md": text]).build().pages[0].text
    #expect(page.contains("web"))
    #expect(!page.contains("paper"))
    #expect(page.contains("<p>page</p>"))
  }
}
