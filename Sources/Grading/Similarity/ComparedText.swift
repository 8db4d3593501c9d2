import Notebooks
import SwiftParser
import SwiftSyntax
import Texts

/// What two notebooks are compared by: kinds of tokens and words, with the lines where they stand.
struct ComparedText: Sendable, Hashable {
  /// A token's kind, or a word in lower case.
  struct Item: Sendable, Hashable {
    var kind: String
    /// From 0, in the notebook.
    var line: Int
  }

  var code: [Item] = []
  var prose: [Item] = []

  /// Cells are joined, so that splitting one changes nothing.
  init(markdown: String) {
    self = DeepStack.run { ComparedText(walking: markdown) } ?? ComparedText()
  }

  private init() {}

  private init(walking markdown: String) {
    let parser = NotebookParser(read: { $0 == "notebook" ? markdown : nil })
    let notebook = try? parser.parse(file: "notebook", root: ".").0
    let cells = (notebook?.cells ?? []).filter { $0.kind == .block }
    let lines = cells.flatMap { cell in
      cell.code.linesToTheEnd.indices(from: cell.start.line - 1)
    }
    code = Self.tokens(of: cells.map(\.code).joined(separator: "\n"), lines: lines)
    prose = Self.words(of: markdown)
  }

  /// Token kinds: names are all alike, and so are numbers and texts.
  ///
  /// - Parameter lines: Where each line of the source stands in the notebook.
  private static func tokens(of source: String, lines: [Int]) -> [Item] {
    let tree = Parser.parse(source: source)
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    return tree.tokens(viewMode: .sourceAccurate).compactMap { token in
      let kind: String? =
        switch token.tokenKind {
        case .identifier, .dollarIdentifier: "name"
        case .integerLiteral, .floatLiteral: "number"
        case .stringSegment: "text"
        case .endOfFile: nil
        default: token.text
        }
      guard let kind else { return nil }
      let index = converter.location(for: token.positionAfterSkippingLeadingTrivia).line - 1
      return Item(kind: kind, line: lines.indices.contains(index) ? lines[index] : 0)
    }
  }

  /// The words outside fences, in lower case.
  private static func words(of markdown: String) -> [Item] {
    var isInFence = false
    var words: [Item] = []
    for (number, line) in markdown.linesToTheEnd.enumerated() {
      if line.drop(while: { $0 == " " }).hasPrefix("```") {
        isInFence.toggle()
      } else if !isInFence {
        words += line.lowercased().split { !$0.isLetter }.map { Item(kind: String($0), line: number) }
      }
    }
    return words
  }

  /// The lines of this one that stand in the other too, but for what everybody was given.
  func lines(sharedWith other: ComparedText, given: ComparedText?) -> Set<Int> {
    func shared(_ items: KeyPath<ComparedText, [Item]>, run: Int) -> Set<Int> {
      let own = self[keyPath: items]
      var common = Set(Fingerprint.hashes(other[keyPath: items], run: run))
      if let given { common.subtract(Fingerprint.hashes(given[keyPath: items], run: run)) }
      var lines: Set<Int> = []
      for (start, hash) in Fingerprint.hashes(own, run: run).enumerated() where common.contains(hash) {
        lines.formUnion(own[start..<start + run].map(\.line))
      }
      return lines
    }
    return shared(\.code, run: Fingerprint.run).union(shared(\.prose, run: Fingerprint.proseRun))
  }
}

extension Array {
  /// As many numbers as elements, one after the other.
  fileprivate func indices(from first: Int) -> [Int] { indices.map { first + $0 } }
}
