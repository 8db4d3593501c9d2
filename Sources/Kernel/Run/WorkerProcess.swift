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
    /// The copy that ran a cell is over, and the process before it goes on.
    case copyEnded(ProcessEnding)
    /// Nothing happened for a while; time to look at the limits.
    case quiet
  }

  let child: ChildProcess
  private let mark: RunMark
  /// Whether a stranger's cells run in it. What they say of processes is then not believed: their
  /// numbers would be signalled.
  private let isConfined: Bool
  private let commands: OwnedDescriptor
  private let records: OwnedDescriptor
  private let output: OwnedDescriptor
  private let errors: OwnedDescriptor
  private var open: [OwnedDescriptor]
  private var decoder = FrameDecoder<OutputRecord>()
  private var waiting: [Event] = []
  private var ending: ProcessEnding?
  private var quietSinceEnd = 0
  /// Bytes that came on the record channel so far.
  private(set) var recordBytes = 0
  /// The process that runs the cells; `child` is the keeper that stands above it.
  private var worker: Int32?
  /// The copies of the worker that run one inside the other, outermost first: each runs one cell
  /// more than the one before it. Empty for a worker without checkpoints.
  private(set) var copies: [Copy] = []
  /// How many copies have been made in all, ended ones included.
  private(set) var copiesMade = 0

  /// A copy of the worker.
  struct Copy {
    /// Its number outside its own process space.
    var process: Int32
    /// Its number as the process around it knows it.
    var name: Int32
  }

  /// Whether the worker itself has ended.
  var isOver: Bool { ending != nil }

  /// - Parameters:
  ///   - environment: The worker's whole environment.
  ///   - mark: Stands in the environment of everything that the cells start, so that it can be
  ///     found again.
  ///   - launcher: What stands before the worker's own command, to confine it.
  ///   - makePipe: Called for each pipe, see `BoundedRun`.
  init(
    kit: Kit, environment: [String: String], directory: String, mark: RunMark, launcher: [String] = [],
    makePipe: () throws(SpawnError) -> ProcessPipe = ProcessPipe.init
  ) throws {
    self.mark = mark
    isConfined = !launcher.isEmpty
    let command = launcher + [kit.worker, kit.library]
    var environment = environment
    environment[RunMark.variable] = mark.value
    let (commandPipe, recordPipe) = try (makePipe(), makePipe())
    let (outputPipe, errorPipe) = try (makePipe(), makePipe())
    let empty = try OwnedDescriptor.null()
    // Only the worker holds its ends, so that they end with it.
    defer {
      for end in [commandPipe.reading, recordPipe.writing, outputPipe.writing, errorPipe.writing] {
        end.close()
      }
    }
    child = try ChildProcess(
      executable: command[0], arguments: Array(command.dropFirst()), environment: environment,
      // What a confined worker starts in is the launcher's business.
      directory: isConfined ? "/" : directory,
      descriptors: [
        (0, empty), (1, outputPipe.writing), (2, errorPipe.writing),
        (WorkerContract.commandDescriptor, commandPipe.reading),
        (WorkerContract.recordDescriptor, recordPipe.writing),
      ])
    commands = commandPipe.writing
    if isConfined { commands.makeNonBlocking() }
    records = recordPipe.reading
    output = outputPipe.reading
    errors = errorPipe.reading
    open = [records, output, errors]
  }

  /// `false` when the worker reads no more. A stranger's worker that lets commands lie is not waited for
  /// long: a cell can say that it has ended, so that the next command comes, and go on.
  @discardableResult
  func send(_ command: WorkerCommand) -> Bool {
    guard let frame = try? Framing.encode(command) else { return false }
    return commands.write(frame, seconds: isConfined ? 2 : .infinity)
  }

  /// The next thing that happened.
  mutating func next() -> Event {
    if !waiting.isEmpty { return waiting.removeFirst() }
    let ready = open.waitForInput(milliseconds: open.isEmpty ? 5 : 50)
    // Records first: whatever else is ready was written after them.
    if ready.contains(records) {
      readRecords()
      if !waiting.isEmpty { return waiting.removeFirst() }
    }
    for descriptor in [output, errors] where ready.contains(descriptor) {
      switch descriptor.read() {
      case .bytes(let bytes): return descriptor == output ? .standardOutput(bytes) : .standardError(bytes)
      case .nothingYet: break
      case .end: open.removeAll { $0 == descriptor }
      }
    }
    if ending == nil { ending = child.endingIfOver() }
    if let ending {
      // A process the cell left behind may hold the pipes; what it writes is nobody's output.
      quietSinceEnd += ready.isEmpty ? 1 : 0
      if open.isEmpty || quietSinceEnd > 1 { return .ended(ending) }
    }
    return .quiet
  }

  private mutating func readRecords() {
    let patience = monotonicSeconds() + 2
    repeat {
      switch records.read(limit: 1 << 20) {
      case .bytes(let bytes):
        recordBytes += bytes.count
        decoder.append(bytes)
      case .nothingYet: return
      case .end:
        open.removeAll { $0 == records }
        if decoder.isInsideRecord { waiting.append(.foreignBytes(.damaged)) }
        return
      }
      do {
        while let record = try decoder.next() { note(record) }
      } catch {
        waiting.append(.foreignBytes(error))
        open.removeAll { $0 == records }
        return
      }
      // A long record arrives in pieces; what is printed after it must not overtake it. A cell that
      // forges half a header, or sends a record byte by byte, must not keep us from the limits, though.
    } while decoder.isInsideRecord && monotonicSeconds() < patience
      && ![records].waitForInput(milliseconds: 2000).isEmpty
  }

  /// Keeps account of processes, and hands on what a chapter's run wants to know.
  private mutating func note(_ record: OutputRecord) {
    switch record {
    case .branched where isConfined, .returned where isConfined: return
    case .ready where isConfined: break
    case .branched(_, let process, let name):
      copies.append(Copy(process: process, name: name))
      copiesMade += 1
      return
    case .returned(let name, let status):
      // One that we have ended ourselves is off the list already.
      guard copies.last?.name == name else { return }
      copies.removeLast()
      waiting.append(.copyEnded(ChildProcess.ending(status)))
      return
    // Sent before any cell is loaded; what comes later with this name is a cell's.
    case .ready(_, let process) where worker == nil: worker = process
    default: break
    }
    waiting.append(.record(record))
  }

  /// Whether the copy that would run the next cell has ended, and the process before it has not said so yet.
  var hasUntoldEnd: Bool { copies.last.map { ChildProcess.isOver($0.process) } ?? false }

  /// What has happened since the last cell ended. Waits only for word of a copy that has ended: a command sent
  /// before it came would be run by the process before that copy, in an earlier state.
  mutating func eventsWhileIdle() -> [Event] {
    var events = waiting
    waiting = []
    let patience = monotonicSeconds() + 5
    while !isOver {
      if open.waitForInput(milliseconds: 0).isEmpty, !hasUntoldEnd || monotonicSeconds() > patience { break }
      let event = next()
      if case .quiet = event { continue }
      events.append(event)
    }
    if !isOver, let over = child.endingIfOver() {
      ending = over
      events.append(.ended(over))
    }
    return events
  }

  /// Resident memory of the process that runs the cells in bytes, or `nil` when it is over.
  var residentBytes: Int? {
    isConfined ? child.identifier.residentBytesOfAll : residentBytesOfWorker
  }

  private var residentBytesOfWorker: Int? {
    (copies.last?.process ?? worker ?? child.identifier).residentBytes
  }

  /// Sends a signal to the process that runs the cells; the keeper hands it down.
  func ask(signal: Int32) {
    if let copy = copies.last { kill(copy.process, signal) } else { child.send(signal: signal) }
  }

  /// Returns to the state before a copy was made: ends it and all that were made in it.
  mutating func goBack(to depth: Int) {
    let ended = copies.dropFirst(depth)
    for copy in ended { kill(copy.process, SIGKILL) }
    // The outermost one's end lets the process before it go on, and until the innermost is over it
    // might still take a command. The others only wait, and never wake again.
    for process in Set([ended.first, ended.last].compactMap { $0?.process }) {
      ChildProcess.waitUntilOver(process, seconds: 5)
    }
    copies.removeLast(ended.count)
    discardOutput()
  }

  /// Gives up a copy between two others; the process before it waits for the one after it from then on.
  mutating func thin(at index: Int) {
    kill(copies[index].process, WorkerContract.thinningSignal)
    copies.remove(at: index)
  }

  /// Throws away what ended copies have left in the pipes, half records among it.
  private mutating func discardOutput() {
    decoder = FrameDecoder()
    waiting = []
    while true {
      let ready = open.waitForInput(milliseconds: 0)
      guard !ready.isEmpty else { return }
      for descriptor in ready {
        if case .end = descriptor.read(limit: 1 << 20) { open.removeAll { $0 == descriptor } }
      }
    }
  }

  /// Ends the worker and everything it started, and frees the descriptors.
  mutating func close() {
    if ending == nil {
      // The keeper ends when everything below it has; one that a cell has stopped does not answer.
      child.send(signal: SIGTERM)
      let patience = monotonicSeconds() + 2
      while ending == nil, monotonicSeconds() < patience {
        ending = child.endingIfOver()
        if ending == nil { usleep(500) }
      }
    }
    child.killGroup()
    if ending == nil { ending = child.waitForEnd() }
    // Without a process space of its own, one that has left the group (setsid) has only the mark.
    mark.endProcesses()
    for descriptor in [commands, records, output, errors] { descriptor.close() }
  }
}
