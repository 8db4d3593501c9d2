import Files
public import Foundation
public import Notebooks
import Texts

/// Reads `bake-off.yml`; everything that is wrong with it is told at once, each at its position.
public struct RubricReader {
  public internal(set) var diagnostics: [Diagnostic] = []
  var rubric = Rubric()
  private(set) var isForStudents = false
  /// The lists of inputs by the names of functions, as they stand in the file.
  var inputNodes: [(name: String, node: YAMLNode)] = []
  /// Gives the text of a file by its path from the rubric's folder; `nil` when there is none.
  private(set) var readBeside: (String) -> String? = { _ in nil }

  /// Reads files by their paths from the folder of an assignment's file.
  public static func files(beside file: URL) -> (String) -> String? {
    let folder = file.deletingLastPathComponent()
    return { try? TextFile(contentsOf: folder.appendingPathComponent($0).path).text }
  }

  /// - Parameters:
  ///   - isForStudents: A file of public checks, which has no secret.
  ///   - readBeside: Gives the text of a file by its path from the rubric's folder.
  public static func read(
    _ text: String, file: String, isForStudents: Bool = false,
    readBeside: @escaping (String) -> String? = { _ in nil }
  ) -> (Rubric, [Diagnostic]) {
    var reader = RubricReader()
    reader.isForStudents = isForStudents
    reader.readBeside = readBeside
    reader.rubric.digest = Digest.sha256(text: text)
    do {
      guard let root = try YAMLText(file: file, text: text).compose() else {
        throw Diagnostic(
          at: SourcePosition(file: file, line: 1, column: 1), "The assignment file is empty.",
          help: "It needs at least 'assignment', 'secret' and 'criteria'.")
      }
      try reader.read(root)
    } catch let diagnostic as Diagnostic {
      reader.diagnostics.append(diagnostic)
    } catch {
      reader.diagnostics.append(
        Diagnostic(at: SourcePosition(file: file, line: 1, column: 1), "\(error)"))
    }
    return (reader.rubric, reader.diagnostics)
  }

  private mutating func read(_ root: YAMLNode) throws {
    var publicNode: YAMLNode?
    var criteriaNode: YAMLNode?
    var evidenceNode: YAMLNode?
    var checksNode: YAMLNode?
    try each(
      root, in: "an assignment",
      [
        "assignment", "title", "secret", "due", "late", "attempts", "data", "training", "limits", "control",
        "tolerances", "evidence", "checks", "inputs", "public-inputs", "criteria", "public",
      ]
    ) { reader, key, value in
      switch key {
      case "assignment": reader.rubric.assignment = try value.expectText(key)
      case "title": reader.rubric.title = try value.expectText(key)
      case "secret": try reader.readSecret(value)
      case "due": reader.rubric.due = try Self.date(value, key)
      case "late": try reader.readLate(value)
      case "attempts": reader.rubric.attempts = try value.expectCase(key, of: Rubric.Attempts.self)
      // Which names there are is known at the end.
      case "public": publicNode = value
      case "checks":
        checksNode = value
        try reader.readChecks(value)
      case "inputs": reader.rubric.inputs = try reader.readInputs(value, key)
      case "public-inputs": reader.rubric.publicInputs = try reader.readInputs(value, key)
      case "data": try reader.readData(value)
      case "training": try reader.readTraining(value)
      case "limits": try reader.readLimits(value)
      case "control":
        try reader.each(value, in: "control", ["shuffled-labels"]) { reader, key, value in
          reader.rubric.shuffledLabels = try value.expectBoolean(key)
        }
      case "tolerances": try reader.readTolerances(value)
      case "evidence": evidenceNode = value
      // What it names may be written below it.
      default: criteriaNode = value
      }
    }
    if let evidenceNode { try readEvidence(evidenceNode) }
    if let checksNode { compareInputs(inputNodes, checksNode) }
    // Where the checks cannot be read, each of their names would be told as unknown.
    let hasNames = checksNode == nil || rubric.checks != nil
    if let criteriaNode, hasNames { try readCriteria(criteriaNode) }
    if let publicNode, hasNames { try readPublicRules(publicNode) }
    for (name, isMissing) in [
      ("assignment", rubric.assignment.isEmpty), ("secret", rubric.secret.isEmpty && !isForStudents),
      ("criteria", rubric.criteria.isEmpty),
    ] where isMissing && !diagnostics.containsErrors {
      diagnostics.append(root.error("'\(name)' is missing.", help: "Add '\(name):' to the assignment file."))
    }
    if rubric.title.isEmpty { rubric.title = rubric.assignment }
  }

  /// Calls `body` for each pair of a mapping; a fault in one pair does not hide those in others.
  mutating func each(
    _ node: YAMLNode, in owner: String, _ keys: [String]?,
    _ body: (inout RubricReader, String, YAMLNode) throws -> Void
  ) throws {
    guard let pairs = node.pairs else {
      throw node.error("'\(owner)' is \(node.kindDescription), which should be 'key: value' pairs.")
    }
    for (key, value) in pairs {
      let name = key.scalar ?? ""
      do {
        if let keys, !keys.contains(name) {
          throw Self.unknown(key, "'\(name)' is no key of \(owner).", keys)
        }
        try body(&self, name, value)
      } catch let diagnostic as Diagnostic {
        diagnostics.append(diagnostic)
      }
    }
  }

  static func unknown(_ node: YAMLNode, _ sentence: String, _ known: [String]) -> Diagnostic {
    node.error(
      sentence,
      help: Suggestion.closest(to: node.scalar ?? "", among: known).map { "Did you mean '\($0)'?" }
        ?? "Known: \(known.joined(separator: ", ")).")
  }

