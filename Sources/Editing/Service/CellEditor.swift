import Files
import Foundation
import Kernel
import Synchronization

/// Answers what a cell's text means, by the compiler's own service.
///
/// Nothing that is asked writes to the disk: the service reads the text from the request. The file that bears
/// the document's name is empty and is only there because the service wants one.
public final class CellEditor: Sendable {
  let service: SourceKit
  let toolchain: Toolchain
  private let file: URL

  /// - Parameter folder: Where the empty file may lie, such as the user's cache.
  /// - Throws: `MachineFault` when the toolchain has no such service.
  public init(toolchain: Toolchain, folder: URL) throws {
    self.toolchain = toolchain
    service = try SourceKit.of(toolchain)
    try AtomicFile.makeFolder(folder)
    file = folder.appendingPathComponent("cell.swift")
    if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
  }

  /// Where the service's files lie.
  var folder: URL { file.deletingLastPathComponent() }

  /// The name of the document in requests and answers.
  var document: String { file.path }

  /// Reads what every cell imports, so that the first question does not wait for it.
  public func warmUp(_ context: CellContext) {
    _ = complete(EditedCell(code: "", context: context), at: 0)
  }

  /// A request about an offset in a cell.
  func request(_ kind: String, _ cell: EditedCell, at offset: Int = 0, further: String = "")
    -> SourceKitValue?
  {
    let arguments = [document] + cell.context.arguments
    return service.send(
      """
      { key.request: source.request.\(kind), key.name: \(quoted(document)), \
      key.sourcefile: \(quoted(document)), key.primary_file: \(quoted(document)), \
      key.sourcetext: \(quoted(cell.text)), key.offset: \(cell.compilerOffset(offset)), \(further) \
      key.compilerargs: [\(arguments.map(quoted).joined(separator: ","))] }
      """)
  }

  /// A request that is not about a text, with what a cell's compiler would be given.
  func request(_ kind: String, _ cell: EditedCell, named name: String, further: String) -> SourceKitValue? {
    service.send(
      """
      { key.request: source.request.\(kind), key.name: \(quoted(name)), \(further) \
      key.compilerargs: [\(cell.context.arguments.map(quoted).joined(separator: ","))] }
      """)
  }

  /// Asks something about a document that is opened for it.
  func ask(_ kind: String, _ cell: EditedCell, at offset: Int = 0, further: String = "") -> SourceKitValue? {
    opened(cell) { request(kind, cell, at: offset, further: further) }
  }

  /// Opens a document for what is asked about it.
  func opened<Answer>(_ cell: EditedCell, _ body: () -> Answer) -> Answer {
    _ = request(
      "editor.open", cell,
      further: "key.enablesyntaxmap: 0, key.enablesubstructure: 0, key.syntactic_only: 0,")
    defer {
      _ = service.send("{ key.request: source.request.editor.close, key.name: \(quoted(document)) }")
    }
    return body()
  }

  /// A text as YAML reads it; JSON's strings are among them.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += String(format: "\\x%02x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
