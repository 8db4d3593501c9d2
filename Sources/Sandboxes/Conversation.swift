import Foundation
import Synchronization

/// A program that stays and answers each line with a line, within limits.
///
/// It ends with the last reference to it, and at the first answer that does not come: who asks again is told the
/// same.
public final class Conversation: Sendable {
  /// Why there is no answer.
  public enum Fault: Error, Sendable, Hashable {
    case timeLimit
    case memoryLimit
    case outputLimit
    /// It is over; the last it said on standard error.
    case ended(words: String)
  }

  private struct State {
    var received: [UInt8] = []
    var words: [UInt8] = []
    var fault: Fault?
  }

  private let child: ChildProcess
  private let limits: RunLimits
  private let input: OwnedDescriptor
  private let output: OwnedDescriptor
  private let errors: OwnedDescriptor
  private let state = Mutex(State())

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - environment: The whole environment of the child.
  ///   - limits: For each answer; the time of the first one includes the program's start.
  /// - Throws: `SpawnError` when it cannot be started.
  public init(
    _ executable: String, _ arguments: [String], environment: [String: String], limits: RunLimits
  ) throws(SpawnError) {
    let pipes = try (feed: ProcessPipe(), output: ProcessPipe(), errors: ProcessPipe())
    child = try Self.keptChild {
      Result { () throws(SpawnError) in
        try ChildProcess(
          executable: executable, arguments: arguments, environment: environment,
          descriptors: [(0, pipes.feed.reading), (1, pipes.output.writing), (2, pipes.errors.writing)])
      }
    }
    for end in [pipes.feed.reading, pipes.output.writing, pipes.errors.writing] { end.close() }
    self.limits = limits
    input = pipes.feed.writing
    output = pipes.output.reading
    errors = pipes.errors.reading
    // One that does not read must not keep us from the limits.
    input.makeNonBlocking()
  }

  deinit { child.killGroup() }

  /// Starts a child on a thread of its own, with which it would end, and which stays until it is over.
  private static func keptChild(
    _ start: @escaping @Sendable () -> Result<ChildProcess, SpawnError>
  ) throws(SpawnError) -> ChildProcess {
    let handover = Handover()
    Thread.detachNewThread {
      let started = start()
      handover.give(started)
      if case .success(let child) = started { _ = child.waitForEnd() }
    }
    return try handover.take().get()
  }

  /// What one thread gives another that waits for it.
  private final class Handover: Sendable {
    private let value = Mutex<Result<ChildProcess, SpawnError>?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func give(_ result: Result<ChildProcess, SpawnError>) {
      value.withLock { $0 = result }
      isThere.signal()
    }

    func take() -> Result<ChildProcess, SpawnError> {
      isThere.wait()
      return value.withLock { $0 } ?? .failure(SpawnError(description: "nothing was started"))
    }
  }

  /// The answer to a line, both without their ends.
  public func ask(_ line: some Sequence<UInt8>) throws(Fault) -> [UInt8] {
    let answer = state.withLock { state -> Result<[UInt8], Fault> in
      if let fault = state.fault { return .failure(fault) }
      let answer = self.answer(to: Array(line) + [UInt8(ascii: "\n")], &state)
      if case .failure(let fault) = answer {
        state.fault = fault
        child.killGroup()
      }
      return answer
    }
    return try answer.get()
  }

  private func answer(to line: [UInt8], _ state: inout State) -> Result<[UInt8], Fault> {
    let deadline = monotonicSeconds() + limits.seconds
    var isOpen = input.write(line, seconds: limits.seconds)
    // So far no line ends: what is long comes in many pieces.
    var searched = 0
    while true {
      let end = state.received[searched...].firstIndex(of: UInt8(ascii: "\n"))
      searched = state.received.count
      if let end {
        defer { state.received.removeFirst(end + 1) }
        return .success(Array(state.received[..<end]))
      }
      if !isOpen { return .failure(monotonicSeconds() < deadline ? ending(&state) : .timeLimit) }
      if state.received.count > limits.output { return .failure(.outputLimit) }
      if monotonicSeconds() > deadline { return .failure(.timeLimit) }
      if let resident = child.residentBytes, resident > limits.memory { return .failure(.memoryLimit) }
      for descriptor in [output, errors].waitForInput(milliseconds: 50) {
        switch descriptor.read() {
        case .bytes(let bytes) where descriptor == output: state.received += bytes
        case .bytes(let bytes): state.words = (state.words + bytes).suffix(4_096)
        case .nothingYet: break
        case .end where descriptor == output: isOpen = false
        case .end: break
        }
      }
    }
  }

  /// What it has said before its end.
  private func ending(_ state: inout State) -> Fault {
    while case .bytes(let bytes)? = [errors].waitForInput(milliseconds: 100).first?.read() {
      state.words = (state.words + bytes).suffix(4_096)
    }
    return .ended(words: String(decoding: state.words, as: UTF8.self))
  }
}
