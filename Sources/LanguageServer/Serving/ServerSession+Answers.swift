import Editing
import Foundation

// Requests and what is answered.
extension ServerSession {
  mutating func answer(_ method: String, _ parameters: JSON, _ id: JSON) {
    guard isInitialized || method == "initialize" else {
      fail(id, .notInitialized, "The server was not initialized.")
      return
    }
    guard !saidGoodbye else {
      fail(id, .invalidRequest, "The server was shut down.")
      return
    }
    guard !queue.takeCancelled(id) else {
      fail(id, .cancelled, "The request was taken back.")
      return
    }
    do {
      switch method {
      case "initialize":
        begin(parameters)
        reply(id, Capabilities.json)
      case "shutdown":
        saidGoodbye = true
        reply(id, .null)
      case "workspace/executeCommand": reply(id, try execute(parameters))
      default:
        guard let answer = try answer(method, parameters) else {
          fail(id, .unknownMethod, "This server does not know '\(method)'.")
          return
        }
        reply(id, answer)
      }
    } catch {
      fail(id, .requestFailed, error.message)
    }
  }

  /// What is answered about a document; `nil` for a request that is not known.
  private func answer(_ method: String, _ parameters: JSON) throws(Refusal) -> JSON? {
    switch method {
    case "textDocument/completion": return about(parameters) { $0.completions(at: $1) }
    case "textDocument/hover": return about(parameters) { $0.hover(at: $1) }
    case "textDocument/definition": return about(parameters) { $0.definition(at: $1) }
    case "textDocument/signatureHelp": return about(parameters) { $0.signatureHelp(at: $1) }
    case "textDocument/references":
      let isDeclarationWanted = parameters["context"]?["includeDeclaration"]?.bool ?? true
      return about(parameters) { $0.references(at: $1, withDeclaration: isDeclarationWanted) }
    case "textDocument/prepareRename":
      guard let (file, position) = target(parameters) else { return .null }
      return try file.prepareRename(at: position)
    case "textDocument/rename":
      guard let (file, position) = target(parameters) else { return .null }
      return try file.rename(at: position, to: parameters["newName"]?.string ?? "")
    case "textDocument/codeAction": return known(parameters)?.codeActions(parameters) ?? .null
    case "textDocument/documentSymbol": return known(parameters)?.symbols() ?? .null
    case "textDocument/foldingRange": return known(parameters)?.folding() ?? .null
    case "textDocument/documentLink": return known(parameters)?.links() ?? .null
    case "textDocument/semanticTokens/full": return known(parameters)?.tokens() ?? .null
    case "textDocument/codeLens": return known(parameters)?.lenses() ?? .null
    case "textDocument/formatting": return try known(parameters)?.formatting(nil) ?? .null
    case "textDocument/rangeFormatting":
      guard let start = TextPosition(parameters["range"]?["start"]),
        let end = TextPosition(parameters["range"]?["end"])
      else { return .null }
      return try known(parameters)?.formatting(start..<max(start, end)) ?? .null
    default: return nil
    }
  }

  /// A document with its course as it is typed.
  private func known(_ parameters: JSON) -> (any OpenFile)? {
    let file = file(parameters)
    file?.course.catchUp()
    return file
  }

  private func target(_ parameters: JSON) -> (any OpenFile, TextPosition)? {
    guard let file = known(parameters), let position = TextPosition(parameters["position"]),
      position.line >= 0, position.line < file.document.lineStarts.count
    else { return nil }
    return (file, position)
  }

  private func about(_ parameters: JSON, _ ask: (any OpenFile, TextPosition) -> JSON) -> JSON {
    target(parameters).map { ask($0.0, $0.1) } ?? .null
  }

  private func execute(_ parameters: JSON) throws(Refusal) -> JSON {
    guard parameters["command"]?.string == OpenChapter.runCommand else {
      throw Refusal(
        message: "This server does not know the command '\(parameters["command"]?.string ?? "")'.")
    }
    let arguments = parameters["arguments"]?.array ?? []
    guard let uri = arguments.first?.string, let chapter = files[uri] as? OpenChapter,
      let number = arguments.dropFirst().first?.int
    else {
      throw Refusal(message: "There is no open chapter to run. Open it first.")
    }
    chapter.course.catchUp()
    guard let notebook = chapter.notebook, let kernel = chapter.course.kernel,
      notebook.cellBlocks.indices.contains(number)
    else {
      throw Refusal(
        message:
          "There is no such cell, or no Swift compiler to run it; 'lectern doctor' says what is missing.")
    }
    let queue = queue
    chapter.runs.run(notebook, from: number, kernel: kernel) { queue.add(.ran(uri)) }
    return .null
  }
}
