import Foundation
import Kernel
import Results
import TestSampling
import TestThreads
import Testing
import Wire

@testable import Grading

/// A bound on what judges a submission, and what becomes of ten times of it.
struct TenTimes: Sendable, CustomTestStringConvertible {
  var bound: String
  /// What an honest bake-off has of it, far below.
  var allowed: Int
  /// How much is looked at when so much is handed in.
  var lookedAt: @Sendable (_ count: Int) throws -> Int
  /// How much of `allowed` itself is looked at: all of it, where no other bound comes first.
  var within: Int?
  var testDescription: String { bound }

  /// What is handed in as artefacts, through everything that a notebook's own go through.
  private static func read(_ artefacts: [SubmittedArtefact]) throws -> ArtefactIntake {
    var cell = CellResult()
    cell.outputs = try artefacts.map { artefact in
      let json = String(decoding: try JSONEncoder.exchange().encode(artefact), as: UTF8.self)
      return .bundle(MIMEBundle([MIMERepresentation(.artefact, json)]))
    }
    var result = ChapterResult(toolchain: "", quick: false)
    result.cells[0] = cell
    let notebook = try StudentRunner.parse(GradingFixture.submission("```{swift}\n1\n```\n")).0
    let run = try GradingFixture.grader().runner.read(result, notebook)
    return ArtefactIntake(run.artefacts, epochs: [0, 1, 2, 4])
  }

  private static func run(
    _ name: String = "mine", epochs: Int = 0, snapshots: Int = 0, samples: Int = 0, values: Int = 0
  ) -> SubmittedArtefact {
    let numbers = [Double](repeating: 1, count: values)
    return .run(
      SubmittedRun(
        activation: SubmittedActivation(
          name: name, values: numbers, slopes: numbers, samples: Data(count: samples)),
        history: (0..<epochs).map { .init(epoch: $0, loss: 1, accuracy: 1) },
        snapshots: (0..<snapshots).map { .init(epoch: $0, weights: Data()) }))
  }

  private static func chart(_ series: Int, _ points: Int) -> SubmittedArtefact {
    let numbers = [Double](repeating: 1, count: points)
    return .chart(
      SubmittedChart(
        purpose: .convergence, xLabel: "x", yLabel: "y", hasLegend: true,
        series: (0..<series).map { .init(name: "s\($0)", x: numbers, y: numbers) }))
  }

  private static func measurement(_ name: String = "ReLU", _ epoch: Int = 1, values: Int = 1)
    -> SubmittedArtefact
  {
    .measurement(
      SubmittedMeasurement(
        purpose: .deadUnits, activation: name, epoch: epoch, values: [Double](repeating: 1, count: values)))
  }

  static let all: [TenTimes] = [
    TenTimes(bound: "artefacts", allowed: ArtefactLimits.artefacts) { count in
      try read((0..<count).map { measurement("function \($0)") }).measurements.count
    },
    TenTimes(bound: "measurements of one activation and epoch", allowed: 1) { count in
      try read((0..<count).map { _ in measurement() }).measurements.count
    },
    TenTimes(
      bound: "runs", allowed: ArtefactLimits.runs,
      lookedAt: { count in
        try read((0..<count).map { run("function \($0)") }).runs.count
      }, within: ArtefactLimits.runs - 7),
    TenTimes(bound: "epochs of a run", allowed: ArtefactLimits.epochs) { count in
      try read([run(epochs: count)]).runs.first?.history.count ?? 0
    },
    TenTimes(bound: "snapshots of a run", allowed: ArtefactLimits.snapshots) { count in
      try read([run(snapshots: count)]).runs.first?.snapshots.count ?? 0
    },
    TenTimes(bound: "bytes of what a function gives", allowed: SampledFunction.mostBytes) { count in
      try read([run(samples: count)]).runs.first?.activation.samples.count ?? 0
    },
    TenTimes(bound: "answers of a function", allowed: ArtefactLimits.answers) { count in
      try read([run(values: count)]).runs.first?.activation.values.count ?? 0
    },
    TenTimes(bound: "charts for one purpose", allowed: ArtefactLimits.charts) { count in
      try read((0..<count).map { _ in chart(1, 1) }).charts.count
    },
    TenTimes(bound: "series of a chart", allowed: ArtefactLimits.series) { count in
      try read([chart(count, 1)]).charts.first?.series.count ?? 0
    },
    TenTimes(bound: "points of a series", allowed: ArtefactLimits.points) { count in
      try read([chart(1, count)]).charts.first?.series[0].x.count ?? 0
    },
    TenTimes(bound: "points of a chart", allowed: ArtefactLimits.chartPoints) { count in
      try read([chart(20, count / 20)]).charts.first.map { $0.series.reduce(0) { $0 + $1.x.count } } ?? 0
    },
    TenTimes(bound: "numbers of a measurement", allowed: ArtefactLimits.values) { count in
      try read([measurement(values: count)]).measurements.first?.values.count ?? 0
    },
    TenTimes(bound: "letters of a name", allowed: ArtefactLimits.name) { count in
      try read([measurement(String(repeating: "x", count: count))]).measurements.first?.activation.count ?? 0
    },
    TenTimes(bound: "letters of an analysis", allowed: ArtefactLimits.analysis) { count in
      let text = "# Analysis\n\n" + String(repeating: "I prefer ReLU at 97.3 %. ", count: count / 25 + 1)
      let notebook = try StudentRunner.parse(GradingFixture.submission(text)).0
      return min(count, WrittenAnalysis(notebook, evidence: Evidence(), band: 0.02).text.utf8.count)
    },
    TenTimes(bound: "results on a page", allowed: ArtefactLimits.results) { count in
      var result = ChapterResult(toolchain: "", quick: false)
      result.cells[0] = CellResult()
      result.cells[0]?.outputs = (0..<count).map { .standardOutput("\($0)\n") }
      result.leaveOut(beyond: .max)
      return (result.cells[0]?.outputs.count { if case .standardOutput = $0 { true } else { false } }) ?? 0
    },
    TenTimes(bound: "bytes of results on a page", allowed: StudentRunner.largestPage) { count in
      var result = ChapterResult(toolchain: "", quick: false)
      result.cells[0] = CellResult()
      let line = String(repeating: "x", count: 1 << 20)
      result.cells[0]?.outputs = (0..<count >> 20).map { _ in .standardOutput(line) }
      result.leaveOut(beyond: StudentRunner.largestPage)
      return (result.cells[0]?.outputs ?? []).reduce(0) { total, output in
        if case .standardOutput(let text) = output { total + text.utf8.count } else { total }
      }
    },
    TenTimes(bound: "inputs of a function that is handed in", allowed: ArtefactLimits.functionOutputs) {
      count in
      let function = SubmittedFunction(name: "f", outputs: (0..<count).map { _ in .init(json: "1") })
      return SubmittedArtefact.function(function).isOfOrdinarySize ? count : 0
    },
    TenTimes(bound: "bytes of a value that is handed in", allowed: ArtefactLimits.valueBytes) { count in
      let value = SubmittedValue(
        name: "v", json: String(repeating: String(repeating: "1", count: 1 << 16), count: count >> 16))
      return SubmittedArtefact.value(value).isOfOrdinarySize ? count : 0
    },
    TenTimes(bound: "bytes of front matter", allowed: StudentRunner.largestFrontMatter) { count in
      let text = "---\ntitle: x\n# \(String(repeating: "x", count: count - 20))\n---\n\n# A\n"
      return (try? StudentRunner.parse(GradingFixture.submission(text))) == nil ? 0 : count
    },
    TenTimes(bound: "lines of cells' options", allowed: StudentRunner.mostOptions) { count in
      let options = String(repeating: "//| echo: true\n", count: count / 100)
      let text = (0..<100).map { _ in "```{swift}\n\(options)print(1)\n```\n" }.joined(separator: "\n")
      return (try? StudentRunner.parse(GradingFixture.submission(text))) == nil ? 0 : count
    },
    TenTimes(bound: "bytes of a cell", allowed: StudentRunner.largestCell) { count in
      let text = "```{swift}\nlet a = \"\(String(repeating: "x", count: count - 20))\"\n```\n"
      let notebook = try StudentRunner.parse(GradingFixture.submission(text)).0
      return (try? StudentRunner.checkSize(of: notebook)) == nil ? 0 : count
    },
  ]
}

