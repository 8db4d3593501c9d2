import Notebooks

extension RubricReader {
  /// `evidence`: how the grader convinces itself that a run was trained.
  mutating func readEvidence(_ node: YAMLNode) throws {
    try each(node, in: "evidence", ["re-enactment", "screens", "seconds", "hand-ins"]) { reader, key, value in
      switch key {
      case "re-enactment": reader.rubric.evidence.reenactment = try Self.number(value, key, 0...1)
      case "screens": reader.rubric.evidence.screens = try value.expectBoolean(key)
      case "seconds": reader.rubric.evidence.seconds = try value.expectPositive(key, unit: "seconds")
      default: reader.rubric.evidence.handIns = try value.expectInteger(key, atLeast: 1)
      }
    }
    guard rubric.evidence.reenactment == 0, rubric.data.source != .nothing else { return }
    var warning = node.error(
      "Without re-enactment nothing proves that a run was trained.",
      help:
        "Leave 're-enactment' out, or give the share of the epochs that the grader trains again, such as 0.2."
    )
    warning.severity = .warning
    diagnostics.append(warning)
  }

  /// `minimum`: one number, or one by activation with `others` for the rest.
  mutating func readMinimum(_ node: YAMLNode) throws {
    guard node.pairs != nil else {
      rubric.training.minimum = try Self.number(node, "minimum", 0...1)
      return
    }
    try each(node, in: "minimum", nil) { reader, key, value in
      let number = try Self.number(value, key, 0...1)
      if key == "others" {
        reader.rubric.training.minimum = number
      } else if let activation = ActivationNames.contestant(key) {
        reader.rubric.training.minimums[activation.name] = number
      } else {
        throw value.error(
          "'\(key)' is none of the seven activations.",
          help: "Known: \(ActivationNames.contestants.map(\.name).joined(separator: ", ")), others.")
      }
    }
  }

  /// `batch-sizes`: those that a student may choose from.
  mutating func readBatchSizes(_ node: YAMLNode) throws {
    guard let items = node.items, !items.isEmpty else {
      throw node.error("'batch-sizes' should be a list of at least one number.", help: "Such as [128].")
    }
    rubric.training.batchSizes = try items.map { try $0.expectInteger("batch-sizes", atLeast: 1) }
  }
}
