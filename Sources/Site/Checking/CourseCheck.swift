import Notebooks

/// What `lectern check` looks for beyond what stops a build. Each rule has a name, by which
/// `check:` in `course.yml` turns it to `off`, `warning` or `error`.
public struct CourseCheck: Sendable {
  /// A rule and how much it weighs unless the course says otherwise.
  public enum Rule: String, Sendable, CaseIterable {
    case alternativeText = "alternative-text"
    case headingLevels = "heading-levels"
    case unusedWorks = "unused-works"
    case labelPrefix = "label-prefix"

    var level: CourseConfiguration.RuleLevel {
      switch self {
      case .alternativeText, .headingLevels, .labelPrefix: .warning
      case .unusedWorks: .error
      }
    }
  }

  private let levels: [String: CourseConfiguration.RuleLevel]

  public init(_ configuration: CourseConfiguration) { levels = configuration.rules }

  /// All that the rules find in the chapters as published.
  public func findings(in notebooks: [Notebook], bibliography: Bibliography) -> [Diagnostic] {
    var result = unknownRules
    var cited: Set<String> = []
    for notebook in notebooks {
      var reader = RuleReader()
      reader.visit(notebook)
      cited.formUnion(reader.references)
      result += reader.findings.compactMap { weighted($0.diagnostic, by: $0.rule) }
    }
    for work in bibliography.works.values.sorted(by: { $0.position < $1.position })
    where !cited.contains(work.key) {
      let finding = Diagnostic(
        at: work.position, "The work '\(work.key)' is cited nowhere.",
        help: "Cite it with `[@\(work.key)]`, or take it out.")
      if let finding = weighted(finding, by: .unusedWorks) { result.append(finding) }
    }
    return result
  }

  private func weighted(_ diagnostic: Diagnostic, by rule: Rule) -> Diagnostic? {
    var diagnostic = diagnostic
    switch levels[rule.rawValue] ?? rule.level {
    case .off: return nil
    case .warning: diagnostic.severity = .warning
    case .error: diagnostic.severity = .error
    }
    diagnostic.help = (diagnostic.help.map { $0 + " " } ?? "") + "(rule \(rule.rawValue))"
    return diagnostic
  }

  private var unknownRules: [Diagnostic] {
    let known = Rule.allCases.map(\.rawValue)
    return levels.keys.sorted().filter { !known.contains($0) }.map { name in
      Diagnostic(
        at: nil, "There is no rule '\(name)' for 'check' in course.yml.",
        help: Suggestion.closest(to: name, among: known).map { "Did you mean '\($0)'?" }
          ?? "The rules are \(known.joined(separator: ", ")).")
    }
  }
}

private struct RuleReader: NotebookVisitor {
  private(set) var findings: [(rule: CourseCheck.Rule, diagnostic: Diagnostic)] = []
  private(set) var references: Set<String> = []
  private var level: Int?

  mutating func visit(_ block: Block) {
    switch block {
    case .heading(let heading):
      if let level, heading.level > level + 1 {
        note(
          .headingLevels, heading.range.start,
          "This heading skips from level \(level) to level \(heading.level).",
          "Give it \(String(repeating: "#", count: level + 1)).")
      }
      level = heading.level
    case .cell(let node):
      if let label = node.cell.options.label, label.contains("-"), LabelKind(label: label) == nil {
        let known = LabelKind.allCases.map(\.rawValue)
        note(
          .labelPrefix, node.cell.optionPositions["label"] ?? node.cell.start,
          "The label '\(label)' has no known prefix, so nothing is numbered by it.",
          "The prefixes are \(known.joined(separator: "-, "))-.")
      }
    default: break
    }
    descend(into: block)
  }

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .image(let image) where image.content.isEmpty && image.attributes["fig-alt"] == nil:
      note(
        .alternativeText, image.range.start, "The image '\(image.source)' has no alternative text.",
        "Write `![what is to be seen](\(image.source))`.")
    case .reference(let reference): references.formUnion(reference.items.map(\.key))
    default: break
    }
    descend(into: inline)
  }

  private mutating func note(
    _ rule: CourseCheck.Rule, _ position: SourcePosition, _ message: String, _ help: String
  ) {
    findings.append((rule, Diagnostic(at: position, message, help: help)))
  }
}
