import Courses
import Editing
import Foundation

/// What is open, and the answers to messages. Belongs to the thread that answers.
struct ServerSession {
  private let installation: Installation
  private let queue: MessageQueue
  private let send: (JSON) -> Void
  private var documents: [String: OpenChapter] = [:]
  private var courses: [String: OpenCourse] = [:]
  /// Documents that changed and were not looked through since.
  private var changed: Set<String> = []
  private var isInitialized = false
  private(set) var saidGoodbye = false
  private(set) var isOver = false

  init(installation: Installation, queue: MessageQueue, send: @escaping (JSON) -> Void) {
    self.installation = installation
    self.queue = queue
    self.send = send
  }

  /// How long to wait for a message before `idle` has something to do.
  var patience: Double { changed.isEmpty ? 3_600 : 0.15 }

  mutating func take(_ bytes: [UInt8]) {
    guard let message = JSON(bytes), let method = message["method"]?.string else {
      // An answer to a request of ours would have an id and no method; we send none.
      if JSON(bytes) == nil { fail(.null, .parse, "The message is no JSON.") }
      return
    }
    let parameters = message["params"] ?? [:]
    if let id = message["id"] {
      answer(method, parameters, id)
    } else {
      note(method, parameters)
    }
  }

  /// Nobody types: a moment to look through what changed.
  mutating func idle() {
    for uri in changed { look(at: uri) }
    changed = []
  }

  /// Says what is wrong with a document, and has its cells compiled if they are others.
  mutating func look(at uri: String) {
    guard let document = documents[uri] else { return }
    takeTexts(document)
    send(
      notification(
        "textDocument/publishDiagnostics",
        [
          "uri": .string(uri), "version": .int(document.document.version),
          "diagnostics": .array(document.diagnostics()),
        ]))
    let queue = queue
    document.compile { queue.add(.compiled(uri)) }
  }

  private func takeTexts(_ document: OpenChapter) {
    let texts = Dictionary(
      documents.values.map { (CourseBuild.absolute($0.file), $0.document.text) }, uniquingKeysWith: { $1 })
    document.course.take(document.file) { texts[$0] }
  }

  private mutating func answer(_ method: String, _ parameters: JSON, _ id: JSON) {
    guard isInitialized || method == "initialize" else {
      fail(id, .notInitialized, "The server was not initialized.")
      return
    }
    guard !saidGoodbye else {
      fail(id, .invalidRequest, "The server was shut down.")
      return
    }
    switch method {
    case "initialize":
      isInitialized = true
      reply(id, Self.capabilities)
    case "shutdown":
      saidGoodbye = true
      reply(id, .null)
    case "textDocument/completion": reply(id, atPlace(parameters) { $0.completions(at: $1) })
    case "textDocument/hover": reply(id, atPlace(parameters) { $0.hover(at: $1) })
    case "textDocument/definition": reply(id, atPlace(parameters) { $0.definition(at: $1) })
    case "textDocument/signatureHelp": reply(id, atPlace(parameters) { $0.signatureHelp(at: $1) })
    case "textDocument/codeAction": reply(id, document(parameters)?.codeActions(parameters) ?? .null)
    default: fail(id, .unknownMethod, "This server does not know '\(method)'.")
    }
  }

  private mutating func note(_ method: String, _ parameters: JSON) {
    switch method {
    case "exit": isOver = true
    case "textDocument/didOpen": open(parameters["textDocument"] ?? [:])
    case "textDocument/didChange":
      guard let document = document(parameters) else { return }
      for change in parameters["contentChanges"]?.array ?? [] { document.document.apply(change) }
      document.document.version = parameters["textDocument"]?["version"]?.int ?? 0
      changed.insert(document.uri)
    case "textDocument/didSave":
      guard let document = document(parameters) else { return }
      document.course.reload(document.file)
      changed.formUnion(documents.values.filter { $0.course === document.course }.map(\.uri))
    case "textDocument/didClose":
      guard let document = document(parameters) else { return }
      documents[document.uri] = nil
      changed.remove(document.uri)
      send(
        notification("textDocument/publishDiagnostics", ["uri": .string(document.uri), "diagnostics": []]))
    default: break
    }
  }

  private mutating func open(_ item: JSON) {
    guard let uri = item["uri"]?.string, let file = FileAddress.path(uri) else { return }
    let text = TextDocument(item["text"]?.string ?? "", version: item["version"]?.int ?? 0)
    do {
      let known = courses.values.first { $0.chapter(file) != nil }
      let course = try known ?? OpenCourse(containing: file, installation: installation)
      courses[course.folder.path] = course
      documents[uri] = OpenChapter(uri: uri, file: file, document: text, course: course)
      changed.insert(uri)
    } catch {
      send(notification("window/showMessage", ["type": 1, "message": .string(String(describing: error))]))
    }
  }

  private func document(_ parameters: JSON) -> OpenChapter? {
    (parameters["textDocument"]?["uri"]?.string).flatMap { documents[$0] }
  }

  private mutating func atPlace(_ parameters: JSON, _ ask: (OpenChapter, TextPosition) -> JSON) -> JSON {
    guard let document = document(parameters), let position = TextPosition(parameters["position"]) else {
      return .null
    }
    if changed.contains(document.uri) { takeTexts(document) }
    return ask(document, position)
  }

  private func reply(_ id: JSON, _ result: JSON) { send(["jsonrpc": "2.0", "id": id, "result": result]) }

  private func fail(_ id: JSON, _ code: ErrorCode, _ message: String) {
    send([
      "jsonrpc": "2.0", "id": id, "error": ["code": .int(code.rawValue), "message": .string(message)],
    ])
  }

  private func notification(_ method: String, _ parameters: JSON) -> JSON {
    ["jsonrpc": "2.0", "method": .string(method), "params": parameters]
  }

  private static let capabilities: JSON = [
    "capabilities": [
      "positionEncoding": "utf-16",
      "textDocumentSync": ["openClose": true, "change": 2, "save": ["includeText": false]],
      "completionProvider": ["triggerCharacters": [".", "@", "|", ":", "-"]],
      "hoverProvider": true, "definitionProvider": true,
      "signatureHelpProvider": ["triggerCharacters": ["(", ","]],
      "codeActionProvider": ["codeActionKinds": ["quickfix"]],
    ],
    "serverInfo": ["name": "lectern", "version": "0.1.0"],
  ]
}
