import Foundation

/// What pages show in fences and in code between words, with its position.
struct Snippet {
  var page: String
  var line: Int
  /// The fence's word, `bash` for one; nothing for code between words.
  var kind: String
  var text: String

  /// The fences of a page, and in its prose what stands between backquotes.
  static func all(in text: String, page: String) -> [Snippet] {
    var found: [Snippet] = []
    let lines = text.components(separatedBy: "\n")
    var number = 0
    while number < lines.count {
      guard let mark = lines[number].wholeMatch(of: /(`{3,}) ?([^`]*)/) else {
        for code in lines[number].matches(of: /`([^`]+)`/) {
          found.append(Snippet(page: page, line: number + 1, kind: "", text: String(code.1)))
        }
        number += 1
        continue
      }
      let end = lines[(number + 1)...].firstIndex(of: String(mark.1)) ?? lines.count - 1
      let inside = lines[(number + 1)..<max(end, number + 1)].joined(separator: "\n")
      found.append(Snippet(page: page, line: number + 2, kind: String(mark.2), text: inside))
      number = end + 1
    }
    return found
  }

  /// The words behind `lectern` of each command in a script, with the command's line.
  var commands: [(line: Int, words: [String])] {
    var found: [(Int, [String])] = []
    var words: [String] = []
    var begun = line
    var rest = text.replacing("\\\n", with: " \u{0}")[...]
    var number = line
    func end() {
      if let start = words.firstIndex(of: "lectern"), words[..<start].allSatisfy(Self.standsBefore) {
        found.append((begun, Array(words[(start + 1)...])))
      }
      words = []
    }
    while let character = rest.first {
      if let word = rest.prefixMatch(
        of: /(?:"[^"]*"|'[^']*'|[^\s;&|#"'()\x{0}])(?:"[^"]*"|'[^']*'|[^\s;&|"'()\x{0}])*/)
      {
        if words.isEmpty { begun = number }
        words.append(String(word.output.replacing(/["']/, with: "")))
        rest = rest[word.range.upperBound...]
        continue
      }
      rest.removeFirst()
      switch character {
      case "\n":
        end()
        number += 1
      case "\u{0}": number += 1
      case "#": rest = rest.drop { $0 != "\n" }
      case ";", "&", "|", "(", ")": end()
      default: break
      }
    }
    end()
    return found
  }

  /// What may come before a command's name: variables, and those who run another command.
  private static func standsBefore(_ word: String) -> Bool {
    word.contains("=") || ["sudo", "time", "env"].contains(word)
  }
}
