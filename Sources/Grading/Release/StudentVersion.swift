import Texts

/// A notebook as students get it: without what stands between the marks of solutions and hidden checks.
///
/// In cells the marks are comments on lines of their own, as nbgrader has them; in prose a division
/// `::: {#sol-...}` is a solution, see the format's exercises. What follows a colon after the mark, as in
/// `// BEGIN SOLUTION: return 0`, is what students find in the solution's place, so that their version compiles.
public struct StudentVersion: Sendable, Hashable {
  public var text: String
  /// How many solutions and hidden checks were taken out.
  public var solutions = 0
  /// How many of the solutions were divisions of prose.
  public var divisions = 0
  public var hiddenChecks = 0

  /// - Throws: `SubmissionFault` when a mark has no partner: half a solution must not be given away.
  public init(of text: String, named name: String) throws {
    self.text = ""
    var kept: [Substring] = []
    var open: (mark: Mark, line: Int)?
    for (number, line) in text.linesToTheEnd.enumerated() {
      let mark = Mark(line)
      if let current = open {
        guard mark?.isSolution != true, mark != .beginHidden else {
          throw Self.fault(
            name, current.line,
            "a solution or hidden check begins here and does not end before another begins at line \(number + 1)"
          )
        }
        if mark == current.mark.partner { open = nil }
        continue
      }
      switch mark {
      case .beginSolution(let stub)?:
        solutions += 1
        let indent = line.prefix { $0 == " " }
        kept.append("\(indent)\(stub.isEmpty ? "" : "\(stub)  ")// TODO: your code")
        open = (.beginSolution(stub), number)
      case .beginHidden?:
        hiddenChecks += 1
        open = (.beginHidden, number)
      case .beginDivision(let colons)?:
        solutions += 1
        divisions += 1
        open = (.beginDivision(colons), number)
      case .endSolution?, .endHidden?:
        throw Self.fault(name, number, "'\(line.trimmed)' ends what has not begun")
      case .endDivision?: kept.append(line)
      case nil:
        guard Self.foreignMarks.allSatisfy({ line.trimmed.wholeMatch(of: $0) == nil }) else {
          throw Self.fault(
            name, number,
            "'\(line.trimmed)' is no mark here, so it would go to students with what it marks; write '// BEGIN SOLUTION' or '// BEGIN HIDDEN CHECKS' in a cell, and a division '::: {#sol-...}' in prose"
          )
        }
        kept.append(line)
      }
    }
    if let open {
      throw Self.fault(name, open.line, "a solution or hidden check begins here and does not end")
    }
    self.text = kept.joined(separator: "\n")
  }

  /// What is a mark elsewhere: nbgrader's in prose or behind other signs, Otter's behind a line of code, and what
  /// holds a solution in Quarto and MyST.
  private static var foreignMarks: [Regex<Substring>] {
    [
      #/[^\p{L}]*(?i:begin|end) (?i:solution|hidden tests|hidden checks|mark scheme)[^\p{L}]*/#,
      #/\S.*\/\/ ?SOLUTION(?: NO PROMPT)?/#,
      #/[>\s]*(?::{3,}|`{3,}|~{3,})\s*\{(?:[^{}]*\s)?\.?(?i:solution(?:-start)?)(?:\s[^{}]*)?\}.*/#,
      #/[>\s]*:{3,}\s*(?i:solution)[\s:]*/#,
    ]
  }

  private static func fault(_ name: String, _ line: Int, _ words: String) -> SubmissionFault {
    SubmissionFault("\(name):\(line + 1): \(words).")
  }

  private enum Mark: Equatable {
    /// With what takes its place.
    case beginSolution(String)
    case endSolution, beginHidden, endHidden
    /// With the number of its colons, which end it.
    case beginDivision(Int)
    case endDivision(Int)

    init?(_ line: Substring) {
      let words = line.trimmed.lowercased()
      switch words {
      case "// end solution": self = .endSolution
      case "// begin hidden checks", "// begin hidden tests": self = .beginHidden
      case "// end hidden checks", "// end hidden tests": self = .endHidden
      default:
        if let match = line.trimmed.wholeMatch(of: /(?i:\/\/ begin solution)(?::\s*(.*))?/) {
          self = .beginSolution(match.1.map(String.init) ?? "")
          return
        }
        // Also within a quotation.
        let place = words.drop { $0 == ">" || $0 == " " || $0 == "\t" }
        let colons = place.prefix { $0 == ":" }.count
        guard colons >= 3 else { return nil }
        let rest = place.dropFirst(colons).drop { $0 == " " }
        if rest.isEmpty {
          self = .endDivision(colons)
        } else if rest.prefixMatch(of: /\{(?:[^{}]*\s)?#sol-/) != nil {
          self = .beginDivision(colons)
        } else {
          return nil
        }
      }
    }

    var isSolution: Bool { if case .beginSolution = self { true } else { false } }

    var partner: Mark {
      switch self {
      case .beginSolution: .endSolution
      case .beginHidden: .endHidden
      case .beginDivision(let colons): .endDivision(colons)
      default: self
      }
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(
      drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
  }
}
