import Foundation
import Markup

/// The page of a class: who has how many points, what needs a person, who is ahead, who did not hand in.
struct ClassReport {
  var grades: [Grade]
  var facts: ClassFacts
  var similarity: SimilarityReport?

  func page(_ frame: ReportFrame) -> String {
    let unsafe: [Node] =
      facts.sandbox.isEmpty
      ? [.element("p", ["class": "message note"], text: "These notebooks ran without a sandbox.")] : []
    return frame.page(
      title: facts.title, eyebrow: "", lead: lead, isWide: true,
      body: unsafe + [classTable, distribution, waiting, leaderboard, absences, pairs, changes, foot])
  }

  private var lead: String {
    let open = grades.count { !$0.isComplete }
    let missing = facts.missing.count
    return "\(ReportFrame.count(grades.count, "student")) graded, "
      + (open == 0 ? "nobody waits for points by hand" : "points by hand missing for \(open)")
      + (missing == 0 ? "." : "; \(missing) \(missing == 1 ? "has" : "have") not handed in.")
  }

  // MARK: - Points

  private var classTable: Node {
    let criteria = grades.first?.scores ?? []
    let isLate = grades.contains { $0.daysLate > 0 }
    let columns =
      [ReportTable.Column("Student", .name), .init("Total")]
      + criteria.map { .init("\($0.title) (\(pointsText($0.maximum)))") }
      + (isLate ? [.init("Days late")] : []) + [.init("Run", .name)]
    let rows = grades.map { grade -> [Node] in
      [link(grade.student), Self.total(of: grade)]
        + criteria.map { criterion in
          let score = grade.scores.first { $0.criterion == criterion.criterion }
          return score?.counted.map { .text(pointsText($0)) } ?? Self.open("open")
        } + (isLate ? [.text(grade.daysLate > 0 ? "\(grade.daysLate)" : "")] : [])
        + [.text(Self.outcome(of: grade) ?? "")]
    }
    let table = ReportTable(label: "Points of the class", columns: columns, rows: rows, style: "class")
    let note: Node =
      grades.allSatisfy(\.isComplete)
      ? .empty : .element("p", ["class": "open"], text: "… points by hand are still to come.")
    return ReportFrame.section("Class", "class", [table.node, note])
  }

  private static func total(of grade: Grade) -> Node {
    .fragment([.text(pointsText(grade.total))] + (grade.isComplete ? [] : [open(" …")]))
  }

  private static func open(_ text: String) -> Node { .element("span", ["class": "open"], text: text) }

  /// How the run ended, unless it did as it should.
  private static func outcome(of grade: Grade) -> String? {
    grade.stages.first { $0.outcome != .finished }?.outcome.rawValue
  }

  private func link(_ student: String) -> Node {
    // Those of earlier classes are compared and have no page.
    guard grades.contains(where: { $0.student == student }) else { return .text(student) }
    return .element("a", ["href": "\(Self.address(student))/index.html"], text: facts.name(of: student))
  }

  private var distribution: Node {
    guard grades.count > 1 else { return .empty }
    let chart = PointsDistribution(totals: grades.map(\.total), maximum: grades.first?.maximum ?? 0)
    return chart.figure.map { ReportFrame.section("Distribution", "distribution", [$0]) } ?? .empty
  }

  // MARK: - What a person has to look at

  private var waiting: Node {
    var sentences = (grades.first?.scores ?? []).compactMap { criterion -> String? in
      let open = grades.filter { grade in
        grade.scores.contains { $0.criterion == criterion.criterion && $0.counted == nil }
      }
      return open.isEmpty ? nil : "Points for \(criterion.title): \(names(open))."
    }
    for outcome in StageOutcome.allCases where outcome != .finished && outcome != .failed {
      let ended = grades.filter { grade in grade.stages.contains { $0.outcome == outcome } }
      if !ended.isEmpty { sentences.append("Runs that ended with “\(outcome.rawValue)”: \(names(ended)).") }
    }
    let doubtful = grades.filter { $0.writing?.isWinnerBorneOut == false }
    if !doubtful.isEmpty {
      sentences.append("Analyses that choose what the runs do not bear out: \(names(doubtful)).")
    }
    return list("Needs a person", "waiting", sentences + facts.problems, none: "Nothing waits.")
  }

