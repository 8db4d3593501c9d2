import Kernel
import Notebooks
import Results
import Site
import Testing
import Wire

@testable import Grading

/// What a student's page shows beside the grader's own numbers.
@Suite struct ExhibitTests {
  private static func evidence(chart: [SubmittedChart.Series]) -> Evidence {
    var evidence = Evidence()
    for name in ["ReLU", "Swish"] {
      var run = RunEvidence(contestant: ActivationNames.contestant(name), name: name)
      run.reportedLoss = [1: 2, 2: 1]
      evidence.runs.append(run)
    }
    var own = RunEvidence(contestant: nil, name: "mine")
    own.reportedLoss = [1: 3]
    evidence.runs.append(own)
    evidence.charts = [
      SubmittedChart(purpose: .convergence, xLabel: "Epoch", yLabel: "Loss", hasLegend: true, series: chart)
    ]
    return evidence
  }

  /// An invented chart is what the page must show, not the honest history behind it.
  @Test func theChartThatWasHandedInIsDrawn() throws {
    let evidence = Self.evidence(chart: [.init(name: "SiLU", x: [1, 2], y: [0.5, 0.25])])
    let exhibit = try #require(evidence.exhibits.first)
    let reported = exhibit.series.filter { !$0.isRecomputed }
    #expect(reported.map(\.name) == ["ReLU", "Swish", "mine"])
    #expect(reported.map(\.y) == [[2, 1], [0.5, 0.25], [3]])
  }

  /// A panel for each activation, with both series in a key.
  @Test func eachActivationHasAPanel() throws {
    let exhibit = try #require(Self.evidence(chart: []).exhibits.first)
    let picture = exhibit.figure(identifier: "x").rendered()
    for words in ["ReLU", "Swish", "mine", "Handed in", "<figcaption>"] {
      #expect(picture.contains(words), "\(words)")
    }
  }

  @Test func aCompilersMessageKeepsItsLines() {
    var grade = ReportTests.grade("ada")
    grade.stages = [Grade.Stage(name: "run", outcome: .failed, detail: "")]
    grade.notes = [
      "The notebook did not run to its end (failed): a.md:3:5: error: x.\nlet a = b\n        ^\nhelp: mend it."
    ]
    let page = StudentReport(grade: grade, facts: ClassFacts(), notebook: "").page(ReportFrame(style: ""))
    #expect(page.contains("<pre tabindex=\"0\">let a = b\n        ^</pre>"))
    #expect(!page.contains("mend it") && !page.contains("The run: failed"))
  }

  /// The student finds the error where it is, without the help that is for writers of chapters.
  @Test func anErrorStandsAtItsCell() throws {
    let (notebook, _) = try NotebookParser(read: { _ in "# A\n\n## B\n\n```{swift}\nlet a = b\n```\n" })
      .parse(file: "a.md", root: "")
    var result = ChapterResult(toolchain: "Swift", quick: false)
    var cell = CellResult()
    cell.diagnostics = [
      Diagnostic(
        at: SourcePosition(file: "a.md", line: 6, column: 9), "there is no 'b' <b>.", help: "Mend it.")
    ]
    result.cells[0] = cell
    let page = UntrustedNotebook.fragment(notebook, result: result).rendered()
    #expect(page.contains("class=\"message error\"") && page.contains("a.md:6:9: error: there is no"))
    #expect(!page.contains("Mend it.") && !page.contains("<b>"))
    // It is no chapter of a course, so that its sections have no chapter's number.
    #expect(!page.contains("class=\"number\""))
  }
}
