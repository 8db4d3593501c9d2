import Markup
import Texts

/// One student's page: points with what they rest on, and the notebook as it was run. It holds nothing
/// of anybody else, so it can be given to that student as it is.
struct StudentReport {
  var grade: Grade
  var facts: ClassFacts
  /// HTML of the notebook, in which nothing acts.
  var notebook: String

  func page(_ frame: ReportFrame) -> String {
    frame.page(
      title: facts.name(of: grade.student), eyebrow: facts.title, lead: lead,
      body: warnings + [points] + grade.scores.enumerated().map { criterion($0.element, $0.offset) }
        + [happenings, rerun])
  }

  private var lead: String {
    let total = "\(pointsText(grade.total)) of \(pointsText(grade.maximum)) points"
    let late =
      grade.latePenalty > 0
      ? ", \(pointsText(grade.latePenalty)) taken off for \(ReportFrame.count(grade.daysLate, "day")) of delay"
      : ""
    let team =
      grade.team.count > 1
      ? " Graded together: \(grade.team.map(facts.name).joined(separator: ", "))." : ""
    return (grade.isComplete ? total : total + " so far; a person still gives points") + late + "." + team
  }

  private var warnings: [Node] {
    guard facts.sandbox.isEmpty else { return [] }
    return [
      .element(
        "p", ["class": "message note"],
        text: "This notebook ran without a sandbox; nothing here may be relied on.")
    ]
  }

  private var points: Node {
    var rows = grade.scores.map { score -> [Node] in
      [.text(score.title), Self.earned(score), .text(pointsText(score.maximum))]
    }
    if grade.latePenalty > 0 {
      rows.append([
        .text("\(ReportFrame.count(grade.daysLate, "day")) late"), .text("−" + pointsText(grade.latePenalty)),
        .text(""),
      ])
    }
    let table = ReportTable(
      label: "Points by criterion",
      columns: [.init("Criterion", .words), .init("Points"), .init("Of")], rows: rows,
      total: [
        .text(grade.isComplete ? "Total" : "Total so far"), .text(pointsText(grade.total)),
        .text(pointsText(grade.maximum)),
      ])
    return ReportFrame.section("Points", "points", [table.node])
  }

  private static func earned(_ score: Grade.Score) -> Node {
    score.counted.map { .text(pointsText($0)) } ?? .element("span", ["class": "open"], text: "not yet")
  }

  private func criterion(_ score: Grade.Score, _ number: Int) -> Node {
    let earned =
      score.counted.map { "\(pointsText($0)) of \(pointsText(score.maximum))" }
      ?? "not yet, of \(pointsText(score.maximum))"
    var nodes: [Node] = []
    if !score.parts.isEmpty { nodes.append(parts(score.parts)) }
    if let given = score.given {
      nodes.append(
        .element(
          "p", ["class": "given"],
          text:
            "\(pointsText(given.points)) \(given.points == 1 ? "point" : "points") given by \(given.who), \(given.at.prefix(10))\(given.why.isEmpty ? "." : ": \(given.why)")"
        ))
    }
    for comment in score.comments { nodes.append(.element("p", ["class": "given"], text: comment.text)) }
    if !score.reasons.isEmpty { nodes.append(ReportFrame.sentences(score.reasons)) }
    if score.counted == nil, score.judge == Criterion.Judge.manual.rawValue {
      nodes.append(.element("p", ["class": "open"], text: "A person reads this part and gives its points."))
    }
    for (index, exhibit) in grade.exhibits.enumerated() where exhibit.judge == score.judge {
      nodes.append(exhibit.figure(identifier: "exhibit-\(index)"))
    }
    return ReportFrame.section(
      score.title, "criterion-\(number)", nodes,
      aside: .element("span", ["class": "earned"], text: earned))
  }

  private func parts(_ parts: [Grade.Part]) -> Node {
    .element("ul", ["class": "parts"]) {
      for part in parts {
        Node.element("li") {
          "\(Self.words(for: part.rule)): "
          Node.element("b", text: pointsText(part.points))
          " of \(pointsText(part.maximum))"
        }
      }
    }
  }

  /// What a rule of the assignment asks for, in words for a student.
  private static func words(for rule: String) -> String {
    switch rule {
    case "trained": "Runs that their weights bear out"
    case "probed": "Activations and their slopes"
    case "series": "Series and their data"
    case "axes": "Axes with labels"
    case "legend": "Legend"
    case "norms": "Gradient norms"
    case "chart": "Chart"
    case "counts": "Counts"
    case "picture": "Picture"
    case "differs": "Differs from the others"
    case "derivative": "Derivative"
    case "trains": "Trains"
    default: rule
    }
  }

  private var happenings: Node {
    .element("section", ["aria-labelledby": "_happened"]) {
      Node.element("h2", ["id": "_happened"], text: "What happened")
      for note in grade.stages.compactMap(words) + grade.notes { Self.paragraph(note) }
    }
  }

  /// What became of a stage; `nil` where a note says it with more words.
  private func words(for stage: Grade.Stage) -> String? {
    let isControl = stage.name == "control"
    guard stage.outcome != .finished else {
      return isControl
        ? "It ran once more with random labels, where nobody can be better than chance."
        : "The notebook ran to its end."
    }
    if grade.notes.contains(where: { $0.contains("did not run to its end") }) { return nil }
    return "\(isControl ? "The run with random labels" : "The run"): \(stage.outcome.rawValue)."
  }

  /// A note; what follows its first line, such as a compiler's message, keeps its lines. Help for authors of
  /// chapters is left out.
  private static func paragraph(_ note: String) -> [Node] {
    let lines = note.linesToTheEnd
      .filter { !$0.hasPrefix("help: ") }
    guard let first = lines.first else { return [] }
    let rest = lines.dropFirst().joined(separator: "\n")
    return [.element("p", text: String(first))]
      + (rest.isEmpty ? [] : [.element("pre", ["tabindex": "0"], text: rest)])
  }

  private var rerun: Node {
    .element("section", ["class": "rerun", "aria-labelledby": "_rerun"]) {
      Node.element("h2", ["id": "_rerun"], text: "The notebook as it was run")
      Node.element(
        "p", ["class": "provenance"],
        text: "\(grade.file), SHA-256 \(grade.digest.prefix(16)). \(facts.provenance)")
      Node.raw(notebook)
    }
  }
}
