import Foundation
import Sandboxes
import Wire

/// The process that runs one chapter's cells, seen from the tool.
///
/// Commands go down one pipe and records come up another; what cells print comes on two more.
/// The worker sends a record only when the tool has read everything printed before it, so the
/// order in which a cell printed and showed things is the order in which they are seen here.
struct WorkerProcess {
  enum Event {
    case record(OutputRecord)
    case standardOutput([UInt8])
    case standardError([UInt8])
    /// The record channel holds something that is no record.
    case foreignBytes(FramingError)
    /// The worker is over and everything it wrote has been read.
    case ended(ProcessEnding)
    /// Nothing happened for a while; time to look at the limits.
    case quiet
  }

  let child: ChildProcess
  private let mark: String
  private let commands: Int32
  private let records: Int32
  private let output: Int32
  private let errors: Int32
  private var open: [Int32]
  private var decoder = FrameDecoder<OutputRecord>()
  private var waiting: [Event] = []
  private var ending: ProcessEnding?
  private var quietSinceEnd = 0

  /// Descriptors of the worker's ends, as `lectern-worker` expects them.
  static let commandDescriptor: Int32 = 3
  static let recordDescriptor: Int32 = 4

  /// - Parameters:
  ///   - environment: The worker's whole environment. It gets a mark by which everything that the
  ///     cells start can be found again.
  ///   - launcher: What stands before the worker's own command, to confine it.
  init(kit: Kit, environment: [String: String], directory: String, launcher: [String] = []) throws {
    let mark = "LECTERN_RUN=\(UUID().uuidString)"
    self.mark = mark
    var environment = environment
    environment["LECTERN_RUN"] = String(mark.dropFirst("LECTERN_RUN=".count))
    let commandPipe = try ProcessPipe()
    let recordPipe = try ProcessPipe()
    let outputPipe = try ProcessPipe()
    let errorPipe = try ProcessPipe()
    let empty = Foundation.open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer {
      for end in [commandPipe.reading, recordPipe.writing, outputPipe.writing, errorPipe.writing, empty] {
        Descriptor.close(end)
      }
    }
    let command = launcher + [kit.worker, kit.library]
    child = try ChildProcess(
      executable: command[0], arguments: Array(command.dropFirst()), environment: environment,
      directory: launcher.isEmpty ? directory : "/",
      descriptors: [
        (0, empty), (1, outputPipe.writing), (2, errorPipe.writing),
        (Self.commandDescriptor, commandPipe.reading), (Self.recordDescriptor, recordPipe.writing),
      ])
    commands = commandPipe.writing
    records = recordPipe.reading
    output = outputPipe.reading
    errors = errorPipe.reading
    open = [records, output, errors]
  }

  /// `false` when the worker reads no more.
  @discardableResult
  func send(_ command: WorkerCommand) -> Bool {
    guard let frame = try? Framing.encode(command) else { return false }
    return Descriptor.write(frame, to: commands)
  }

  /// The next thing that happened.
  mutating func next() -> Event {
    if !waiting.isEmpty { return waiting.removeFirst() }
    let ready = Descriptor.waitForInput(open, milliseconds: open.isEmpty ? 5 : 50)
    // Records first: whatever else is ready was written after them.
    if ready.contains(records) {
      readRecords()
      if !waiting.isEmpty { return waiting.removeFirst() }
    }
    for descriptor in [output, errors] where ready.contains(descriptor) {
      switch Descriptor.read(descriptor) {
      case .bytes(let bytes): return descriptor == output ? .standardOutput(bytes) : .standardError(bytes)
      case .nothingYet: break
      case .end: open.removeAll { $0 == descriptor }
      }
    }
    if ending == nil { ending = child.endingIfOver() }
    if let ending {
      // A process the cell left behind may hold the pipes; what it writes is nobody's output.
      quietSinceEnd += ready.isEmpty ? 1 : 0
      if open.isEmpty || quietSinceEnd > 1 {
        child.killGroup()
        return .ended(ending)
      }
    }
    return .quiet
  }

  private mutating func readRecords() {
    repeat {
      switch Descriptor.read(records, limit: 1 << 20) {
      case .bytes(let bytes): decoder.append(bytes)
      case .nothingYet: return
      case .end:
        open.removeAll { $0 == records }
        if decoder.isInsideRecord { waiting.append(.foreignBytes(.damaged)) }
        return
      }
      do {
        while let record = try decoder.next() { waiting.append(.record(record)) }
      } catch {
        waiting.append(.foreignBytes(error))
        open.removeAll { $0 == records }
        return
      }
      // A long record arrives in pieces; what is printed after it must not overtake it. A cell
      // that forges half a header must not hold us up for ever, though.
    } while decoder.isInsideRecord && !Descriptor.waitForInput([records], milliseconds: 2000).isEmpty
  }

  /// Ends the worker and everything it started, and frees the descriptors.
  mutating func close() {
    child.killGroup()
    if ending == nil { ending = child.waitForEnd() }
    // A process that has left the group (setsid) still carries the mark.
    ProcessSweep.end(marked: mark)
    for descriptor in [commands, records, output, errors] { Descriptor.close(descriptor) }
  }
}
