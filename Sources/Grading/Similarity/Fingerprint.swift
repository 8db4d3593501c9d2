import Notebooks
import SwiftParser
import SwiftSyntax

/// What stays of a notebook when names, comments, numbers and layout are taken away: hashes of runs
/// of token kinds, thinned by winnowing (Schleimer, Wilkerson & Aiken 2003, section 3).
struct Fingerprint: Sendable, Hashable {
  /// Length of a run in tokens, and the window of which the smallest hash is kept: every match of
  /// `run + window - 1` tokens is found, none shorter than `run`.
  static let run = 23
  static let window = 17

  /// Hashes of code, and of runs of eight words of prose.
  var code: Set<UInt64>
  var prose: Set<UInt64>

  init(code: Set<UInt64>, prose: Set<UInt64>) {
    self.code = code
    self.prose = prose
  }

  /// Cells are joined, so that splitting one changes nothing.
  init(markdown: String) {
    self =
      DeepStack.run { Fingerprint(walking: markdown) }
      ?? Fingerprint(code: [], prose: [])
  }

  private init(walking markdown: String) {
    let parser = NotebookParser(read: { $0 == "notebook" ? markdown : nil })
    let notebook = try? parser.parse(file: "notebook", root: ".").0
    let cells = (notebook?.cells ?? []).filter { $0.kind == .block }.map(\.code)
    code = Self.winnow(Self.kinds(of: cells.joined(separator: "\n")), run: Self.run, window: Self.window)
    prose = Self.winnow(Self.words(of: markdown), run: 8, window: 4)
  }

  /// Token kinds: names are all alike, and so are numbers and texts.
  static func kinds(of source: String) -> [String] {
    Parser.parse(source: source).tokens(viewMode: .sourceAccurate).compactMap { token in
      switch token.tokenKind {
      case .identifier, .dollarIdentifier: "name"
      case .integerLiteral, .floatLiteral: "number"
      case .stringSegment: "text"
      case .endOfFile: nil
      default: token.text
      }
    }
  }

  /// The words outside fences, in lower case.
  private static func words(of markdown: String) -> [String] {
    var isInFence = false
    var words: [String] = []
    for line in markdown.split(separator: "\n") {
      if line.drop(while: { $0 == " " }).hasPrefix("```") {
        isInFence.toggle()
      } else if !isInFence {
        words += line.lowercased().split { !$0.isLetter }.map(String.init)
      }
    }
    return words
  }

  private static func winnow(_ items: [String], run: Int, window: Int) -> Set<UInt64> {
    guard items.count >= run else { return [] }
    let hashes = (0...items.count - run).map { start in
      items[start..<start + run].reduce(UInt64(14_695_981_039_346_656_037)) { hash, item in
        (item.utf8.reduce(hash) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 } ^ 0xFF) &* 1_099_511_628_211
      }
    }
    guard hashes.count > window else { return hashes.min().map { [$0] } ?? [] }
    var kept: Set<UInt64> = []
    for start in 0...hashes.count - window {
      if let least = hashes[start..<start + window].min() { kept.insert(least) }
    }
    return kept
  }
}
