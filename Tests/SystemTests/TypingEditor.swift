import Foundation
import Sandboxes
import Testing

/// An editor with one file open and `lectern lsp` behind it, in which somebody types and does not save.
final class TypingEditor {
  private let process: ChildProcess
  private let input: OwnedDescriptor
  private let address: String
  private var version = 1

  init(_ program: Program, _ file: String, _ text: String) throws {
    let pipe = try ProcessPipe()
    let null = try OwnedDescriptor.null()
    process = try ChildProcess(
      executable: Program.path, arguments: ["lsp"],
      environment: program.environment(),
      directory: program.folder.path, descriptors: [(0, pipe.reading), (1, null), (2, null)])
    pipe.reading.close()
    input = pipe.writing
    address = program.folder.appendingPathComponent(file).absoluteString
    try send("initialize", ["capabilities": [String: String]()], id: 1)
    try send("initialized", [String: String]())
    try send(
      "textDocument/didOpen",
      ["textDocument": ["uri": address, "languageId": "markdown", "version": 1, "text": text]])
  }

  /// The file has this text in the editor.
  func type(_ text: String) throws {
    version += 1
    try send(
      "textDocument/didChange",
      ["textDocument": ["uri": address, "version": version], "contentChanges": [["text": text]]])
  }

  /// Closes the file without saving it.
  func letGo() { try? send("textDocument/didClose", ["textDocument": ["uri": address]]) }

  func close() {
    input.close()
    _ = process.waitForEnd()
  }

  private func send(_ method: String, _ parameters: [String: Any], id: Int? = nil) throws {
    var message: [String: Any] = ["jsonrpc": "2.0", "method": method, "params": parameters]
    if let id { message["id"] = id }
    let body = try JSONSerialization.data(withJSONObject: message)
    _ = input.write(Array("Content-Length: \(body.count)\r\n\r\n".utf8) + Array(body))
  }
}
