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
  private(set) var count = 0

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

  mutating func answer(_ message: Message) {
    let content = message.content
    switch message.type {
    case "kernel_info_request":
      reply(KernelInfo.content(), to: message)
      // Before the first cell comes, so that it does not wait.
      if server.queue.isEmpty { try? notebook().prepare() }
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
      let execution = Execution(
        channels: channels, isInterrupted: { [server] in server.isInterrupted.load(ordering: .acquiring) })
      failure = try execution.run(message, count: count, isSilent: isSilent, in: notebook())
    } catch {
      failure = CellFailure(machine: error)
    }
    if let open = try? notebook(), open.setup.notebook != nil { open.warmUp() }
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
