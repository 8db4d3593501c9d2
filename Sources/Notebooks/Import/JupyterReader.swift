import Foundation
import Texts

/// Reads a Jupyter notebook (nbformat 4) as a chapter's Markdown, with the cell options that
/// Jupyter, Quarto and MyST write in their own ways. Outputs are not taken over: they are made
/// anew when the chapter runs.
public struct JupyterReader {
  /// The chapter's text.
  public private(set) var markdown = ""
  /// Pictures that were kept inside the notebook, by the names under which the text shows them.
  public private(set) var attachments: [String: Data] = [:]
  /// What could not be taken over as it was.
  public private(set) var diagnostics: [Diagnostic] = []

  private let file: String
  private let language: String

  /// - Parameters:
  ///   - file: The notebook's name, as messages give it.
  ///   - language: The language of its code cells, whatever it says itself; `nil` to believe it.
  /// - Throws: A `Diagnostic` when the file is no notebook of this format.
  public init(file: String, data: Data, language: String? = nil) throws {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: data)
    } catch {
      throw Diagnostic(
        at: SourcePosition(file: file, line: 1, column: 1),
        "'\(file)' is no Jupyter notebook: \(Self.words(error)).",
        help: "Give a file that Jupyter saved, of nbformat 4.")
    }
    guard document.nbformat == 4 else {
      throw Diagnostic(
        at: SourcePosition(file: file, line: 1, column: 1), "'\(file)' is of nbformat \(document.nbformat).",
        help: "Open it in Jupyter and save it: that brings it to nbformat 4.")
    }
    self.file = file
    self.language = language ?? document.language
    var parts: [String] = []
    for (number, cell) in document.cells.enumerated() { parts.append(text(of: cell, number: number)) }
    markdown = parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func words(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, _): return "it has no '\(key.stringValue)'"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is of the wrong kind"
    default: return "it is not JSON"
    }
  }

  private mutating func text(of cell: Document.Cell, number: Int) -> String {
    let source = cell.source.text.hasSuffix("\n") ? String(cell.source.text.dropLast()) : cell.source.text
    switch cell.kind {
    case "markdown":
      keep(cell.attachments ?? [:])
      return MystMarkdown.converted(source.replacing("](attachment:", with: "]("))
    case "raw":
      let isFrontMatter = number == 0 && source.hasPrefix("---")
      return isFrontMatter ? source : fenced("```text", source)
    case "code": return code(cell, source)
    default:
      diagnostics.append(
        Diagnostic(.warning, at: nil, "Cell \(number + 1) is of the kind '\(cell.kind)' and was left out."))
      return ""
    }
  }

  private mutating func code(_ cell: Document.Cell, _ source: String) -> String {
    guard language == "swift" else { return fenced("```\(language)", source) }
    var options = CellConventions.options(ofTags: cell.metadata?.tags ?? [])
    if cell.metadata?.jupyter?.source_hidden == true { options.append("code-fold: true") }
    if cell.metadata?.jupyter?.outputs_hidden == true { options.append("output: false") }
    if let label = cell.metadata?.label ?? cell.metadata?.name { options.insert("label: \(label)", at: 0) }
    let (own, rest) = CellConventions.split(source)
    func key(_ option: String) -> Substring { option.prefix { $0 != ":" } }
    let known = Set(own.map(key))
    options.removeAll { known.contains(key($0)) }
    let lines = (own + options).map { "//| \($0)" } + (rest.isEmpty ? [] : [rest])
    let text = fenced("```{swift}", lines.joined(separator: "\n"))
    guard let indentation = cell.metadata?.lectern?.indentation, !indentation.isEmpty else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : indentation + $0 }.joined(separator: "\n")
  }

  /// A fence that is longer than any in the text.
  private func fenced(_ opening: String, _ text: String) -> String {
    let longest = text.lines.reduce(0) { longest, line in
      max(longest, line.drop { $0 == " " }.prefix { $0 == "`" }.count)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return fence + opening.dropFirst(3) + "\n" + text + "\n" + fence
  }

  private mutating func keep(_ attachments: [String: [String: Document.Lines]]) {
    for (name, forms) in attachments {
      for content in forms.values {
        let text = content.text.filter { !$0.isWhitespace }
        if let data = Data(base64Encoded: text) { self.attachments[name] = data }
      }
    }
  }
}

/// As much of nbformat 4 as a chapter needs. What the format demands and a reader can do without, such as
/// metadata, may be missing.
private struct Document: Decodable {
  /// Text, or its lines.
  struct Lines: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text = try (try? container.decode(String.self)) ?? container.decode([String].self).joined()
    }
  }

  struct Cell: Decodable {
    struct Metadata: Decodable {
      struct Jupyter: Decodable {
        var source_hidden: Bool?
        var outputs_hidden: Bool?
      }
      struct Lectern: Decodable { var indentation: String? }

      var tags: [String]?
      var label: String?
      var name: String?
      var jupyter: Jupyter?
      var lectern: Lectern?
    }

    var kind: String
    var source: Lines
    var metadata: Metadata?
    var attachments: [String: [String: Lines]]?

    private enum CodingKeys: String, CodingKey {
      case kind = "cell_type"
      case source, metadata, attachments
    }
  }

  struct Metadata: Decodable {
    struct Kernel: Decodable {
      var language: String?
      var name: String?
    }
    struct Language: Decodable { var name: String? }

    var kernelspec: Kernel?
    var language_info: Language?
  }

  var nbformat: Int
  var cells: [Cell]
  var metadata: Metadata?

  var language: String {
    let name =
      metadata?.language_info?.name ?? metadata?.kernelspec?.language ?? metadata?.kernelspec?.name
    return name?.lowercased() ?? "python"
  }
}