/// Each bound on what judges a submission, at what it allows and at ten times of that: what is looked at stays, and so
/// do the processor's time and the memory that are spent on it. Those of a run itself are in `RunLimitsTests`.
@Suite(.inTurn, .serialized, .waiting) struct TenTimesTests {
  @Test(arguments: TenTimes.all)
  func tenTimesTheBoundCostsNoMoreThanABlink(_ bound: TenTimes) throws {
    #expect(try bound.lookedAt(bound.allowed) == bound.within ?? bound.allowed)
    let (time, memory) = (Self.threadSeconds, Self.resident)
    let found = try bound.lookedAt(10 * bound.allowed)
    // Refused, or cut to what is allowed.
    #expect(found == 0 || found == bound.within ?? bound.allowed)
    #expect(Self.threadSeconds - time < 3)
    // Other tests run beside, and ten times of a value is what it is before anybody has refused it.
    #expect(Self.resident - memory < 1_000 + 20 * bound.allowed >> 20)
  }

  /// Of this thread, so that nobody else's work counts.
  private static var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// MB.
  private static var resident: Int {
    let words = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
    return (words.flatMap { Int($0[1]) } ?? 0) >> 8
  }
}

/// What one run of a notebook may use, each at ten times.
extension SandboxedTests {
  @Suite struct RunLimitsTests {
    @Test(arguments: [
      (
        "memory: 3GiB", "memory: 300MiB", "let a = [UInt8](repeating: 1, count: 3 << 30)\nprint(a.count)",
        StageOutcome.memoryLimit
      ),
      ("seconds: 300", "seconds: 15", "for _ in 0..<1_500 { usleep(100_000) }", .timeLimit),
      (
        "output: 700MB", "output: 5MB",
        "for n in 0..<50 { try submit(String(repeating: \"x\", count: 1_000_000), as: \"v\\(n)\") }",
        .outputLimit
      ),
      (
        "processes: 128", "processes: 32",
        AttackCase.fork + """
          var failed = 0
          for _ in 0..<320 {
            let child = fork()
            if child == 0 { sleep(100); _exit(0) }
            if child < 0 { failed += 1 }
          }
          precondition(failed == 0, "\\(failed) of 320 were refused")
          """,
        .processLimit
      ),
    ])
    func tenTimesOfWhatARunMayUseEndsIt(
      _ was: String, _ limit: String, _ cell: String, _ outcome: StageOutcome
    )
      throws
    {
      let rubric = GradingFixture.withoutControl.replacing(was, with: limit)
      try #require(rubric != GradingFixture.withoutControl)
      let graded = try GradingFixture.grader(rubric).run(
        GradingFixture.submission("```{swift}\n\(cell)\n```\n"), job: GradingFixture.nextJobs())
      #expect(graded.grade.stages.map(\.outcome) == [outcome], "\(graded.grade.notes)")
      #expect(
        graded.timing.run.seconds < 120 && graded.timing.evidence.seconds < 10, "\(graded.timing.words)")
    }
  }
}
