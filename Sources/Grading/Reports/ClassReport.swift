import Charts
import Foundation
import Markup

/// The page of a class: who has how many points, what needs a person, who is ahead, who did not hand in.
struct ClassReport {
  var grades: [Grade]
  var facts: ClassFacts
  var similarity: SimilarityReport?

  func page(_ frame: ReportFrame) -> String {
    let done = grades.filter(\.isComplete).count
    let unsafe: [Node] =
      facts.sandbox.isEmpty
      ? [.element("p", ["class": "message note"], text: "These notebooks ran without a sandbox.")] : []
    return frame.page(
      title: facts.title, eyebrow: "",
      lead:
        "\(grades.count) hand-ins graded, \(done) of them whole; \(facts.missing.count) students have not handed in.",
      body: unsafe + [classTable, distribution, waiting, leaderboard, absences, pairs, changes, foot])
  }

  private var classTable: Node {
    let criteria = grades.first?.scores ?? []
    let head = ["Student", "Total"] + criteria.map(\.title) + ["Days late"]
    let rows = grades.map { grade -> [Node] in
      let link = Node.element(
        "a", ["href": "\(Self.address(grade.student))/index.html"], text: facts.name(of: grade.student))
      let total = pointsText(grade.total) + (grade.isComplete ? "" : " so far")
      return [link, .text(total)]
        + criteria.map { criterion in
          let score = grade.scores.first { $0.criterion == criterion.criterion }
          return .text(score?.counted.map(pointsText) ?? "not yet")
        } + [.text(grade.daysLate > 0 ? "\(grade.daysLate)" : "")]
    }
    return ReportFrame.section(
      "Class", "class", [ReportFrame.table("Points of the class", head: head, rows: rows)])
  }

  private var distribution: Node {
    guard grades.count > 1, let highest = grades.first?.maximum, highest > 0 else { return .empty }
    let width = max(1, (highest / 10).rounded())
    var counts: [Int: Int] = [:]
    for grade in grades { counts[Int(grade.total / width), default: 0] += 1 }
    let chart = Chart(counts.sorted { $0.key < $1.key }) { bin in
      BarMark(
        x: .value(
          "Points", "\(pointsText(Double(bin.key) * width)) to \(pointsText(Double(bin.key + 1) * width))"),
        y: .value("Hand-ins", bin.value))
    }
    let frame = ChartFrame(
      height: 260, description: "How many hand-ins have how many points.", id: "distribution")
    guard let rendered = try? chart.render(frame) else { return .empty }
    return ReportFrame.section(
      "Distribution", "distribution",
      [
        .element("figure") {
          Node.element("div", ["class": "chart-frame"], children: [.raw(rendered.svg)])
          Node.element("figcaption", text: "Hand-ins by points so far.")
        }
      ])
  }

  /// What a person has to look at, by criterion.
  private var waiting: Node {
    var sentences: [String] = []
    for grade in grades {
      let name = facts.name(of: grade.student)
      let open = grade.scores.filter { $0.counted == nil }.map(\.title)
      if !open.isEmpty { sentences.append("\(name): points for \(open.joined(separator: ", ")).") }
      for stage in grade.stages where stage.outcome != .finished && stage.outcome != .failed {
        sentences.append("\(name): \(stage.name) ended with \(stage.outcome.rawValue).")
      }
      if grade.writing?.isWinnerBorneOut == false {
        sentences.append("\(name): the analysis chooses what the runs do not bear out.")
      }
    }
    sentences += facts.problems
    return list("Needs a person", "waiting", sentences, none: "Nothing waits.")
  }

  private var leaderboard: Node {
    let entries = Self.ranking(grades, heldOut: facts.heldOut, seedBand: facts.seedBand)
    guard !entries.isEmpty else { return .empty }
    return ReportFrame.section(
      "Leaderboard", "leaderboard",
      [
        .element(
          "p",
          text:
            "Held-out accuracy of the best verified run. Within its noise a difference is none, and ranks are shared."
        ),
        ReportFrame.table(
          "Ranking", head: ["Rank", "Student", "Accuracy", "Noise"],
          rows: entries.map {
            [
              .text("\($0.rank)"), .text(facts.name(of: $0.student)), .text(percent($0.accuracy)),
              .text("± \(percent($0.noise))"),
            ]
          }),
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
    for (place, (student, accuracy)) in sorted.enumerated() {
      let error = 2 * (accuracy * (1 - accuracy) / Double(max(1, heldOut))).squareRoot()
      let noise = (error * error + seedBand * seedBand).squareRoot()
      var entry = Ranked(rank: place + 1, student: student, accuracy: accuracy, noise: noise)
      if let leader, accuracy >= leader.accuracy - leader.noise {
        entry.rank = leader.rank
      } else {
        leader = entry
      }
      ranked.append(entry)
    }
    return ranked
  }

  private var absences: Node {
    list(
      "Did not hand in", "missing", facts.missing.map { facts.name(of: $0) },
      none: "Everybody on the roster has handed in, or there is no roster.")
  }

  private var pairs: Node {
    guard let similarity else { return .empty }
    return list(
      "Similar hand-ins", "similarity",
      similarity.pairs.map {
        "\(facts.name(of: $0.first)) and \(facts.name(of: $0.second)): \(percent($0.code)) of the code, \(percent($0.prose)) of the prose."
      }, none: "No two share more than chance would have it.")
  }

  private var changes: Node {
    facts.changes.isEmpty ? .empty : list("Changed by the last grading", "changes", facts.changes, none: "")
  }

  private var foot: Node {
    .element("p", ["class": "provenance"], text: [facts.provenance, facts.sandbox].joined(separator: " "))
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
