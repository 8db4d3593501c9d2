/// What the tool tells the worker, one value per frame.
public enum WorkerCommand: Sendable, Hashable, Codable {
  /// The first command: the circumstances in which the chapter runs.
  case configure(WorkerConfiguration)
  /// Load compiled cells, in order, before the first one runs: no cell can then take the files
  /// of those below away.
  case load(libraries: [String])
  /// Run a compiled cell's entry point.
  case run(RunCommand)
  /// No cell follows; leave with status 0.
  case finish
}

/// The circumstances in which a chapter's cells run.
public struct WorkerConfiguration: Sendable, Hashable, Codable {
  /// The wire's version; a worker of another version refuses to start.
  public var version: Int
  public var memoDirectory: String?
  public var searchDirectories: [String]
  /// The course's folder; files opened for reading beneath it are recorded as dependencies.
  public var courseDirectory: String
  /// Fewer epochs and one seed.
  public var quick: Bool
  /// Stack size of the thread that runs cells, in bytes.
  public var stackSize: Int
  /// Whether the tool wants to hear what cells reach for and do not get.
  public var reportsAttempts: Bool
  /// The keys of the experiments to compute again and to hold against what is kept; `*` for all.
  public var recomputed: [String] = []
  /// Where processes divide the chapter's sweeps; `nil` where one process does all.
  public var sweeps: SweepSharing?

  public init(
    memoDirectory: String?, searchDirectories: [String], courseDirectory: String, quick: Bool,
    stackSize: Int = 64 << 20, reportsAttempts: Bool = false
  ) {
    self.version = wireVersion
    self.memoDirectory = memoDirectory
    self.searchDirectories = searchDirectories
    self.courseDirectory = courseDirectory
    self.quick = quick
    self.stackSize = stackSize
    self.reportsAttempts = reportsAttempts
  }
}

/// The version of the records; it changes whenever a record's shape or meaning does.
public let wireVersion = 6

/// One compiled cell to run.
public struct RunCommand: Sendable, Hashable, Codable {
  /// The unit's position in the chapter's plan.
  public var unit: Int
  public var library: String
  /// The entry point; empty for a cell that is loaded and not run.
  public var symbol: String
  /// Hash of the compiled cells up to this one, for experiments whose configuration holds closures.
  public var codeKey: String
  /// Size of the cell's figures in inches.
  public var figureWidth: Double
  public var figureHeight: Double
  /// The author's description of the figure, in place of the generated one.
  public var figureDescription: String?
  /// The cell runs in a copy of the process, so that the cells below still have their state.
  public var expectsCrash: Bool
  /// The cell needs the main queue or the thread pool, which a process with checkpoints has not
  /// started; see `Checkpoints` in the kit.
  public var usesConcurrency: Bool
  /// The values of the cell's sliders, as Swift literals by name; empty for an ordinary cell.
  public var variation: [String: String]
  /// The cell has run with other values before, in the same state of the process.
  public var isFurtherState: Bool

  public init(
    unit: Int, library: String, symbol: String, codeKey: String, figureWidth: Double,
    figureHeight: Double, figureDescription: String? = nil, expectsCrash: Bool = false,
    usesConcurrency: Bool = false, variation: [String: String] = [:], isFurtherState: Bool = false
  ) {
    self.unit = unit
    self.library = library
    self.symbol = symbol
    self.codeKey = codeKey
    self.figureWidth = figureWidth
    self.figureHeight = figureHeight
    self.figureDescription = figureDescription
    self.expectsCrash = expectsCrash
    self.usesConcurrency = usesConcurrency
    self.variation = variation
    self.isFurtherState = isFurtherState
  }
}

/// What a running cell tells the tool, one value per frame.
public enum OutputRecord: Sendable, Hashable, Codable {
  /// The worker stands ready for commands; `process` is its number outside its own process space.
  case ready(version: Int, process: Int32)
  case began(unit: Int)
  /// A result to show at this place of the cell's output.
  case display(MIMEBundle)
  /// The value of inline expression number `expression` of the unit.
  case inline(expression: Int, MIMEBundle)
  /// A claim or check that does not hold; the cell goes on.
  case failure(sentence: String, help: String, line: Int, column: Int)
  /// Where a long computation stands.
  case progress(ProgressReport)
  /// A file whose content the results depend on.
  case read(path: String, digest: String)
  /// The results depend on something that no digest can describe (the clock, the environment).
  case volatile(reason: String)
  /// A confined cell reached for something that is not there for it.
  case attempted(Attempt)
  /// A sentence that names the data used, for the page's foot.
  case data(String)
  /// An experiment that the cell asked for.
  case experiment(ExperimentUse)
  /// An error left the cell's top level.
  case threw(ThrownError)
  /// A signal stopped the cell; the frames lead from the fault outwards.
  case trapped(signal: Int32, frames: [StackFrame])
  /// The cell called `exit`.
  case exited(frames: [StackFrame])
  case ended(unit: Int)
  /// The unit runs in a copy of the worker; the process before it waits, so that the chapter can
  /// be taken up again there. `process` is the copy's number outside its process space, `name` inside.
  case branched(unit: Int, process: Int32, name: Int32)
  /// A copy of the worker is over, and the process before it takes commands again; the status is
  /// that of `waitpid`.
  case returned(name: Int32, status: Int32)
}

/// An error as the cell threw it.
public struct ThrownError: Sendable, Hashable, Codable {
  public var type: String
  public var description: String
  public var frames: [StackFrame]

  public init(type: String, description: String, frames: [StackFrame]) {
    self.type = type
    self.description = description
    self.frames = frames
  }
}

/// A return address as an offset into a loaded library, ready to be looked up in its line table.
public struct StackFrame: Sendable, Hashable, Codable {
  public var library: String
  public var offset: UInt64

  public init(library: String, offset: UInt64) {
    self.library = library
    self.offset = offset
  }
}

/// Where a long computation stands.
public struct ProgressReport: Sendable, Hashable, Codable {
  public var title: String
  /// Steps done and steps in all, for instance epochs.
  public var completed: Int
  public var total: Int
  /// A figure worth seeing on the way, for instance the loss.
  public var detail: String
  /// Estimated seconds until the end, if there is an estimate.
  public var secondsLeft: Double?
  /// The loss at this step, for a curve that grows.
  public var loss: Double?

  public init(
    title: String, completed: Int, total: Int, detail: String = "", secondsLeft: Double? = nil,
    loss: Double? = nil
  ) {
    self.title = title
    self.completed = completed
    self.total = total
    self.detail = detail
    self.secondsLeft = secondsLeft
    self.loss = loss
  }
}
