import Glibc

/// The result of running a program to its end within limits.
public struct BoundedRun: Sendable {
  public var outcome: RunOutcome
  public var standardOutput: [UInt8]
  public var standardError: [UInt8]
}

/// What a run may use.
public struct RunLimits: Sendable, Hashable {
  /// Wall time in seconds.
  public var seconds: Double
  /// Resident memory in bytes.
  public var memory: Int
  /// Bytes on standard output and standard error together.
  public var output: Int

  public init(seconds: Double, memory: Int = 4 << 30, output: Int = 8 << 20) {
    self.seconds = seconds
    self.memory = memory
    self.output = output
  }
}

extension BoundedRun {
  /// Runs a program with nothing on its standard input, and collects what it writes.
  ///
  /// The program's group is ended with it, or when a limit is reached. Blocks the calling thread.
  ///
  /// - Throws: `SpawnError` when the program cannot be started.
  public static func of(
    _ executable: String, _ arguments: [String], environment: [String: String],
    directory: String? = nil, input: [UInt8] = [], limits: RunLimits
  ) throws(SpawnError) -> BoundedRun {
    try of(
      executable, arguments, environment: environment, directory: directory, input: input, limits: limits,
      makePipe: ProcessPipe.init)
  }

  /// - Parameter makePipe: Called for each pipe; for tests of what becomes of the others when one fails.
  static func of(
    _ executable: String, _ arguments: [String], environment: [String: String], directory: String? = nil,
    input: [UInt8] = [], limits: RunLimits, makePipe: () throws(SpawnError) -> ProcessPipe
  ) throws(SpawnError) -> BoundedRun {
    let pipes = try (output: makePipe(), errors: makePipe(), feed: makePipe())
    let child = try ChildProcess(
      executable: executable, arguments: arguments, environment: environment, directory: directory,
      descriptors: [(0, pipes.feed.reading), (1, pipes.output.writing), (2, pipes.errors.writing)])
    // Only the child holds its ends, so that they end with it.
    for end in [pipes.feed.reading, pipes.output.writing, pipes.errors.writing] { end.close() }
    Feeder(bytes: input, descriptor: pipes.feed.writing).start()

    var run = BoundedRun(outcome: .timeLimit, standardOutput: [], standardError: [])
    run.outcome = run.collect(
      child, output: pipes.output.reading, errors: pipes.errors.reading, limits: limits)
    if case .ended = run.outcome { return run }
    child.killGroup()
    _ = child.waitForEnd()
    return run
  }

  private mutating func collect(
    _ child: ChildProcess, output: OwnedDescriptor, errors: OwnedDescriptor, limits: RunLimits
  ) -> RunOutcome {
    let deadline = monotonicSeconds() + limits.seconds
    var open = [output, errors]
    var nextMemoryCheck = 0.0
    while true {
      for descriptor in open.waitForInput(milliseconds: open.isEmpty ? 2 : 20) {
        take(from: descriptor, output: output, &open)
      }
      if standardOutput.count + standardError.count > limits.output { return .outputLimit }
      if open.isEmpty, let ending = child.endingIfOver() { return .ended(ending) }
      let now = monotonicSeconds()
      if now > deadline { return .timeLimit }
      if now > nextMemoryCheck {
        nextMemoryCheck = now + 0.05
        guard let resident = child.residentBytes else { continue }
        if resident > limits.memory { return .memoryLimit }
        // A grandchild may hold the pipes open after the child has ended.
        if resident == 0, let ending = child.endingIfOver() {
          takeRest(of: open, output: output, limit: limits.output)
          return .ended(ending)
        }
      }
    }
  }

  /// What the child has written before its end is still in the pipes.
  private mutating func takeRest(of descriptors: [OwnedDescriptor], output: OwnedDescriptor, limit: Int) {
    var open = descriptors
    while standardOutput.count + standardError.count <= limit {
      let ready = open.waitForInput(milliseconds: 0)
      if ready.isEmpty { return }
      for descriptor in ready { take(from: descriptor, output: output, &open) }
    }
  }

  private mutating func take(
    from descriptor: OwnedDescriptor, output: OwnedDescriptor, _ open: inout [OwnedDescriptor]
  ) {
    switch descriptor.read() {
    case .bytes(let bytes):
      if descriptor == output { standardOutput += bytes } else { standardError += bytes }
    case .nothingYet: break
    case .end: open.removeAll { $0 == descriptor }
    }
  }
}

/// Seconds on a clock that no one sets back.
public func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
