import Courses
import Editing
import Foundation

/// What is open, and what came of it. Belongs to the thread that answers.
struct ServerSession {
  private let installation: Installation
  /// Kinds of settings beside those of courses.
  private let settings: [SettingsKind]
  let queue: MessageQueue
  private let send: (JSON) -> Void
  private(set) var files: [String: any OpenFile] = [:]
  private var courses: [String: OpenCourse] = [:]
  /// Files that changed and were not looked through since.
  private var changed: Set<String> = []
  /// Chapters with cells that the compiler has still to look at.
  private var unfinished: Set<String> = []
  /// What the client can take.
  private var client: JSON = [:]
  private var requests = 0
  var isInitialized = false
  var saidGoodbye = false
  private(set) var isOver = false

  init(
    installation: Installation, settings: [SettingsKind] = [], queue: MessageQueue,
    send: @escaping (JSON) -> Void
  ) {
    self.installation = installation
    self.settings = settings + [.course]
    self.queue = queue
    self.send = send
  }

  /// How long to wait for a message before `idle` has something to do.
  var patience: Double { !changed.isEmpty ? 0.1 : unfinished.isEmpty ? 3_600 : 0 }

  mutating func take(_ bytes: [UInt8]) {
    guard let message = JSON(bytes) else {
      fail(.null, .parse, "The message is no JSON.")
      return
    }
    // What the client answers to a request of ours has no method, and says nothing that we wait for.
    guard let method = message["method"]?.string else { return }
    let parameters = message["params"] ?? [:]
    if let id = message["id"] {
      answer(method, parameters, id)
    } else {
      note(method, parameters)
    }
  }

  /// Nobody types: a moment to look through what changed, and then one more cell.
  mutating func idle() {
    if changed.isEmpty, let uri = unfinished.first {
      look(at: uri, takesTime: true)
    }
    for uri in changed { look(at: uri) }
  }

  /// Says what is wrong with a file, and has its cells compiled if they are others.
  ///
  /// - Parameter takesTime: Whether cells are looked at that were looked at before, in other surroundings.
  mutating func look(at uri: String, takesTime: Bool = false) {
    changed.remove(uri)
    guard let file = files[uri] else {
      unfinished.remove(uri)
      return
    }
    file.course.catchUp()
    if let chapter = file as? OpenChapter {
      // First of all: the page in the browser waits for it.
      if !takesTime { chapter.course.handOver(chapter.file) }
      let queue = queue
      let isWhole = chapter.lookAtCells { takesTime && queue.isEmpty }
      if isWhole { unfinished.remove(uri) } else { unfinished.insert(uri) }
      if takesTime, !isWhole { return }
      chapter.compile { queue.add(.compiled(uri)) }
      if takesTime { refresh("semanticTokens") }
    }
    send(
      notification(
        "textDocument/publishDiagnostics",
        [
          "uri": .string(uri), "version": .int(file.document.version),
          "diagnostics": .array(file.diagnostics()),
        ]))
  }

  /// The cells of a chapter were compiled, or one of them has run.
  mutating func learn(_ item: MessageQueue.Item) {
    switch item {
    case .compiled(let uri):
      if changed.contains(uri) { return }
      if files[uri] != nil { unfinished.insert(uri) }
      refresh("codeLens")
    case .ran: refresh("codeLens")
    default: break
    }
  }

  /// Asks the client to ask again for what it shows.
  private mutating func refresh(_ what: String) {
    guard client["workspace"]?[what]?["refreshSupport"]?.bool == true else { return }
    requests += 1
    send([
      "jsonrpc": "2.0", "id": .string("lectern-\(requests)"), "method": .string("workspace/\(what)/refresh"),
    ])
  }

  mutating func begin(_ parameters: JSON) {
    isInitialized = true
    client = parameters["capabilities"] ?? [:]
  }

  private mutating func note(_ method: String, _ parameters: JSON) {
    switch method {
    case "exit": isOver = true
    case "textDocument/didOpen": open(parameters["textDocument"] ?? [:])
    case "textDocument/didChange":
      guard let file = file(parameters) else { return }
      for change in parameters["contentChanges"]?.array ?? [] { file.document.apply(change) }
      file.document.version = parameters["textDocument"]?["version"]?.int ?? 0
      takeText(file)
      changed.insert(file.uri)
    case "textDocument/didSave":
      guard let file = file(parameters) else { return }
      file.course.handOver(file.file)
      file.course.reload()
      changed.formUnion(files.values.filter { $0.course === file.course }.map(\.uri))
    case "textDocument/didClose":
      guard let file = file(parameters) else { return }
      files[file.uri] = nil
      changed.remove(file.uri)
      unfinished.remove(file.uri)
      file.course.open[CourseBuild.absolute(file.file)] = nil
      // What was typed and not saved is no more.
      file.course.hasNews.insert(file.file)
      file.course.handOver(file.file)
      if !files.values.contains(where: { $0.course === file.course }) {
        courses = courses.filter { $0.value !== file.course }
      }
      send(notification("textDocument/publishDiagnostics", ["uri": .string(file.uri), "diagnostics": []]))
    default: break
    }
  }

  private func takeText(_ file: any OpenFile) {
    file.course.open[CourseBuild.absolute(file.file)] = (file.uri, file.document.text)
    file.course.hasNews.insert(file.file)
  }

  private mutating func open(_ item: JSON) {
    guard let uri = item["uri"]?.string, let path = FileAddress.path(uri) else { return }
    let text = TextDocument(item["text"]?.string ?? "", version: item["version"]?.int ?? 0)
    let kind = settings.first { $0.isKind(path, text.text) }
    guard kind != nil || path.hasSuffix(".md") else { return }
    do {
      let known = courses.values.first { $0.holds(path) }
      let course = try known ?? OpenCourse(containing: path, installation: installation)
      courses[course.folder.path] = course
      let file: any OpenFile =
        if let kind {
          OpenSettings(uri: uri, file: path, document: text, course: course, kind: kind)
        } else {
          OpenChapter(uri: uri, file: path, document: text, course: course)
        }
      files[uri] = file
      takeText(file)
      changed.insert(uri)
    } catch {
      say(String(describing: error))
    }
  }

  /// The file that a message is about, with the course as it is typed.
  func file(_ parameters: JSON) -> (any OpenFile)? {
    (parameters["textDocument"]?["uri"]?.string).flatMap { files[$0] }
  }

  // MARK: What is sent

  func reply(_ id: JSON, _ result: JSON) { send(["jsonrpc": "2.0", "id": id, "result": result]) }

  func fail(_ id: JSON, _ code: ErrorCode, _ message: String) {
    send([
      "jsonrpc": "2.0", "id": id, "error": ["code": .int(code.rawValue), "message": .string(message)],
    ])
  }

  /// Tells the person at the editor.
  func say(_ sentence: String) {
    send(notification("window/showMessage", ["type": 1, "message": .string(sentence)]))
  }

  private func notification(_ method: String, _ parameters: JSON) -> JSON {
    ["jsonrpc": "2.0", "method": .string(method), "params": parameters]
  }
}
