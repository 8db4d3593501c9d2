import Markup
import Notebooks

extension HTMLWriter {
  mutating func exercise(_ division: Division, label: String) -> Node {
    let (title, blocks) = titled(division)
    let level = division.attributes["level"]
    let points = division.attributes["points"]
    return .element("section", ["class": "exercise", "id": label, "aria-labelledby": "\(label)-title"]) {
      Node.element("p", ["class": "statement-title", "id": "\(label)-title"]) {
        statementTitle(.exercise, label: label, title: title)
        if let level { Node.element("span", ["class": "badge"], text: level) }
        if let points {
          Node.element("span", ["class": "badge"], text: "\(points) \(context.vocabulary.points)")
        }
      }
      content(blocks)
    }
  }

  /// A solution, folded or open; hidden ones never come this far.
  mutating func solution(_ division: Division, label: String) -> Node {
    let exercise = "exr-" + label.dropFirst(4)
    if context.index?.targets[exercise] == nil {
      let known = context.index?.targets.keys.filter { $0.hasPrefix("exr-") }.sorted() ?? []
      diagnostics.append(
        Diagnostic(
          at: division.range.start, "There is no exercise '\(exercise)' for the solution '\(label)'.",
          help: Suggestion.closest(to: exercise, among: known).map {
            "Did you mean '#sol-\($0.dropFirst(4))'?"
          }
            ?? "Give the exercise the label '#\(exercise)'."))
    }
    let (title, blocks) = titled(division)
    let heading = statementTitle(.solution, label: label, title: title)
    if context.solutions == .show {
      return .element("div", ["class": "solution", "id": label]) {
        Node.element("p", ["class": "statement-title"], children: heading)
        content(blocks)
      }
    }
    return .element("details", ["class": "solution", "id": label]) {
      Node.element("summary", ["class": "statement-title"], children: heading)
      content(blocks)
    }
  }
}
