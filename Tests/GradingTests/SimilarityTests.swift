import Foundation
import Testing

@testable import Grading

struct SimilarityTests {
  private static let original = [
    """
    func movingMean(_ values: [Double], width: Int) -> [Double] {
      guard values.count >= width, width > 0 else { return [] }
      var result: [Double] = []
      var sum = values.prefix(width).reduce(0, +)
      result.append(sum / Double(width))
      for index in width..<values.count {
        sum += values[index] - values[index - width]
        result.append(sum / Double(width))
      }
      return result
    }
    """,
    """
    struct Summary { var name: String; var best: Double; var epoch: Int }
    let summaries = zip(contestants, runs).map { activation, run -> Summary in
      let best = run.history.max { $0.testAccuracy < $1.testAccuracy }
      return Summary(name: activation.name, best: best?.testAccuracy ?? 0, epoch: best?.epoch ?? 0)
    }
    for summary in summaries.sorted(by: { $0.best > $1.best }) {
      print(summary.name, summary.best, summary.epoch)
    }
    """,
    """
    let smooth = runs.map { movingMean($0.history.map { $0.loss }, width: 3) }
    let picture = Chart {
      for (activation, values) in zip(contestants, smooth) {
        for (index, value) in values.enumerated() {
          LineMark(x: .value("Epoch", index), y: .value("Loss", value))
            .foregroundStyle(by: .value("Activation", activation.name))
        }
      }
    }
    try submit(picture, as: .convergence)
    """,
  ]

  private static func notebook(_ cells: [String]) -> String {
    cells.map { "```{swift}\n\($0)\n```\n" }.joined(separator: "\n")
  }

  /// What a copier does to a notebook.
  static let disguises: [(String, @Sendable ([String]) -> [String])] = [
    (
      "renamed",
      {
        $0.map {
          $0.replacing("result", with: "output").replacing("summary", with: "entry").replacing(
            "values", with: "numbers")
        }
      }
    ),
    ("reordered", { [$0[1], $0[0], $0[2]] }),
    ("commented", { $0.map { "// my own work\n" + $0.replacing("\n", with: " // indeed\n") } }),
    (
      "with dead code",
      { $0.map { "func unused\($0.count)() { print(\"never\") }\n" + $0 + "\nlet unused = 17 * 3" } }
    ),
    (
      "split",
      {
        $0[1].components(separatedBy: "\nfor summary").enumerated().map { $0 == 0 ? $1 : "for summary" + $1 }
          + [$0[0], $0[2]]
      }
    ),
  ]

  @Test(arguments: disguises.indices)
  func aDisguisedCopyIsFound(_ index: Int) throws {
    let (name, disguise) = Self.disguises[index]
    var notebooks = ["ada": Self.notebook(Self.original), "copy": Self.notebook(disguise(Self.original))]
    for other in 0..<6 { notebooks["other\(other)"] = Self.honest(other) }
    let report = SimilarityReport(notebooks, starter: nil)
    let pair = try #require(report.pairs.first, "\(name)")
    #expect([pair.first, pair.second] == ["ada", "copy"])
    #expect(pair.code >= 0.6, "\(name): \(pair.code)")
    #expect(report.pairs.count == 1, "\(report.pairs)")
  }

  /// Solutions of one task that nobody has copied: of a shape of their own each.
  static func honest(_ number: Int) -> String {
    var state = UInt64(number) &* 7919 &+ 17
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    let statements = [
      "let a = runs.map { $0.loss }", "var b = [Double]()", "for run in runs { b.append(run.accuracy) }",
      "if b.count > 3 { print(b[0]) } else { print(\"few\") }", "let c = zip(contestants, runs).first",
      "func d(_ x: Double) -> Double { x * x + 1 }", "let e = b.map(d).reduce(0, +)",
      "while b.count > 2 { b.removeLast() }",
      "switch b.count { case 0: print(0) default: print(1) }",
      "let f = Dictionary(grouping: runs) { $0.seed }",
      "guard let g = c else { fatalError() }", "struct H { var i: Int; let j: String }", "print(e, f.count)",
      "let k = stride(from: 0.0, to: 1.0, by: 0.1).map { d($0) }", "defer { print(k) }",
    ]
    return notebook(
      (0..<6).map { _ in (0..<8).map { _ in statements[draw(statements.count)] }.joined(separator: "\n") })
  }

