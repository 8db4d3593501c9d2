import Notebooks
import Texts

/// A code cell's Swift without what other programs read in it: commands to IPython and to a shell (`%matplotlib`,
/// `!pip install`, `?print`), cells that say of themselves to be of another language (`%%bash`), and the lines of
/// Colab's forms (`#@title`, `#@param`).
///
/// Each becomes a comment, so that the cell keeps its lines. What stands in texts of several lines is the cell's own.
struct NotebookCommands {
  /// Options first, since they count above the first line of code alone; otherwise line by line as it was.
  private(set) var source: String
  /// What was left out, by its line from 1.
  private(set) var remarks: [(line: Int, message: String)] = []

  private var lines: [String]
  private var changed: Set<Int> = []

  init(_ source: String) {
    self.source = source
    lines = source.linesToTheEnd.map(String.init)
    if let foreign = foreignCell() {
      for index in foreign.line..<lines.count where !lines[index].isEmpty { comment(index) }
      remarks.append(
        (foreign.line + 1, "'%%\(foreign.language)' makes this a cell of another language; it is left out."))
    } else {
      leaveCommandsOut()
    }
    guard !changed.isEmpty else { return }
    self.source = optionsFirst().joined(separator: "\n")
  }

  // MARK: - Whole cells

  /// Behind these IPython reads the cell's own language.
  private static let ownLanguage: Set = [
    "swift", "time", "timeit", "capture", "prun", "memit", "mprun", "lprun", "heat", "skip", "notify",
  ]

  private func foreignCell() -> (line: Int, language: String)? {
    guard
      let line = lines.firstIndex(where: { line in
        !line.allSatisfy(\.isWhitespace) && !CellConventions.isOption(line)
      }),
      let match = lines[line].prefixMatch(of: /%%([A-Za-z][\w.]*)/)
    else { return nil }
    let language = String(match.1)
    return Self.ownLanguage.contains(language.lowercased()) ? nil : (line, language)
  }

  // MARK: - Lines

  private mutating func leaveCommandsOut() {
    var text = OpenText()
    var goesOn = false
    for (index, line) in lines.enumerated() {
      if goesOn || (!text.isOpen && Self.isCommand(line)) {
        if !goesOn {
          let words = line.count > 60 ? line.prefix(60) + "…" : line[...]
          remarks.append((index + 1, "'\(words)' is a command to Jupyter, and is left out."))
        }
        comment(index)
        goesOn = line.hasSuffix("\\")
        continue
      }
      if !text.isOpen, let form = Self.withoutForm(line) {
        lines[index] = form
        changed.insert(index)
      }
      text.pass(lines[index])
    }
  }

  private mutating func comment(_ index: Int) {
    lines[index] = "// " + lines[index]
    changed.insert(index)
  }

