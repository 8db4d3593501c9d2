import Synchronization

/// The open pages, and the way to each of them.
public final class Hub: Sendable {
  private struct Client {
    var page: String
    var send: AsyncStream<String>.Continuation
  }

  private struct State {
    var next = 0
    var clients: [Int: Client] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  /// The pages that are open somewhere.
  public var openPages: Set<String> { state.withLock { Set($0.clients.values.map(\.page)) } }

  public var count: Int { state.withLock { $0.clients.count } }

  /// Takes in a page that has connected.
  func join(page: String) -> (identifier: Int, messages: AsyncStream<String>) {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    let identifier = state.withLock { state in
      state.next += 1
      state.clients[state.next] = Client(page: page, send: continuation)
      return state.next
    }
    return (identifier, stream)
  }

  func leave(_ identifier: Int) {
    state.withLock { $0.clients.removeValue(forKey: identifier) }?.send.finish()
  }

  /// Sends to everybody who has a page open, or to everybody.
  public func send(_ message: String, to page: String? = nil) {
    for client in state.withLock({ Array($0.clients.values) }) where page == nil || client.page == page {
      client.send.yield(message)
    }
  }

  /// Sends to one open page.
  public func send(_ message: String, toClient identifier: Int) {
    _ = state.withLock { $0.clients[identifier] }?.send.yield(message)
  }

  /// Lets go of everybody.
  func close() {
    let clients = state.withLock { state in
      defer { state.clients = [:] }
      return Array(state.clients.values)
    }
    for client in clients { client.send.finish() }
  }
}