  @Test func theStarterIsEverybodys() {
    let text = Self.notebook(Self.original)
    #expect(SimilarityReport(["ada": text, "bob": text], starter: text).pairs.isEmpty)
    #expect(SimilarityReport(["ada": text, "bob": text], starter: nil).pairs.count == 1)
  }

  /// The lines that a person looks at: those of the copy, whatever was put around it.
  @Test func sharedLinesAreMarked() {
    let own = "# Mine\n\n```{swift}\nlet before = 1\n```\n\n"
    let first = ComparedText(markdown: Self.notebook(Self.original))
    let second = ComparedText(markdown: own + Self.notebook(Self.disguises[0].1(Self.original)))
    let marked = second.lines(sharedWith: first, given: nil)
    let lines = (own + Self.notebook(Self.disguises[0].1(Self.original))).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(!marked.isEmpty)
    #expect(!marked.contains(3) && !marked.contains { lines[$0].hasPrefix("```") }, "\(marked.sorted())")
    #expect(second.lines(sharedWith: ComparedText(markdown: Self.honest(1)), given: nil).isEmpty)
    #expect(second.lines(sharedWith: first, given: first).isEmpty)
  }

  @Test func pairsStandSideBySide() {
    let texts = (
      Self.notebook(Self.original), Self.notebook(Self.original) + "\u{1B}[2J<script>alert(1)</script>"
    )
    let pair = SimilarityReport.Pair(first: "ada", second: "eve", code: 1, prose: 0)
    let page = PairReport(
      pair: pair, names: ("Ada", "Eve"), texts: texts, starter: nil, eyebrow: "Tiny"
    ).page(ReportFrame(style: ""))
    #expect(page.contains("<h1>Ada and Eve</h1>") && page.contains(" of the code and "), "\(page)")
    #expect(page.components(separatedBy: "<mark>").count >= 3)
    #expect(!page.contains("<script") && !page.contains("\u{1B}"))
  }

  /// What most of a class writes comes from the lecture; but nobody writes a whole solution alike.
  @Test func aClassThatCopiedFromOneIsFound() {
    let names = (0..<10).map { "s\($0)" }
    let report = SimilarityReport(
      Dictionary(uniqueKeysWithValues: names.map { ($0, Self.notebook(Self.original)) }), starter: nil)
    #expect(report.pairs.count == 45)
    #expect(report.pairs.allSatisfy { $0.code == 1 })
  }

  /// A sentence is too short for shares; being the very same it is found all the same, and the starter's is not.
  @Test func aSentenceThatIsTheSameIsFound() {
    let starter = "# A\n\nSay in one sentence when the two of them differ, and why it matters.\n\n"
    let answer = starter + "An outlier moves the mean a long way and the median not at all.\n"
    let report = SimilarityReport(
      [
        "ada": answer, "bob": answer,
        "eve": starter + "They differ when the numbers lie far apart on one side.\n",
      ],
      starter: starter)
    #expect(report.pairs.map { [$0.first, $0.second] } == [["ada", "bob"]])
    #expect(report.pairs.first?.prose == 1)
  }

  @Test func aClassOfTwoHundredIsCompared() {
    var notebooks = Dictionary(uniqueKeysWithValues: (0..<200).map { ("s\($0)", Self.honest($0)) })
    notebooks["s7"] = Self.notebook(Self.original)
    notebooks["s8"] = Self.notebook(Self.disguises[0].1(Self.original))
    let report = SimilarityReport(notebooks, starter: nil, threshold: 0.5)
    #expect(report.count == 200)
    #expect(report.pairs.first.map { [$0.first, $0.second] } == ["s7", "s8"])
  }

  /// One hand-in whose code is nested without an end is compared like any other.
  @Test func nestingWithoutAnEndStopsNoComparison() {
    let chain = "let chain = 1" + String(repeating: ".magnitude", count: 90_000)
    let quotes = String(repeating: ">", count: 1_000_000)
    let cells = (Self.original + [chain]).map { "```{swift}\n\($0)\n```\n\n" }.joined()
    let hostile = cells + quotes + " x\n"
    let report = SimilarityReport(["ada": hostile, "bob": hostile, "eve": "nothing"], starter: nil)
    #expect(report.pairs.map(\.first) == ["ada"] && report.pairs.map(\.second) == ["bob"])
  }
}
