import Experiments
import Foundation
import Wire

/// Where `lectern-worker` enters: serves commands until there are none, then ends the process.
///
/// The main thread serves the main queue, for cells that use the main actor; each cell has a
/// thread of its own, with a stack as large as the chapter asks for.
@_cdecl("lectern_kit_serve")
public func lecternWorkerMain(commandDescriptor: Int32, recordDescriptor: Int32) {
  bufferStandardOutputByLine()
  let worker = Worker.current
  worker.open(recordDescriptor)
  SignalReports.install()
  atexit { Worker.current.noteExit() }
  if getenv("LECTERN_CHECKPOINTS") != nil { Checkpoints.serve(commandDescriptor, for: worker) }
  worker.serveOnThread(commandDescriptor)
}

extension Worker {
  /// Reads commands on a thread of its own and leaves the main thread to the main queue.
  func serveOnThread(
    _ descriptor: Int32, decoder: FrameDecoder<WorkerCommand> = FrameDecoder(), first: WorkerCommand? = nil
  ) -> Never {
    nonisolated(unsafe) let decoder = decoder
    let reader = Thread {
      if let first { self.perform(first) }
      self.serve(descriptor, decoder: decoder)
    }
    reader.name = "lectern-commands"
    reader.start()
    dispatchMain()
  }
}

/// The worker's side of a chapter's run.
final class Worker: @unchecked Sendable {
  // One chapter runs in one process, so the worker is the process's own.
  static let current = Worker()

  /// Set once before any other thread exists.
  private(set) var channel = RecordChannel(descriptor: -1)
  let state = WorkerState()

  func open(_ descriptor: Int32) {
    channel = RecordChannel(descriptor: descriptor)
    channel.send(.ready(version: wireVersion, process: outsideProcess))
  }

  /// This process's number as the tool knows it: `getpid` counts in this process's own space, the
  /// file system of processes in the tool's.
  var outsideProcess: Int32 {
    let outside = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self")
    return outside.flatMap(Int32.init) ?? getpid()
  }

  /// Carries out commands in their order.
  ///
  /// When the tool is gone, the kernel ends this process and all it started.
  func serve(_ descriptor: Int32, decoder: FrameDecoder<WorkerCommand>) {
    var decoder = decoder
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { abandon() }
      decoder.append(buffer.prefix(count))
      do {
        while let command = try decoder.next() { perform(command) }
      } catch {
        abandon()
      }
    }
  }

  func abandon() -> Never {
    // Were the tool gone, this process would be as well: a cell has closed or damaged the channel.
    _exit(WorkerContract.lostToolStatus)
  }

  func perform(_ command: WorkerCommand) {
    switch command {
    case .configure(let configuration): configure(configuration)
    case .load(let libraries):
      // One that cannot be loaded is told when its turn to run has come.
      for library in libraries { _ = dlopen(library, RTLD_NOW | RTLD_GLOBAL) }
    case .run(let run): CellThread.run(run, stackSize: state.stackSize)
    case .finish:
      fflush(nil)
      _exit(0)
    }
  }

  /// `exit` was called while a cell was running.
  func noteExit() {
    guard state.isCellRunning else { return }
    let frames = stackAddresses().dropFirst().compactMap(stackFrame)
    channel.send(.exited(frames: frames))
  }
}
