import Texts

/// What other notebooks say about a cell, as cell options of ours.
enum CellConventions {
  /// Tags of Jupyter Book, MyST and nbconvert.
  static func options(ofTags tags: [String]) -> [String] {
    tags.flatMap { tag -> [String] in
      switch tag {
      case "hide-input", "hide_input": ["code-fold: true"]
      case "remove-input", "remove_input": ["echo: false"]
      case "hide-output", "hide_output", "remove-output", "remove_output": ["output: false"]
      case "hide-cell", "hide_cell", "remove-cell", "remove_cell": ["include: false"]
      case "raises-exception": ["error: true"]
      case "skip-execution": ["eval: false"]
      case "remove-stderr", "remove-stdout", "scroll-output", "parameters", "injected-parameters": []
      default: ["classes: \(tag)"]
      }
    }
  }

  /// The option lines at the top of a cell, in whichever comment sign, without it, and the rest.
  static func split(_ source: String) -> (options: [String], rest: String) {
    let lines = source.linesToTheEnd
    var options: [String] = []
    for line in lines {
      let text = line.drop { $0 == " " }
      guard let mark = ["//|", "// |", "#|", "# |"].first(where: { text.hasPrefix($0) }) else { break }
      let rest = text.dropFirst(mark.count)
      options.append(String(rest.first == " " ? rest.dropFirst() : rest))
    }
    return (options, lines.dropFirst(options.count).joined(separator: "\n"))
  }
}
