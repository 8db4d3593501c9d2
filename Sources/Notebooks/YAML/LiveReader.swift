/// Reads `live: { alpha: 0...1 = 0.1, activation: [ReLU, tanh], depth: 1...30 = 20, roll: button }`.
enum LiveReader {
  static let example = "{ alpha: 0...1 = 0.1, depth: 1...30 = 20, activation: [ReLU, tanh] }"

  static func controls(_ node: YAMLNode) throws -> [LiveControl] {
    guard let pairs = node.pairs, !pairs.isEmpty else {
      throw node.mismatch("live", "names with what they can be, such as \(example)")
    }
    return try pairs.map { key, value in
      let name = key.scalar ?? ""
      guard name.wholeMatch(of: /[\p{L}_][\p{L}\p{N}_]*/) != nil else {
        throw key.error("'\(name)' is not a Swift name.", help: "Use letters, digits and underscores.")
      }
      return try control(name, value)
    }
  }

  static func animation(_ node: YAMLNode, among controls: [LiveControl]) throws -> LiveAnimation? {
    if let isOn = node.boolean { return isOn ? LiveAnimation() : nil }
    guard let pairs = node.pairs else {
      throw node.mismatch("animate", "true, or { keeps: [learningRate], rate: 30 }")
    }
    var animation = LiveAnimation()
    for (key, value) in pairs {
      switch key.scalar {
      case "keeps":
        animation.keeps = try value.expectTexts("keeps")
        for name in animation.keeps where !controls.contains(where: { $0.name == name }) {
          throw value.error(
            "No control is called '\(name)'.",
            help:
              "Name controls of the line '//| live:' above, which are \(controls.map(\.name).joined(separator: ", "))."
          )
        }
      case "rate": animation.rate = try value.expectPositive("rate", unit: "steps a second")
      default:
        throw key.error(
          "There is no setting '\(key.scalar ?? "")' of an animation.",
          help: "The settings are keeps and rate.")
      }
    }
    return animation
  }

  private static func control(_ name: String, _ node: YAMLNode) throws -> LiveControl {
    if let items = node.items {
      let values = items.compactMap(\.value)
      guard let first = values.first, values.count == items.count, Set(values.map(\.swiftType)).count == 1
      else {
        throw node.error(
          "The choices of '\(name)' are not all of one kind.",
          help: "Give numbers only, or texts only, such as [ReLU, tanh].")
      }
      return LiveControl(name: name, kind: .choice(values), start: first)
    }
    let text = node.scalar ?? ""
    if text == "button" { return LiveControl(name: name, kind: .button, start: .integer(0)) }
    if let points = try points(name, text, node) { return points }
    if let isOn = node.boolean, ["true", "false"].contains(text) {
      return LiveControl(name: name, kind: .toggle, start: .boolean(isOn))
    }
    return try range(name, text, node)
  }

  /// `points`, or `points = 0.5 -0.2 1; 0 0.3 0` with those that are there at first.
  private static func points(_ name: String, _ text: String, _ node: YAMLNode) throws -> LiveControl? {
    let parts = text.split(separator: "=", maxSplits: 1).map {
      $0.split(separator: " ").joined(separator: " ")
    }
    guard parts.first == "points" else { return nil }
    let points = parts.count == 2 ? parts[1] : ""
    for point in points.split(separator: ";") {
      let numbers = point.split(separator: " ").map { Double($0) }
      guard numbers.count == 3, numbers.allSatisfy({ $0?.isFinite == true }),
        Int(point.split(separator: " ")[2]) != nil
      else {
        throw node.error(
          "'\(point.split(separator: " ").joined(separator: " "))' of '\(name)' is no point.",
          help:
            "Write x, y and a whole number as label, and a semicolon between points: points = 0.5 -0.2 1; 0 0.3 0."
        )
      }
    }
    return LiveControl(name: name, kind: .points, start: .points(points))
  }

  /// `low...high`, with `by step` and `= start` if the author likes. Whole numbers stay whole unless a step or a
  /// start is not.
  private static func range(_ name: String, _ text: String, _ node: YAMLNode) throws -> LiveControl {
    let number = /-?[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?/
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    let words = parts.first?.split(separator: " ").map(String.init) ?? []
    let ends = words.first?.split(separator: "...", omittingEmptySubsequences: false).map(String.init) ?? []
    let stepText = words.count == 3 && words[1] == "by" ? words[2] : nil
    let startText = parts.count == 2 ? parts[1].split(separator: " ").joined() : nil
    let given = ends + [stepText, startText].compactMap { $0 }
    guard parts.count <= 2, words.count == 1 || stepText != nil, ends.count == 2,
      given.allSatisfy({ $0.wholeMatch(of: number) != nil }), let low = Double(ends[0]),
      let high = Double(ends[1])
    else {
      throw node.error(
        "'\(name)' is '\(text)', which is neither a range, nor a list of choices, nor true, false, button or points.",
        help:
          "Write a range such as 0...1 = 0.1 or 0...1 by 0.05 = 0.1, the start last, or a list such as [ReLU, tanh]."
      )
    }
    let start = startText.flatMap(Double.init) ?? low
    guard low < high, (low...high).contains(start) else {
      throw node.error(
        low < high
          ? "'\(name)' begins at \(startText ?? ""), which is outside of \(ends[0])...\(ends[1])."
          : "The range of '\(name)' is empty.",
        help: low < high
          ? "Write a start between \(ends[0]) and \(ends[1])." : "Write the lower end first.")
    }
    let isWhole = given.allSatisfy { Int($0) != nil }
    let step = stepText.flatMap(Double.init) ?? (isWhole ? 1 : fineStep(high - low))
    guard step > 0, step <= high - low else {
      throw node.error(
        "The step of '\(name)' is \(step).", help: "Give a step between 0 and the range's length.")
    }
    return LiveControl(
      name: name, kind: .range(low: low, high: high, step: step),
      start: isWhole ? .integer(Int(start)) : .number(start))
  }

  /// 1, 2 or 5 times a power of ten, so that a range has 100 to 250 steps.
  private static func fineStep(_ length: Double) -> Double {
    var power = 1.0
    while power > length / 100 { power /= 10 }
    while power * 10 <= length / 100 { power *= 10 }
    for factor in [5.0, 2, 1] where factor * power <= length / 100 { return rounded(factor * power) }
    return rounded(power)
  }

  /// As it would be written.
  private static func rounded(_ value: Double) -> Double {
    guard value < 1 else { return value }
    let scale = (1 / value).rounded()
    return 1 / scale
  }
}
