import BrowserTesting
import Foundation
import Site
import TestSampling
import Testing

@testable import Grading

struct ReportTests {
  static let style: String = {
    let folder = Theme.builtInFolder ?? ""
    return (try? String(contentsOfFile: folder + "/lectern.css", encoding: .utf8)) ?? ""
  }()

  static func score(_ id: String, _ points: Double?, judge: Criterion.Judge, _ reasons: [String] = [])
    -> Grade.Score
  {
    Grade.Score(
      criterion: id, title: "Criterion \(id)", points: points, maximum: 20, isBonus: false, reasons: reasons,
      judge: judge.rawValue, parts: judge.rules.map { Grade.Part(rule: $0, points: 1, maximum: 2) })
  }

  static func grade(_ student: String, accuracy: Double? = 0.9, points: Double = 14) -> Grade {
    var grade = Grade(
      assignment: "bake-off", student: student, file: "\(student).md",
      digest: String(repeating: "ab", count: 32), rubric: "r")
    grade.scores = [
      score("plot", points, judge: .convergence, ["The chart's y axis has no label.", "<b>&\"' bold"]),
      score("written", nil, judge: .manual),
    ]
    grade.stages = [Grade.Stage(name: "run", outcome: .finished, detail: "")]
    grade.bestAccuracy = accuracy
    grade.exhibits = [
      Exhibit(
        judge: "convergence", title: "Training loss", xLabel: "Epoch", yLabel: "Loss", isLogarithmic: true,
        series: [
          .init("ReLU", isRecomputed: false, [(1, 2), (2, 1), (3, 0.5), (4, 0.3)]),
          .init("ReLU", isRecomputed: true, [(1, 1.8), (4, 0.28)]),
          .init("<script>alert(1)</script>", isRecomputed: false, [(1, 3), (2, .infinity)]),
        ])
    ]
    return grade
  }

  private static var facts: ClassFacts {
    var facts = ClassFacts()
    facts.title = "The great bake-off"
    facts.names = ["ada": "Ada Lovelace", "eve": "Eve <script>"]
    facts.missing = ["zoe"]
    facts.problems = ["'x.md' belongs to nobody on the roster."]
    facts.sandbox = "own namespaces"
    facts.provenance = "Drawn digits."
    facts.heldOut = 1_000
    facts.seedBand = 0.01
    return facts
  }

  private static let hostile = """
    # A title

    ## A section that is long enough to need more than one line on a telephone's narrow screen

    Some `code_that_is_very_long_and_does_not_break_anywhere_at_all_because_it_has_no_blank_in_it` here.

    <script>alert(1)</script>

    Text with <img src=x onerror=alert(2)> and [a link](javascript:alert(3)) and ![a picture](https://example.org/x.png).

    | a | wide | table | with | many | columns | here |
    |---|------|-------|------|------|---------|------|
    | unbreakable | unbreakable | unbreakable | unbreakable | unbreakable | unbreakable | unbreakable |

    ```{swift}
    let aLongLine = "a line of code that is much longer than any phone is wide, so that it scrolls inside itself"
    ```
    """

  static func studentPage() throws -> String {
    let submission = GradingFixture.submission(hostile)
    let (notebook, _) = try StudentRunner.parse(submission)
    let fragment = UntrustedNotebook.fragment(notebook, result: nil).rendered()
    return StudentReport(grade: grade("ada"), facts: facts, notebook: fragment).page(
      ReportFrame(style: style))
  }

  static func classPage() -> String {
    let grades = ["ada", "bob", "eve"].enumerated().map {
      grade($1, accuracy: 0.9 - 0.05 * Double($0), points: Double(4 * $0))
    }
    let pair = SimilarityReport.Pair(first: "ada", second: "eve", code: 0.8, prose: 0.1)
    return ClassReport(
      grades: grades, facts: facts, similarity: SimilarityReport(pairs: [pair], count: 3)
    ).page(ReportFrame(style: style))
  }

  @Test func nothingInAStudentsPageActs() throws {
    let page = try Self.studentPage()
    for harm in ["<script", "<img src=\"x", "href=\"javascript", "src=\"http", "<b>&"] {
      #expect(!page.contains(harm), "\(harm)")
    }
    #expect(page.contains("Content-Security-Policy"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func aStudentsPageSaysWhatTheGradeSays() throws {
    var grade = Self.grade("ada")
    grade.scores[1].given = Override(
      student: "ada", criterion: "written", points: 12, who: "turing", at: "2026-12-02T10:00:00Z",
      why: "clear")
    grade.scores[1].comments = [
      Comment(student: "ada", criterion: "written", text: "Well said.", who: "turing", at: "2026-12-02")
    ]
    let page = StudentReport(grade: grade, facts: Self.facts, notebook: "").page(ReportFrame(style: ""))
    for words in [
      "Ada Lovelace", "26 of 40 points.", "The chart's y axis has no label.", "Well said.",
      "12 points given by turing, 2026-12-02: clear",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    // Nobody else's name is on it.
    #expect(!page.contains("zoe") && !page.contains("Eve"))
  }

  @Test func theClassPageSaysWhoNeedsWhat() {
    let page = Self.classPage()
    for words in [
      "Criterion written", "zoe", "belongs to nobody", "80.0",
      "Points for Criterion written: Ada Lovelace, bob, Eve &lt;script&gt;.",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("<script"))
  }

  @Test func withinTheNoiseRanksAreShared() {
    let grades = [("a", 0.90), ("b", 0.895), ("c", 0.85), ("d", nil), ("e", 0.84)].map {
      Self.grade($0.0, accuracy: $0.1)
    }
    let ranked = ClassReport.ranking(grades, heldOut: 1_000, seedBand: 0.01)
    #expect(ranked.map(\.rank) == [1, 1, 3, 3])
    #expect(ranked.map(\.student) == ["a", "b", "c", "e"])
  }

  @Test(.enabled(if: NuValidator.isExpected, Comment(rawValue: NuValidator.absence))) func pagesAreValid()
    throws
  {
    let pages = [try Self.studentPage(), Self.classPage(), ReviewPage(token: "t").text]
    #expect(try NuValidator.faults(of: pages) == [])
    // It can find something.
    let broken = pages[0].replacing("<h1>", with: "<h1 id=\"_text\">")
    #expect(try NuValidator.faults(of: [broken]).contains { $0.contains("Duplicate ID") })
  }

  @Test(
    .inTurn, .enabled(if: Chromium.isAxeExpected, Comment(rawValue: Chromium.axeAbsence)),
    arguments: [360, 1200],
    ["light", "dark"])
  func pagesAreAccessible(_ width: Int, _ scheme: String) throws {
    for page in [try Self.studentPage(), Self.classPage()] {
      // The policy would keep the checker's script out, and the scheme is set as the page's own.
      let open = page.replacing(/<meta http-equiv="Content-Security-Policy"[^>]*>/, with: "")
        .replacing("<html lang=\"en\">", with: "<html lang=\"en\" data-theme=\"\(scheme)\">")
      let found = try Chromium.violations(of: open, width: width)
      #expect(found.isEmpty, "\(found)")
      let overflow = try Chromium.run(
        open, width: width,
        script: "window.result = document.documentElement.scrollWidth - innerWidth;", as: Double.self)
      #expect(overflow <= 0, "\(width): \(overflow)")
    }
  }
}

extension SimilarityReport {
  init(pairs: [Pair], count: Int) {
    self.init([:], starter: nil)
    self.pairs = pairs
    self.count = count
  }
}
