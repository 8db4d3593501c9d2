import Markup
import Texts

/// Two similar hand-ins side by side, with the lines marked that stand in both. It says where to look, no more.
struct PairReport {
  var pair: SimilarityReport.Pair
  /// Names as the class's page shows them, and the notebooks' Markdown.
  var names: (String, String)
  var texts: (String, String)
  /// What everybody was given.
  var starter: String?
  var eyebrow: String

  func page(_ frame: ReportFrame) -> String {
    let (first, second) = (ComparedText(markdown: texts.0), ComparedText(markdown: texts.1))
    let given = starter.map { ComparedText(markdown: $0) }
    let columns = Node.element("div", ["class": "pair"]) {
      column(names.0, "first", texts.0, marked: first.lines(sharedWith: second, given: given))
      column(names.1, "second", texts.1, marked: second.lines(sharedWith: first, given: given))
    }
    return frame.page(
      title: "\(names.0) and \(names.1)", eyebrow: eyebrow,
      lead:
        "They share \(percent(pair.code)) of the code and \(percent(pair.prose)) of the prose of the shorter one. Names, numbers, texts and comments do not count; marked lines stand in both.",
      isWide: true, body: [columns])
  }

  private func column(_ name: String, _ identifier: String, _ text: String, marked: Set<Int>) -> Node {
    var pieces: [(isMarked: Bool, text: String)] = []
    for (number, line) in text.linesToTheEnd.enumerated() {
      let isMarked = marked.contains(number)
      let words = Self.plain(line) + "\n"
      if pieces.last?.isMarked == isMarked {
        pieces[pieces.count - 1].text += words
      } else {
        pieces.append((isMarked, words))
      }
    }
    let source = Node.element("pre") {
      Node.element("code") {
        for piece in pieces { piece.isMarked ? Node.element("mark", text: piece.text) : .text(piece.text) }
      }
    }
    return ReportFrame.section(name, identifier, [source])
  }

  /// Characters that HTML has no place for are shown as such.
  private static func plain(_ line: Substring) -> String {
    String(
      String.UnicodeScalarView(
        line.unicodeScalars.map { $0.properties.generalCategory == .control && $0 != "\t" ? "\u{FFFD}" : $0 })
    )
  }
}
