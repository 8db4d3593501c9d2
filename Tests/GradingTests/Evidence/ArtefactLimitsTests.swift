import Foundation
import Notebooks
import Testing
import Wire

@testable import Grading

/// Each bound on what judges a submission, at ten times of what it allows.
@Suite struct ArtefactLimitsTests {
  private func chart(series: Int, points: Int, purpose: SubmissionPurpose = .convergence) -> SubmittedChart {
    SubmittedChart(
      purpose: purpose, xLabel: "x", yLabel: "y", hasLegend: true,
      series: (0..<series).map { number in
        SubmittedChart.Series(
          name: "s\(number)", x: [Double](repeating: 1, count: points),
          y: [Double](repeating: 1, count: points))
      })
  }

  @Test func chartsOfTenTimesTheSizeDoNotCount() {
    #expect(chart(series: 7, points: 1_420).excess == nil)
    #expect(chart(series: 640, points: 1).excess?.contains("640 series") == true)
    #expect(chart(series: 1, points: 40_000).excess?.contains("40000 points") == true)
    #expect(chart(series: 64, points: 4_000).excess?.contains("256000 points") == true)
    let many = (0..<80).map { _ in SubmittedArtefact.chart(chart(series: 1, points: 1)) }
    #expect(ArtefactIntake(many, epochs: [1]).charts.count == ArtefactLimits.charts)
  }

  @Test func theLastMeasurementOfAnEpochCounts() {
    let artefacts = (0..<20_000).map { number in
      SubmittedArtefact.measurement(
        SubmittedMeasurement(
          purpose: .deadUnits, activation: "ReLU", epoch: number % 3, values: [Double(number)]))
    }
    let intake = ArtefactIntake(artefacts, epochs: [1, 2])
    #expect(intake.measurements.count == 3)
    #expect(intake.measurements.map { $0.values[0] }.max() == 19_999)
  }

  @Test func runsOfOneNameAreOneRun() {
    func run(_ name: String) -> SubmittedArtefact {
      .run(
        SubmittedRun(
          activation: SubmittedActivation(name: name, values: [], slopes: []), history: [],
          snapshots: []))
    }
    let intake = ArtefactIntake((0..<160).map { run("mine \($0)") } + [run("relu"), run("ReLU")], epochs: [])
    // As many of one's own as there is room for beside the seven, and ReLU's.
    #expect(intake.runs.count == ArtefactLimits.runs - 7 + 1)
    #expect(
      intake.runs.last?.activation.name == "ReLU"
        && intake.runs.filter { $0.activation.name == "relu" }.isEmpty)
  }

  /// By a mark that turns the direction of writing one name can be shown as another.
  @Test func marksOfDirectionAreNoPartOfNames() {
    let name = "re\u{202E}ul\u{2066}\u{200B}\u{7}"
    #expect(name.plainName == "reul" && "Zoë 李".plainName == "Zoë 李")
    let artefacts: [SubmittedArtefact] = [
      .chart(
        SubmittedChart(
          purpose: .convergence, xLabel: name, yLabel: name, hasLegend: true,
          series: [SubmittedChart.Series(name: name, x: [], y: [])])),
      .measurement(SubmittedMeasurement(purpose: .deadUnits, activation: name, epoch: 1, values: [])),
    ]
    let intake = ArtefactIntake(artefacts, epochs: [1])
    #expect(intake.charts[0].xLabel == "reul" && intake.charts[0].series[0].name == "reul")
    #expect(intake.measurements[0].activation == "reul")
    #expect(Submission(student: name, file: name, text: "", digest: "", received: nil).student == "reul")
  }

  /// Ten times what is read of an analysis, all of it sentences that choose: read in less than the time of a blink.
  @Test func aLongAnalysisIsReadInPart() throws {
    let sentence = "I prefer ReLU, Leaky ReLU, GELU, ELU, SiLU and 97.3 % of tanh as the best winner. "
    let text =
      "# Analysis\n\n"
      + String(repeating: sentence, count: 10 * ArtefactLimits.analysis / sentence.utf8.count)
    let (notebook, _) = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "")
    let analysis = WrittenAnalysis(notebook, evidence: Evidence(), band: 0.02)
    #expect(analysis.text.utf8.count <= ArtefactLimits.analysis && analysis.words > 5_000)
    #expect(analysis.doubtful.count <= 50)
  }

  @Test func theGradersMachineIsNotToldOnAPage() {
    let folder = URL(fileURLWithPath: "/tmp/lectern-grading-4711/job-1")
    let conceal = Concealment(folder: folder, probes: [1.25, -3])
    #expect(
      conceal("a /tmp/lectern-grading-4711/job-1/data b 1.25 -3.0 c /tmp/lectern-grading-4711")
        == "a /job/data b the grader's inputs c /grader")
  }

  @Test func theRubricReadsItsRules() throws {
    let text =
      FixtureNotebook.rubric.replacing(
        "minimum: 0.2 }",
        with: "minimum: { ReLU: 0.6, others: 0.3 }, learning-rate: 0.002, batch-sizes: [64, 128] }")
      + "\nevidence: { re-enactment: 0.5, screens: false, seconds: 60, hand-ins: 2 }"
      + "\ntolerances: { training: 0.02 }"
    let (rubric, diagnostics) = RubricReader.read(text, file: "bake-off.yml")
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(
      rubric.minimum(of: "ReLU") == 0.6 && rubric.minimum(of: "GELU") == 0.3
        && rubric.minimum(of: "sigmoid") == 0)
    #expect(rubric.training.learningRate == 0.002 && rubric.training.batchSizes == [64, 128])
    #expect(rubric.evidence == Rubric.EvidenceRule(reenactment: 0.5, screens: false, seconds: 60, handIns: 2))
    #expect(rubric.tolerances.training == 0.02)
    func messages(_ change: String) -> [String] {
      RubricReader.read(FixtureNotebook.rubric + "\n" + change, file: "bake-off.yml").1.map(\.message)
    }
    #expect(
      messages("evidence: { re-enactment: 0 }") == [
        "Without re-enactment nothing proves that a run was trained."
      ]
    )
    #expect(messages("evidence: { screen: true }").first?.contains("'screen' is no key of evidence") == true)
    let minimum = FixtureNotebook.rubric.replacing("minimum: 0.2", with: "minimum: { Relo: 0.5 }")
    #expect(
      RubricReader.read(minimum, file: "b.yml").1.map(\.message) == [
        "'Relo' is none of the seven activations."
      ])
  }
}
