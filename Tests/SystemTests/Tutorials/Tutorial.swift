import Foundation

/// A tutorial of the guide as somebody follows it: files to write, commands to give, words to see.
struct Tutorial {
  enum Step: Equatable {
    /// A block of a file; the first one begins it, the next ones go on with it.
    case write(file: String, text: String, isFirst: Bool)
    /// What a file's cell becomes.
    case replaceCell(file: String, text: String)
    case run(String)
    /// Lines that the commands above say.
    case see([String])
  }

  private(set) var steps: [Step] = []
  private var file: String?
  private var isFirst = true
  private var lastLine = ""

  init(_ page: String) {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var number = 0
    while number < lines.count {
      guard let mark = lines[number].wholeMatch(of: /(`{3,}|:{3,}) ?(.*)/) else {
        note(lines[number])
        number += 1
        continue
      }
      let end = lines[(number + 1)...].firstIndex(of: String(mark.1)) ?? lines.count - 1
      take(String(mark.2), lines[(number + 1)..<end].map { $0 + "\n" }.joined())
      number = end + 1
    }
  }

  /// Prose says which file the next blocks belong to.
  private mutating func note(_ line: String) {
    if !line.isEmpty { lastLine = line }
    guard let name = line.firstMatch(of: /(?i)(?:write|make|file) `([\w.\/-]+\.(?:md|yml|csv))`/) else {
      return
    }
    file = String(name.1)
    isFirst = true
  }

  private mutating func take(_ kind: String, _ text: String) {
    switch kind {
    case "bash": steps.append(.run(text))
    case "text":
      if case .run? = steps.last { steps.append(.see(text.split(separator: "\n").map(String.init))) }
    case "yaml", "markdown", "csv", "{.demo}":
      guard let file else { return }
      steps.append(
        lastLine.hasSuffix("becomes:")
          ? .replaceCell(file: file, text: text) : .write(file: file, text: text, isFirst: isFirst))
      isFirst = false
    default: break
    }
  }
}