  /// `#@title Train { display-mode: "form" }`, and `let epochs = 5 #@param {type: "integer"}`.
  private static func withoutForm(_ line: String) -> String? {
    guard line.contains("@"), let match = line.firstMatch(of: /(^|\s)#\ ?(@(?:title|markdown|param)\b)/)
    else { return nil }
    let (before, behind) = (line[..<match.range.lowerBound], line[match.range.upperBound...])
    // Not in a text.
    guard before.count(where: { $0 == "\"" }) % 2 == 0 else { return nil }
    guard match.2 != "@param", before.allSatisfy(\.isWhitespace) else {
      return "\(before)\(match.1)// \(match.2)\(behind)"
    }
    var words = behind
    while words.last?.isWhitespace == true { words.removeLast() }
    if words.last == "}", let settings = words.lastIndex(of: "{") { words = words[..<settings] }
    while words.last?.isWhitespace == true { words.removeLast() }
    return "\(before)\(match.1)//\(words)"
  }

  private static func isCommand(_ line: String) -> Bool {
    if line.prefixMatch(of: /%{1,2}[A-Za-z]|\?{1,2}[A-Za-z]|#!\//) != nil { return true }
    // `!isReady` is Swift, `!pip install x` is none.
    guard let match = line.prefixMatch(of: /!\ ?([A-Za-z.\/~][\w.\/~+-]*)(.*)/) else { return false }
    let rest = match.2
    guard rest.isEmpty || rest.first == " " || rest.first == ";" || rest.first == "\t" else { return false }
    if programs.contains(String(match.1)) || match.1.hasPrefix("/") || match.1.hasPrefix("./") { return true }
    // A word behind a word, an option, a path: no Swift, but for its own operators.
    let next = rest.drop(while: \.isWhitespace)
    let word = next.prefix(while: \.isLetter)
    if let first = next.first, first == "-" {
      return next.dropFirst().first.map { $0 == "-" || $0.isLetter } ?? false
    }
    return !word.isEmpty && !["is", "as", "in", "else"].contains(word)
  }

  private static let programs: Set = [
    "apt", "apt-get", "aria2c", "bash", "brew", "cat", "cd", "chmod", "conda", "cp", "curl", "date", "df",
    "dpkg", "du", "echo", "export", "file", "find", "free", "gdown", "git", "grep", "gunzip", "head",
    "jupyter", "kaggle", "ls", "lscpu", "make", "mamba", "mkdir", "mv", "npm", "nvcc", "nvidia-smi", "pip",
    "pip3", "pwd", "python", "python3", "rm", "sed", "sh", "sudo", "swift", "tail", "tar", "touch", "uname",
    "unzip", "uv", "wc", "wget", "which", "whoami", "zip",
  ]

  /// Options may stand below what is now a comment, where they would count no more.
  private func optionsFirst() -> [String] {
    let above = lines.indices.prefix { changed.contains($0) || lines[$0].allSatisfy(\.isWhitespace) }.count
    let options = lines[above...].prefix { CellConventions.isOption($0) }
    guard !options.isEmpty, lines[..<above].contains(where: { $0.hasPrefix("//") }) else { return lines }
    return Array(options) + Array(lines[..<above]) + Array(lines[(above + options.count)...])
  }
}

/// Whether a line of Swift stands within a text or comment of several lines that began above it.
private struct OpenText {
  private enum State: Equatable {
    case code
    case text(marks: Int)
    case comment(depth: Int)
  }

  private var state = State.code
  var isOpen: Bool { state != .code }

  private static let (quote, mark, slash) = (UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "/"))
  private static let (star, backslash) = (UInt8(ascii: "*"), UInt8(ascii: "\\"))

  /// Reads a line.
  mutating func pass(_ line: String) {
    let bytes = Array(line.utf8)
    var offset = 0
    func begins(_ expected: UInt8..., at offset: Int) -> Bool {
      bytes[min(offset, bytes.count)...].starts(with: expected)
    }
    func marks(at offset: Int) -> Int { bytes[min(offset, bytes.count)...].prefix { $0 == Self.mark }.count }
    while offset < bytes.count {
      switch state {
      case .comment(let depth):
        if begins(Self.star, Self.slash, at: offset) {
          state = depth == 1 ? .code : .comment(depth: depth - 1)
          offset += 2
        } else if begins(Self.slash, Self.star, at: offset) {
          state = .comment(depth: depth + 1)
          offset += 2
        } else {
          offset += 1
        }
      case .text(let count):
        if begins(Self.quote, Self.quote, Self.quote, at: offset), marks(at: offset + 3) >= count {
          state = .code
          offset += 3 + count
        } else {
          offset += bytes[offset] == Self.backslash && count == 0 ? 2 : 1
        }
      case .code:
        if begins(Self.slash, Self.slash, at: offset) { return }
        if begins(Self.slash, Self.star, at: offset) {
          state = .comment(depth: 1)
          offset += 2
          continue
        }
        let count = marks(at: offset)
        offset += count
        if begins(Self.quote, Self.quote, Self.quote, at: offset) {
          state = .text(marks: count)
          offset += 3
        } else if begins(Self.quote, at: offset) {
          offset += 1
          // To the end of a text of one line, which may be missing.
          while offset < bytes.count, bytes[offset] != Self.quote || marks(at: offset + 1) < count {
            offset += bytes[offset] == Self.backslash && count == 0 ? 2 : 1
          }
          offset += 1 + count
        } else if count == 0 {
          offset += 1
        }
      }
    }
  }
}