  /// What stands as the secret in the repository's own files, for everybody to read.
  private static let placeholderSecret = "change-this-before-grading-a-class"

  private mutating func readSecret(_ value: YAMLNode) throws {
    let secret = try value.expectText("secret")
    guard secret.count >= 12 else {
      throw value.error(
        "'secret' has \(secret.count) characters, which can be guessed.",
        help: "Give at least 12, for instance from 'openssl rand -hex 16'.")
    }
    rubric.secret = secret
    guard secret == Self.placeholderSecret else { return }
    var warning = value.error(
      "The secret is the one that stands in Lectern's repository, so students can know the order of the pixels and the hidden inputs.",
      help: "Put another one in its place before you grade a class, for instance from 'openssl rand -hex 16'."
    )
    warning.severity = .warning
    diagnostics.append(warning)
  }

  private static func date(_ value: YAMLNode, _ name: String) throws -> Date {
    let text = try value.expectText(name)
    guard let date = Timestamp.date(text) else {
      throw value.error(
        "'\(name)' is '\(text)', which is no time.", help: "Write it as 2026-12-01T23:59:00Z or 2026-12-01.")
    }
    return date
  }

  private mutating func readLate(_ node: YAMLNode) throws {
    try each(node, in: "late", ["percent-per-day", "days"]) { reader, key, value in
      if key == "days" {
        reader.rubric.late.days = try value.expectInteger(key, atLeast: 0)
      } else {
        reader.rubric.late.percentPerDay = try Self.number(value, key, 0...100)
      }
    }
  }

  private mutating func readData(_ node: YAMLNode) throws {
    try each(node, in: "data", ["set", "train", "validation", "held-out"]) { reader, key, value in
      switch key {
      case "set": reader.rubric.data.source = try value.expectCase(key, of: Rubric.DataRule.Source.self)
      // The measurements look at the first 1,000 training images.
      case "train": reader.rubric.data.train = try value.expectInteger(key, atLeast: 1_000)
      case "validation": reader.rubric.data.validation = try value.expectInteger(key, atLeast: 100)
      default: reader.rubric.data.heldOut = try value.expectInteger(key, atLeast: 200)
      }
    }
  }

  private mutating func readTraining(_ node: YAMLNode) throws {
    try each(node, in: "training", ["epochs", "snapshots", "bar", "minimum", "learning-rate", "batch-sizes"])
    { reader, key, value in
      switch key {
      case "epochs": reader.rubric.training.epochs = try value.expectInteger(key, atLeast: 1)
      case "minimum": try reader.readMinimum(value)
      case "learning-rate": reader.rubric.training.learningRate = try Self.number(value, key, 0...1)
      case "batch-sizes": try reader.readBatchSizes(value)
      case "bar": reader.rubric.training.bar = try Self.number(value, key, 0...1)
      default:
        guard let items = value.items, items.count >= 2 else {
          throw value.error(
            "'snapshots' should be a list of at least two epochs.", help: "Such as [0, 1, 2, 5].")
        }
        reader.rubric.training.snapshots = try items.map { try $0.expectInteger(key, atLeast: 0) }.sorted()
      }
    }
  }

  private mutating func readLimits(_ node: YAMLNode) throws {
    try each(node, in: "limits", ["seconds", "memory", "processes", "output"]) { reader, key, value in
      switch key {
      case "seconds": reader.rubric.limits.seconds = try value.expectPositive(key, unit: "seconds")
      case "memory":
        let bytes = try value.expectBytes(key)
        // In less no cell can be compiled, and the compiler would be blamed.
        guard bytes >= 64 << 20 else {
          throw value.error(
            "'memory' is \(bytes) bytes, in which no notebook runs.",
            help: "Give it with its unit, such as 2GiB.")
        }
        reader.rubric.limits.memory = bytes
      case "processes": reader.rubric.limits.processes = try value.expectInteger(key, atLeast: 16)
      default: reader.rubric.limits.output = try value.expectBytes(key)
      }
    }
  }

  private mutating func readTolerances(_ node: YAMLNode) throws {
    let keys = ["loss", "accuracy", "chart", "gradient", "probe", "seed", "training"]
    try each(node, in: "tolerances", keys) { reader, key, value in
      let number = try Self.number(value, key, 0...10)
      switch key {
      case "loss": reader.rubric.tolerances.loss = number
      case "accuracy": reader.rubric.tolerances.accuracy = number
      case "chart": reader.rubric.tolerances.chart = number
      case "gradient": reader.rubric.tolerances.gradient = number
      case "seed": reader.rubric.tolerances.seed = number
      case "training": reader.rubric.tolerances.training = number
      default: reader.rubric.tolerances.probe = number
      }
    }
  }

  private mutating func readPublicRules(_ node: YAMLNode) throws {
    guard let items = node.items else {
      throw node.error("'public' is \(node.kindDescription), which should be a list of rules.")
    }
    let known = Criterion.Judge.allCases.flatMap(\.rules) + (rubric.checks?.names ?? [])
    for item in items {
      let name = try item.expectText("public")
      guard known.contains(name) else {
        throw Self.unknown(item, "'\(name)' is no rule of any judge.", known)
      }
      rubric.publicRules.append(name)
    }
  }

  static func number(_ value: YAMLNode, _ name: String, _ range: ClosedRange<Double>) throws -> Double {
    guard let number = value.number, range.contains(number) else {
      throw value.error(
        "'\(name)' is \(value.kindDescription), which should be a number from \(pointsText(range.lowerBound)) to \(pointsText(range.upperBound))."
      )
    }
    return number
  }
}
