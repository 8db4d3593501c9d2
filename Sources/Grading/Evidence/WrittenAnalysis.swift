import Foundation
import Notebooks

/// What can be said of a written analysis without reading it. It gives no points: it tells the person
/// who reads where to look.
public struct WrittenAnalysis: Codable, Sendable, Hashable {
  /// The section's prose, without code.
  public var text: String
  public var words: Int
  /// The activation that the text seems to choose, and the best of the verified runs.
  public var winner: String?
  public var best: String?
  /// Whether the runs bear the choice out: the chosen one lies within the noise of the best.
  public var isWinnerBorneOut: Bool?
  /// Percentages in the text that no verified run reaches, as they stand there.
  public var doubtful: [String]

  /// At five hundred words to the page.
  public var pages: Double { Double(words) / 500 }

  /// Sentences for the person who gives the points.
  public var hints: [String] {
    var hints = ["\(words) words, \(oneDecimal(pages)) pages."]
    if let winner, let best, isWinnerBorneOut == false {
      hints.append("The text chooses \(winner); of the verified runs \(best) is the best beyond the noise.")
    } else if let winner {
      hints.append(
        "The text chooses \(winner)\(isWinnerBorneOut == true ? ", which the runs bear out" : "").")
    }
    if !doubtful.isEmpty {
      hints.append("Outside the band of the verified runs: \(doubtful.joined(separator: ", ")).")
    }
    return hints
  }

  private func oneDecimal(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}

extension WrittenAnalysis {
  /// - Parameters:
  ///   - notebook: The hand-in; its section "Analysis" counts, or all its prose when it has none.
  ///   - band: How far accuracies of runs lie apart that differ in nothing but the seed.
  init(_ notebook: Notebook, evidence: Evidence, band: Double) {
    // More than twenty pages are no page; nobody, and no pattern, has to read them.
    text = String(decoding: Self.prose(of: notebook).utf8.prefix(ArtefactLimits.analysis), as: UTF8.self)
    words = text.split { !$0.isLetter && !$0.isNumber && $0 != "'" }.count
    let verified = evidence.runs.filter { $0.isVerified && $0.contestant != nil }
    let accuracies = verified.compactMap { run in run.heldOutAccuracy.map { (run.name, $0) } }
    let leader = accuracies.max { $0.1 < $1.1 }
    best = leader?.0
    winner = Self.winner(in: text)
    isWinnerBorneOut = nil
    if let winner, let leader, let chosen = accuracies.first(where: { $0.0 == winner }) {
      isWinnerBorneOut = chosen.1 >= leader.1 - band
    }
    // Any epoch's accuracy may be quoted, on training or on unseen images.
    let known = verified.flatMap { run -> [Double] in
      run.inspections.values.map(\.accuracy) + [run.heldOutAccuracy ?? 0]
    }
    doubtful = Self.percentages(in: text).filter { quoted in
      !known.contains { abs($0 - quoted.share) <= band }
    }.prefix(50).map(\.words)
    if verified.isEmpty { doubtful = [] }
  }

  private static func prose(of notebook: Notebook) -> String {
    var section: [String] = []
    var all: [String] = []
    var level: Int?
    for block in notebook.blocks.flatMap(\.outOfDivisions) {
      if case .heading(let heading) = block {
        let title = heading.content.plainText.lowercased()
        if let open = level, heading.level <= open { level = nil }
        if title.contains("analysis"), !title.contains("gradient"), !title.contains("unit") {
          level = heading.level
        }
        continue
      }
      let words = plainText(of: block)
      guard !words.isEmpty else { continue }
      all.append(words)
      if level != nil { section.append(words) }
    }
    return (section.isEmpty ? all : section).joined(separator: "\n\n")
  }

  private static func plainText(of block: Block) -> String {
    switch block {
    case .paragraph(let paragraph): paragraph.content.plainText
    case .blockQuote(let quote): quote.blocks.map(plainText).joined(separator: "\n\n")
    case .list(let list):
      list.items.map { $0.blocks.map(plainText).joined(separator: " ") }.joined(separator: "\n")
    case .callout(let callout):
      ([callout.title.plainText] + callout.blocks.map(plainText)).filter { !$0.isEmpty }
        .joined(separator: "\n\n")
    case .division(let division): division.blocks.map(plainText).joined(separator: "\n\n")
    case .definitionList(let list):
      list.entries.map { entry in
        ([entry.term.plainText] + entry.definitions.flatMap { $0 }.map(plainText)).joined(separator: " ")
      }.joined(separator: "\n")
    case .table(let table):
      ([table.header] + table.rows).map { row in
        row.map(\.content.plainText).joined(separator: " | ")
      }.joined(separator: "\n")
    case .heading(let heading): heading.content.plainText
    case .math(let math): math.tex
    case .code, .cell, .diagram, .html, .thematicBreak: ""
    }
  }

  /// The contestant in the first sentence that chooses one and names no other.
  private static func winner(in text: String) -> String? {
    let choosing = [
      "winner", "wins", "best", "choose", "would take", "recommend", "prefer", "strongest",
      "highest accuracy",
    ]
    for sentence in text.split(whereSeparator: { ".!?\n".contains($0) }) {
      let lower = sentence.lowercased()
      guard choosing.contains(where: lower.contains) else { continue }
      let named = ActivationNames.mentioned(in: lower)
      if named.count == 1 { return named[0] }
    }
    return nil
  }

  private static func percentages(in text: String) -> [(words: String, share: Double)] {
    text.matches(of: /(\d{1,3}(?:[.,]\d+)?)\s?%/).compactMap { match in
      guard let value = Double(match.1.replacing(",", with: ".")), value <= 100 else { return nil }
      return (String(match.0), value / 100)
    }
  }
}

extension Block {
  /// What a student has put between colons is prose of the section it stands in.
  fileprivate var outOfDivisions: [Block] {
    if case .division(let division) = self { division.blocks.flatMap(\.outOfDivisions) } else { [self] }
  }
}

extension ActivationNames {
  /// Each name as a pattern for texts in lower case, longer ones first.
  private static let patterns: [(name: String, pattern: String)] = (contestants.map(\.name) + ["SiLU"])
    .sorted { $0.count > $1.count }.map { name in
      let plain = String(name.prefix { $0 != "(" }).lowercased().trimmingCharacters(in: .whitespaces)
      return (name, "\\b\(plain.replacing(" ", with: "[ -]?"))\\b")
    }

  /// The contestants that a text in lower case names, `ReLU` not where it is part of `Leaky ReLU`.
  static func mentioned(in text: String) -> [String] {
    var rest = text
    var found: [String] = []
    // Longer names first, each taken out, so that none is found within another.
    for (name, pattern) in patterns {
      let without = rest.replacingOccurrences(of: pattern, with: " ", options: .regularExpression)
      guard without != rest else { continue }
      rest = without
      if let known = contestant(name)?.name, !found.contains(known) { found.append(known) }
    }
    return found
  }
}
