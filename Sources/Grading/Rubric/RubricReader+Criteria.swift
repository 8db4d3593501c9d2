import Notebooks

extension RubricReader {
  mutating func readCriteria(_ node: YAMLNode) throws {
    guard let items = node.items else {
      throw node.error("'criteria' is \(node.kindDescription), which should be a list.")
    }
    for item in items {
      do {
        let criterion = try criterion(item)
        guard !rubric.criteria.contains(where: { $0.id == criterion.id }) else {
          throw item.error("There are two criteria '\(criterion.id)'.", help: "Give each an id of its own.")
        }
        rubric.criteria.append(criterion)
      } catch let diagnostic as Diagnostic {
        diagnostics.append(diagnostic)
      }
    }
  }

  private mutating func criterion(_ node: YAMLNode) throws -> Criterion {
    var result = Criterion(id: "", title: "", judge: .manual, points: 0, isBonus: false, rules: [:])
    var rulesNode: YAMLNode?
    var checks: [String] = []
    let known = diagnostics.count
    try each(node, in: "a criterion", ["id", "title", "judge", "points", "bonus", "rules"]) { _, key, value in
      switch key {
      case "id": result.id = try value.expectText(key)
      case "title": result.title = try value.expectText(key)
      case "judge": result.judge = try value.expectCase(key, of: Criterion.Judge.self)
      case "points": result.points = try value.expectPositive(key, unit: "points")
      case "bonus": result.isBonus = try value.expectBoolean(key)
      default: rulesNode = value
      }
    }
    guard diagnostics.count == known else { return result }
    guard !result.id.isEmpty, result.points > 0 else {
      throw node.error("A criterion needs 'id' and 'points'.", help: "Such as '- id: implementation'.")
    }
    if result.title.isEmpty { result.title = result.id }
    if let rulesNode {
      let names = result.judge == .checks ? rubric.checks?.names ?? [] : result.judge.rules
      try each(rulesNode, in: "the rules of '\(result.judge.rawValue)'", names) { _, key, value in
        result.rules[key] = try Self.number(value, key, 0...1000)
        checks.append(key)
      }
    }
    result = Criterion(
      id: result.id, title: result.title, judge: result.judge, points: result.points, isBonus: result.isBonus,
      rules: result.rules, checks: checks)
    try expectWhole(result, at: rulesNode ?? node, isSound: diagnostics.count == known)
    return result
  }

  /// - Parameter isSound: Whether nothing else is wrong with the criterion.
  private func expectWhole(_ criterion: Criterion, at node: YAMLNode, isSound: Bool) throws {
    if criterion.judge == .checks, rubric.checks == nil {
      throw node.error(
        "'\(criterion.id)' is judged by checks, and the assignment has none.",
        help: "Add 'checks: checks.md', a notebook whose labelled cells are the checks.")
    }
    if criterion.judge.needsData, rubric.data.source == .nothing {
      throw node.error(
        "'\(criterion.id)' is judged from runs on data, and the assignment has 'data: { set: none }'.",
        help: "Give a data set, or another judge.")
    }
    let sum = criterion.ruleNames.reduce(0) { $0 + (criterion.rules[$1] ?? 0) }
    guard criterion.judge == .manual || sum == criterion.points || !isSound else {
      let names = criterion.judge == .checks ? rubric.checks?.names ?? [] : criterion.ruleNames
      throw node.error(
        "The rules of '\(criterion.id)' add up to \(pointsText(sum)) points, which should be \(pointsText(criterion.points)).",
        help: "Give points for \(names.joined(separator: ", ")).")
    }
  }
}
