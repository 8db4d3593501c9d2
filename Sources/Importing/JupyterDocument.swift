import Foundation
import Notebooks

/// As much of a notebook as a chapter needs, of nbformat 3 or 4. What the format demands and a reader can do
/// without, such as metadata, may be missing or of the wrong kind.
struct JupyterDocument: Decodable {
  /// Text, or its lines.
  struct Lines: Decodable {
    var text: String

    init(_ text: String) { self.text = text }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
        return
      }
      let lines = try container.decode([String?].self).compactMap { $0 }
      // Some programs leave the ends out, which VS Code puts back.
      let areLines = lines.count > 1 && lines.dropLast().allSatisfy { !$0.contains("\n") }
      text = lines.joined(separator: areLines ? "\n" : "")
    }
  }

  /// A file within a notebook, in one form or several.
  private struct Attachment: Decodable {
    private struct Form: Decodable {
      var lines: Lines?

      init(from decoder: any Decoder) throws { lines = try? Lines(from: decoder) }
    }
    var forms: [String: Lines]

    init(from decoder: any Decoder) throws {
      forms = (try? [String: Form](from: decoder))?.compactMapValues(\.lines) ?? [:]
    }
  }

  struct Cell: Decodable {
    var kind: String
    var source: Lines
    var attachments: [String: [String: Lines]]
    /// Of a heading of nbformat 3.
    var level: Int?
    var language: String?
    var tags: [String]
    var label: String?
    var hidesSource: Bool
    /// What our own export says of where the cell stands.
    var surroundings: CellSurroundings?
    /// The source that an export wrote for the front matter's `params`.
    var parameters: String?
    /// The source that an export wrote for the course's `macros`.
    var macros: String?
    /// What raw text is: `text/html`, `text/latex`.
    var format: String?
    /// The language that an editor notes of this cell alone, where it is one of those that are known: VS Code's and
    /// .NET's notebooks have cells in several.
    var editorLanguage: String?
    /// Whether something stands below it that a run put out.
    var hasOutputs: Bool
    /// Metadata of the wrong kind, by their names.
    var strange: [String] = []

    private enum Keys: String, CodingKey {
      case cell_type, source, input, outputs, metadata, attachments, level, language
    }
    private enum MetadataKeys: String, CodingKey {
      case tags, label, name, jupyter, lectern, format, raw_mimetype, collapsed
      case vscode, dotnet_interactive, polyglot_notebook, cellView
    }
    private enum EditorKeys: String, CodingKey { case languageId, language, kernelName }
    private enum JupyterKeys: String, CodingKey { case source_hidden }
    private enum LecternKeys: String, CodingKey { case indentation, opening, joined, parameters, macros }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      kind = try container.decode(String.self, forKey: .cell_type)
      let key = kind == "code" && container.contains(.input) ? Keys.input : .source
      source = Lines("")
      do { source = try container.decode(Lines.self, forKey: key) } catch { strange.append("source") }
      // One that is of the wrong kind leaves the others.
      attachments =
        (try? container.decode([String: Attachment].self, forKey: .attachments))?.mapValues(\.forms) ?? [:]
      hasOutputs = (try? container.nestedUnkeyedContainer(forKey: .outputs))?.isAtEnd == false
      level = try? container.decode(Int.self, forKey: .level)
      language = try? container.decode(String.self, forKey: .language)
      let metadata = try? container.nestedContainer(keyedBy: MetadataKeys.self, forKey: .metadata)
      tags = []
      if let metadata, metadata.contains(.tags) {
        do { tags = try metadata.decode([String].self, forKey: .tags) } catch { strange.append("tags") }
      }
      label =
        (try? metadata?.decode(String.self, forKey: .label))
        ?? (try? metadata?.decode(String.self, forKey: .name))
      let jupyter = try? metadata?.nestedContainer(keyedBy: JupyterKeys.self, forKey: .jupyter)
      // Colab's forms show their title alone.
      hidesSource =
        (try? jupyter?.decode(Bool.self, forKey: .source_hidden))
        ?? ((try? metadata?.decode(String.self, forKey: .cellView)) == "form")
      let words = [
        (MetadataKeys.vscode, EditorKeys.languageId), (.polyglot_notebook, .kernelName),
        (.dotnet_interactive, .language),
      ].compactMap { parent, key in
        try? metadata?.nestedContainer(keyedBy: EditorKeys.self, forKey: parent).decode(
          String.self, forKey: key)
      }
      editorLanguage = words.map { $0.lowercased() }.first { CellConventions.languages.contains($0) }
      let lectern = try? metadata?.nestedContainer(keyedBy: LecternKeys.self, forKey: .lectern)
      parameters = try? lectern?.decode(String.self, forKey: .parameters)
      macros = try? lectern?.decode(String.self, forKey: .macros)
      // Marks of quotations and lists, and nothing that would be text.
      let marks = " \t>-*+:.)0123456789"
      if let lectern, let indentation = try? lectern.decode(String.self, forKey: .indentation),
        indentation.allSatisfy(marks.contains)
      {
        let opening = try? lectern.decode(String.self, forKey: .opening)
        let joined = (try? lectern.decode(String.self, forKey: .joined)) ?? ""
        let isMark = opening?.allSatisfy(marks.contains) ?? false
        var surroundings = CellSurroundings(
          opening: isMark ? opening ?? indentation : indentation, indentation: indentation)
        surroundings.isJoinedAbove = joined.contains("above")
        surroundings.isJoinedBelow = joined.contains("below")
        self.surroundings = surroundings
      }
      format =
        (try? metadata?.decode(String.self, forKey: .raw_mimetype))
        ?? (try? metadata?.decode(String.self, forKey: .format))
    }
  }

  private struct Worksheet: Decodable { var cells: [Cell]? }

  var format: Int
  var cells: [Cell]
  /// `nil` when the notebook does not say.
  var language: String?

  private enum Keys: String, CodingKey { case nbformat, cells, worksheets, metadata }
  private enum MetadataKeys: String, CodingKey { case kernelspec, language_info }
  private struct Name: Decodable {
    var language: String?
    var name: String?
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    // Some programs write numbers as text.
    let word = try? container.decode(String.self, forKey: .nbformat)
    format = try word.flatMap { Int($0) } ?? container.decode(Int.self, forKey: .nbformat)
    cells =
      try format == 3
      ? (container.decodeIfPresent([Worksheet].self, forKey: .worksheets) ?? []).flatMap { $0.cells ?? [] }
      : format == 4 ? container.decode([Cell?].self, forKey: .cells).compactMap { $0 } : []
    let metadata = try? container.nestedContainer(keyedBy: MetadataKeys.self, forKey: .metadata)
    let info = try? metadata?.decode(Name.self, forKey: .language_info)
    let kernel = try? metadata?.decode(Name.self, forKey: .kernelspec)
    language = (info?.name ?? kernel?.language ?? kernel?.name ?? cells.lazy.compactMap(\.language).first)?
      .lowercased()
  }

  /// - Throws: `DecodingError`.
  static func read(_ data: Data) throws -> JupyterDocument {
    do {
      return try JSONDecoder().decode(JupyterDocument.self, from: data)
    } catch DecodingError.dataCorrupted(let context) {
      // Python writes NaN and Infinity into outputs, which are no JSON and are not looked at.
      let decoder = JSONDecoder()
      decoder.allowsJSON5 = true
      guard let document = try? decoder.decode(JupyterDocument.self, from: data) else {
        throw DecodingError.dataCorrupted(context)
      }
      return document
    }
  }
}
