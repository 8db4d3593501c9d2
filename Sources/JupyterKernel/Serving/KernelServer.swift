import Files
import Editing
import Foundation
import Kernel
import Notebooks
import Sandboxes
import Synchronization

/// A Jupyter kernel: cells come as messages, and what they give goes back as messages.
///
/// One thread serves the sockets and answers what cannot wait (interrupt, shutdown); another runs cells, one
/// after the other.
public final class KernelServer: Sendable {
  let channels: Channels
  let queue = RequestQueue()
  /// Whether the cell that runs shall stop.
  let isInterrupted = Atomic<Bool>(false)
  private let makeSession: @Sendable () throws -> KernelSetup
  private let isOver = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - connectionFile: What Jupyter wrote for this kernel.
  ///   - setup: Finds the compiler, the kit, and the course; called once, on the thread that runs cells.
  /// - Throws: `MachineFault` when the file is none.
  public init(connectionFile: String, setup: @escaping @Sendable () throws -> KernelSetup) throws {
    channels = try Channels(ConnectionFile(path: connectionFile))
    makeSession = setup
  }

  /// Serves until somebody shuts the kernel down, or the program that started it is gone.
  public func run() throws {
    let cells = Thread { [self] in
      runCells()
      isOver.signal()
    }
    cells.stackSize = 64 << 20
    cells.start()
    let starter = getppid()
    let hasStarter = ProcessInfo.processInfo.environment["JPY_PARENT_PID"] != nil
    try channels.serve {
      if hasStarter, getppid() != starter { stop() }
    } take: { message, channel in
      if channel == .control { control(message) } else { queue.add(.message(message)) }
    }
    // A compiler that is at work comes to its end with this program.
    _ = isOver.wait(timeout: .now() + 3)
    ScratchFolder.removeAll()
  }

  private func stop() {
    isInterrupted.store(true, ordering: .releasing)
    queue.add(.stop)
    channels.close()
  }

  private func runCells() {
    var service = CellService(server: self, setup: makeSession)
    while true {
      switch queue.next(seconds: service.patience) {
      case nil: service.idle()
      case .stop:
        service.close()
        return
      case .message(let message):
        channels.publishStatus("busy", parent: message.header)
        service.answer(message)
        channels.publishStatus("idle", parent: message.header)
      }
    }
  }

  /// Answers what comes on the control channel, while a cell may be running.
  private func control(_ message: Message) {
    channels.publishStatus("busy", parent: message.header)
    switch message.type {
    case "interrupt_request":
      isInterrupted.store(true, ordering: .releasing)
      channels.reply("interrupt_reply", ["status": "ok"], to: message, on: .control)
    case "shutdown_request":
      let content: JSON = ["status": "ok", "restart": message.content["restart"] ?? false]
      channels.reply("shutdown_reply", content, to: message, on: .control)
      channels.publish("shutdown_reply", content, parent: message.header)
      channels.publishStatus("idle", parent: message.header)
      stop()
      return
    case "kernel_info_request":
      channels.reply("kernel_info_reply", KernelInfo.content(), to: message, on: .control)
    default:
      channels.reply(
        message.type.replacing("_request", with: "_reply"), Refusal.unknown(message.type), to: message,
        on: .control)
    }
    channels.publishStatus("idle", parent: message.header)
  }
}

/// What a kernel works with.
public struct KernelSetup: Sendable {
  public var kernel: Kernel
  /// The options that the course gives all cells.
  public var defaults: CellOptions
  /// The notebook's own file, where Jupyter says which it is.
  public var notebook: URL?

  public init(kernel: Kernel, defaults: CellOptions, notebook: URL?) {
    self.kernel = kernel
    self.defaults = defaults
    self.notebook = notebook
  }
}

/// Requests in the order in which they came.
final class RequestQueue: Sendable {
  enum Item: Sendable {
    case message(Message)
    case stop
  }

  private let items = Mutex<[Item]>([])
  private let arrived = DispatchSemaphore(value: 0)

  func add(_ item: Item) {
    items.withLock { $0.append(item) }
    arrived.signal()
  }

  /// The next request; `nil` when none comes for so long.
  func next(seconds: Double) -> Item? {
    guard arrived.wait(timeout: .now() + seconds) == .success else { return nil }
    return items.withLock { $0.removeFirst() }
  }

  /// Takes the waiting requests of a type out of the queue.
  func take(_ type: String) -> [Message] {
    items.withLock { items in
      var taken: [Message] = []
      items.removeAll { item in
        guard case .message(let message) = item, message.type == type else { return false }
        taken.append(message)
        return true
      }
      for _ in taken { _ = arrived.wait(timeout: .now()) }
      return taken
    }
  }
}
