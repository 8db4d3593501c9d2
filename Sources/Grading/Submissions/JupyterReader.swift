import Foundation

/// Turns a Jupyter notebook (nbformat 4) into a chapter's Markdown; stored outputs are dropped.
enum JupyterReader {
  private struct File: Decodable {
    var cells: [Cell]
  }

  private struct Cell: Decodable {
    var type: String
    var source: Source

    enum CodingKeys: String, CodingKey {
      case type = "cell_type"
      case source
    }
  }

  /// The format allows one text or a list of lines.
  private enum Source: Decodable {
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let lines = try? container.decode([String].self) {
        self = .text(lines.joined())
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var text: String {
      switch self {
      case .text(let text): text
      }
    }
  }

  /// - Throws: `SubmissionFault` when the file is no notebook.
  static func markdown(_ data: Data, named name: String) throws -> String {
    guard let file = try? JSONDecoder().decode(File.self, from: data) else {
      throw SubmissionFault("'\(name)' is no Jupyter notebook of format 4; save it again from Jupyter.")
    }
    return file.cells.map { cell in
      let text = cell.source.text
      guard cell.type == "code" else { return text + "\n" }
      // A fence longer than any in the code, so that the code cannot end it.
      let longest =
        text.split(separator: "\n" as Character)
        .map { (line: Substring) -> Int in Substring(line.prefix(while: { $0 == "`" })).count }.max() ?? 0
      let fence = String(repeating: "`", count: max(3, longest + 1))
      return "\(fence){swift}\n\(text)\n\(fence)\n"
    }.joined(separator: "\n")
  }
}
