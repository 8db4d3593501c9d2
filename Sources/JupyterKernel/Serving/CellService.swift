import Editing
import Foundation
import Kernel
import Notebooks
import Sandboxes

/// Answers requests with a session of cells. Lives on the thread that runs cells.
struct CellService {
  let server: KernelServer
  private let setup: () throws -> KernelSetup
  private var opened: Result<OpenNotebook, any Error>?
  private var history = History()
  private var kept = KeptOutputs()
  private(set) var count = 0
  /// Somebody is there who will want a cell, and nothing is ready for it.
  private var awaitsCells = false

  init(server: KernelServer, setup: @escaping () throws -> KernelSetup) {
    self.server = server
    self.setup = setup
  }

  var channels: Channels { server.channels }

  /// The session, made when it is first needed.
  mutating func notebook() throws -> OpenNotebook {
    if let opened { return try opened.get() }
    let made = Result { try OpenNotebook(setup()) }
    opened = made
    return try made.get()
  }

  func close() {
    guard case .success(let notebook)? = opened else { return }
    notebook.session.close()
  }

  /// How long to wait for a request before `idle` has something to do.
  var patience: Double {
    if awaitsCells { return 0 }
    guard case .success(let notebook)? = opened else { return 3_600 }
    return notebook.isWarm ? 1 : 0.2
  }

  /// Nobody asks for anything: a moment to make ready for who types next, and to look after the files.
  mutating func idle() {
    if awaitsCells {
      // After "idle" was told: a client that takes the kernel for ready must not hear it later, amid its cell.
      awaitsCells = false
      try? notebook().prepare()
      return
    }
    guard case .success(let notebook)? = opened else { return }
    notebook.warmUp()
    for changed in notebook.session.cellsOfChangedFiles() {
      guard notebook.announced.insert(changed.cell.name).inserted,
        let parent = notebook.requests[changed.cell.name]
      else { continue }
      let files = changed.files.map { "'\($0)'" }.joined(separator: ", ")
      let line = "Out of date: \(files) changed since this cell read it. Run the cell again.\n"
      channels.publish("stream", ["name": "stderr", "text": .string(line)], parent: parent)
    }
  }

  mutating func answer(_ message: Message) {
    let content = message.content
    kept.noteSign(of: message)
    switch message.type {
    case "kernel_info_request":
      reply(KernelInfo.content(), to: message)
      awaitsCells = true
    case "execute_request": execute(message)
    case "is_complete_request": reply(isComplete(content["code"]?.string ?? ""), to: message)
    case "complete_request": reply(complete(content), to: message)
    case "inspect_request": reply(inspect(content), to: message)
    case "history_request": reply(history.answer(content), to: message)
    case "comm_info_request": reply(["status": "ok", "comms": [:]], to: message)
    case "comm_open":
      // As the protocol wants it of who does not know the target.
      channels.publish(
        "comm_close", ["comm_id": content["comm_id"] ?? "", "data": [:]], parent: message.header)
    case "comm_msg", "comm_close": break
    case "connect_request": reply(Refusal.unknown(message.type), to: message)
    case "shutdown_request": break
    default: if message.type.hasSuffix("_request") { reply(Refusal.unknown(message.type), to: message) }
    }
  }

  private func reply(_ content: JSON, to message: Message) {
    channels.reply(
      message.type.replacing("_request", with: "_reply"), content, to: message, on: .shell)
  }

  private mutating func execute(_ message: Message) {
    let content = message.content
    let code = content["code"]?.string ?? ""
    let isSilent = content["silent"]?.bool ?? false
    guard !code.allSatisfy(\.isWhitespace) else {
      reply(Self.success(count), to: message)
      return
    }
    if ["exit", "quit"].contains(code.trimmingCharacters(in: .whitespacesAndNewlines)) {
      // At a terminal; a notebook's program has a menu for it and does not listen.
      var success = Self.success(count)
      if case .object(var members) = success {
        members["payload"] = [["source": "ask_exit", "keepkernel": false]]
        success = .object(members)
      }
      reply(success, to: message)
      return
    }
    if let page = page(for: code) {
      reply(page, to: message)
      return
    }
    let keeps = !isSilent && (content["store_history"]?.bool ?? true)
    if keeps {
      count += 1
      history.add(code, line: count)
    }
    if !isSilent {
      channels.publish(
        "execute_input", ["code": .string(code), "execution_count": .int(count)], parent: message.header)
    }
    server.isInterrupted.store(false, ordering: .releasing)
    let failure: CellFailure?
    do {
      let notebook = try notebook()
      if let outputs = kept.take(for: message, in: notebook) {
        show(outputs, again: message, in: notebook)
        reply(Self.success(count, expressions: content["user_expressions"]), to: message)
        return
      }
      let execution = Execution(
        channels: channels, isInterrupted: { [server] in server.isInterrupted.load(ordering: .acquiring) })
      failure = try execution.run(message, count: count, isSilent: isSilent, in: notebook) {
        kept.keep($0, of: message)
      }
    } catch {
      failure = CellFailure(machine: error)
    }
    guard let failure else {
      reply(Self.success(count, expressions: content["user_expressions"]), to: message)
      return
    }
    if !isSilent { channels.publish("error", .object(failure.content), parent: message.header) }
    reply(
      .object(
        failure.content.merging(["status": "error", "execution_count": .int(count)]) { old, _ in old }),
      to: message)
    if content["stop_on_error"]?.bool ?? true { abortWaiting() }
  }

  /// Sends what a cell gave while the page that asked for it was closed. The cell does not run again.
  private func show(_ outputs: KeptOutputs.Outputs, again message: Message, in notebook: OpenNotebook) {
    for (type, content) in outputs.messages {
      var content = content
      if case .object(var members) = content, members["execution_count"] != nil {
        members["execution_count"] = .int(count)
        content = .object(members)
      }
      channels.publish(type, content, parent: message.header)
    }
    let sentence =
      "Kept since before the page was loaded: the cell was not run again. Run it once more for that.\n"
    channels.publish("stream", ["name": "stderr", "text": .string(sentence)], parent: message.header)
    let name = "In [\(count)]"
    notebook.session.rename(outputs.name, to: name)
    notebook.requests[outputs.name] = nil
    notebook.requests[name] = message.header
  }

  /// What was sent after a cell that failed is not run.
  private func abortWaiting() {
    for message in server.queue.take("execute_request") {
      channels.publishStatus("busy", parent: message.header)
      channels.reply(
        "execute_reply", ["status": "aborted", "execution_count": .int(count)], to: message, on: .shell)
      channels.publishStatus("idle", parent: message.header)
    }
  }

  private static func success(_ count: Int, expressions: JSON? = nil) -> JSON {
    var answers: [String: JSON] = [:]
    if case .object(let asked)? = expressions {
      for name in asked.keys {
        answers[name] = Refusal.error(
          "NotSupported", "Expressions beside a cell are not evaluated; give them a cell.")
      }
    }
    return [
      "status": "ok", "execution_count": .int(count), "payload": [], "user_expressions": .object(answers),
    ]
  }
}
