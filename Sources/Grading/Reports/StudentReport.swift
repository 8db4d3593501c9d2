import Markup

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
      ? ", \(pointsText(grade.latePenalty)) taken off for \(grade.daysLate) days of delay" : ""
    let team = grade.team.count > 1 ? " Graded together: \(grade.team.joined(separator: ", "))." : ""
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
    ReportFrame.section(
      "Points", "points",
      [
        ReportFrame.table(
          "Points by criterion", head: ["Criterion", "Points", "Of"],
          rows: grade.scores.map {
            [.text($0.title), .text($0.counted.map(pointsText) ?? "not yet"), .text(pointsText($0.maximum))]
          })
      ])
  }

  private func criterion(_ score: Grade.Score, _ number: Int) -> Node {
    let heading =
      "\(score.title): \(score.counted.map(pointsText) ?? "not yet") of \(pointsText(score.maximum))"
    var nodes: [Node] = []
    if !score.parts.isEmpty {
      nodes.append(
        .element(
          "p",
          text: score.parts.map { "\($0.rule) \(pointsText($0.points)) of \(pointsText($0.maximum))" }
            .joined(separator: ", ") + "."))
    }
    if let given = score.given {
      nodes.append(
        .element(
          "p", ["class": "given"],
          text:
            "\(pointsText(given.points)) points given by \(given.who), \(given.at.prefix(10)): \(given.why)"))
    }
    for comment in score.comments { nodes.append(.element("p", ["class": "given"], text: comment.text)) }
    if !score.reasons.isEmpty { nodes.append(ReportFrame.sentences(score.reasons)) }
    for (index, exhibit) in grade.exhibits.enumerated() where exhibit.judge == score.judge {
      nodes.append(exhibit.figure(identifier: "exhibit-\(index)"))
    }
    return ReportFrame.section(heading, "criterion-\(number)", nodes)
  }

  private var happenings: Node {
    let stages = grade.stages.map { stage in
      stage.name == "control"
        ? "The same on random labels, for control: \(stage.outcome.rawValue)."
        : "The run: \(stage.outcome.rawValue)."
    }
    let notes = stages + grade.notes
    return ReportFrame.section("What happened", "happened", [ReportFrame.sentences(notes)])
  }

  private var rerun: Node {
    .element("section", ["class": "rerun", "aria-labelledby": "_rerun"]) {
      Node.element("h2", ["id": "_rerun"], text: "The notebook as it was run")
      Node.element("p", text: "\(grade.file), SHA-256 \(grade.digest.prefix(16)). \(facts.provenance)")
      Node.raw(notebook)
    }
  }
}