  /// Who is meant; a whole class is not told name by name.
  private func names(_ some: [Grade]) -> String {
    some.count == grades.count && some.count > 3
      ? "all \(some.count)" : some.map { facts.name(of: $0.student) }.joined(separator: ", ")
  }

  // MARK: - Ranking

  private var leaderboard: Node {
    let entries = Self.ranking(grades, heldOut: facts.heldOut, seedBand: facts.seedBand)
    guard !entries.isEmpty else { return .empty }
    let table = ReportTable(
      label: "Ranking", columns: [.init("Rank"), .init("Student", .name), .init("Accuracy"), .init("Noise")],
      rows: entries.map {
        [
          .text("\($0.rank)"), link($0.student), .text(percent($0.accuracy)),
          .text("±\u{A0}\(percent($0.noise))"),
        ]
      })
    return ReportFrame.section(
      "Leaderboard", "leaderboard",
      [
        .element(
          "p",
          text:
            "Held-out accuracy of the best verified run. Within its noise a difference is none, and ranks are shared."
        ), table.node,
      ])
  }

  struct Ranked: Hashable {
    var rank: Int
    var student: String
    var accuracy: Double
    /// Two standard errors of a share of the held-out images, and what the seed alone moves.
    var noise: Double
  }

  /// Who lies within the noise of the first of a rank shares it.
  static func ranking(_ grades: [Grade], heldOut: Int, seedBand: Double) -> [Ranked] {
    let sorted = grades.compactMap { grade in grade.bestAccuracy.map { (grade.student, $0) } }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    var ranked: [Ranked] = []
    var leader: Ranked?
    for (index, (student, accuracy)) in sorted.enumerated() {
      let error = 2 * (accuracy * (1 - accuracy) / Double(max(1, heldOut))).squareRoot()
      let noise = (error * error + seedBand * seedBand).squareRoot()
      var entry = Ranked(rank: index + 1, student: student, accuracy: accuracy, noise: noise)
      if let leader, accuracy >= leader.accuracy - leader.noise {
        entry.rank = leader.rank
      } else {
        leader = entry
      }
      ranked.append(entry)
    }
    return ranked
  }

  // MARK: - The class

  private var absences: Node {
    list(
      "Did not hand in", "missing", facts.missing.map { facts.name(of: $0) },
      none: facts.names.isEmpty
        ? "There is no roster to tell." : "Everybody on the roster has handed in.")
  }

  private var pairs: Node {
    guard let similarity else { return .empty }
    guard !similarity.pairs.isEmpty else {
      return list("Similar hand-ins", "similarity", [], none: "No two share more than chance would have it.")
    }
    let table = ReportTable(
      label: "Pairs of similar hand-ins",
      columns: [
        .init("One", .name), .init("Other", .name), .init("Code shared"), .init("Prose shared"),
        .init("Side by side"),
      ],
      rows: similarity.pairs.enumerated().map { rank, pair in
        let page = ReportWriter.pairPage(rank)
        let sideBySide: Node =
          rank < ReportWriter.mostPairs ? .element("a", ["href": page], text: "pair \(rank + 1)") : .text("–")
        return [
          link(pair.first), link(pair.second), .text(percent(pair.code)), .text(percent(pair.prose)),
          sideBySide,
        ]
      })
    return ReportFrame.section("Similar hand-ins", "similarity", [table.node])
  }

  private var changes: Node {
    facts.changes.isEmpty ? .empty : list("Changed by the last grading", "changes", facts.changes, none: "")
  }

  private var foot: Node {
    let sandbox = facts.sandbox.isEmpty ? "" : "Sandbox: \(facts.sandbox)."
    return .element("p", ["class": "provenance"], text: "\(facts.provenance) \(sandbox)")
  }

  private func list(_ title: String, _ identifier: String, _ sentences: [String], none: String) -> Node {
    ReportFrame.section(
      title, identifier,
      [sentences.isEmpty ? .element("p", text: none) : ReportFrame.sentences(sentences)])
  }

  /// A folder's name in an address.
  static func address(_ student: String) -> String {
    student.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-_.")))
      ?? student
  }
}
