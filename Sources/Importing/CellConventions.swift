import Notebooks
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

  /// What editors of several languages call those of a cell that is no Swift; of "plaintext" and the like they say
  /// nothing.
  static let languages: Set = [
    "bash", "c", "cpp", "csharp", "css", "fsharp", "go", "html", "java", "javascript", "json", "julia", "kql",
    "latex", "markdown", "mermaid", "powershell", "pwsh", "python", "r", "ruby", "rust", "shellscript", "sql",
    "swift", "typescript", "yaml",
  ]

  /// A line `//| key: value`, in whichever comment sign.
  static func isOption(_ line: some StringProtocol) -> Bool {
    let text = line.drop { $0 == " " }
    return marks.contains { text.hasPrefix($0) }
  }

  private static let marks = ["//|", "// |", "#|", "# |"]

  /// The option lines at the top of a cell, in whichever comment sign, without it, and the rest.
  static func split(_ source: String) -> (options: [String], rest: String) {
    let lines = source.linesToTheEnd
    var options: [String] = []
    for line in lines {
      let text = line.drop { $0 == " " }
      guard let mark = marks.first(where: { text.hasPrefix($0) }) else { break }
      let rest = text.dropFirst(mark.count)
      options.append(String(rest.first == " " ? rest.dropFirst() : rest))
    }
    return (options, lines.dropFirst(options.count).joined(separator: "\n"))
  }
}
