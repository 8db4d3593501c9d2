import Foundation
import Notebooks
import Results
import Sandboxes
import Wire

/// Runs the compiled units of a chapter in one worker, in order, and collects what they give.
struct ChapterRunner {
  let plan: Plan
  var compiled: [CompiledUnit]
  let kit: Kit
  let symbolizer: Symbolizer
  var configuration: WorkerConfiguration
  var environment: [String: String]
  let mark: RunMark
  let confinement: Kernel.Confinement?
  let emit: @Sendable (KernelEvent) -> Void
  /// The library of the course's own module, loaded before any cell.
  var support: String?
  /// Whether the cells below one that threw or trapped are run all the same.
  var goesOn = false
  /// Compiles the unit at a position so that it ends before a line of its cell.
  var cut: ((_ position: Int, _ line: Int) -> CompiledUnit?)?
  /// Asked now and then while a cell runs: whether its result is no longer wanted.
  var isCancelled: @Sendable () -> Bool = { false }
  /// Told what cells print as it arrives, with whether it came on standard error.
  var onPrint: (@Sendable ([UInt8], Bool) -> Void)?
  /// Told when a cell takes back what it has shown.
  var onClear: (@Sendable () -> Void)?

  /// How the run ended.
  enum Ending {
    case complete
    /// A cell ended the run; its diagnostics say how.
    case stopped(unit: Int)
    /// The result is no longer wanted; nothing is kept of the cell.
    case cancelled
    case trapped(Trap)
  }

  var result: ChapterResult
  private(set) var seconds: [Int: Double] = [:]
  /// When the whole chapter must be over.
  private var deadline = Double.infinity
  private var shownBytes = 0
  /// Positions in `compiled` of those that threw or trapped, and of those that trapped alone.
  var unfinished: [Int] = []
  var trapped: Set<Int> = []
  /// In place of those, by their positions, what ends before the trap.
  var cutShort: [Int: CompiledUnit] = [:]
  /// The traps below which the run went on, each of its cell's own making.
  var passed: [Trap] = []

  init(
    plan: Plan, compiled: [CompiledUnit], kit: Kit, symbolizer: Symbolizer,
    configuration: WorkerConfiguration, environment: [String: String], mark: RunMark,
    confinement: Kernel.Confinement? = nil, result: ChapterResult,
    emit: @escaping @Sendable (KernelEvent) -> Void
  ) {
    self.plan = plan
    self.compiled = compiled
    self.kit = kit
    self.symbolizer = symbolizer
    self.configuration = configuration
    self.environment = environment
    self.mark = mark
    self.confinement = confinement
    self.result = result
    self.emit = emit
  }

  /// Runs all units. Blocks the calling thread.
  ///
  /// - Throws: `SpawnError` when the worker cannot be started.
  mutating func run() throws -> Ending {
    var worker = try startWorker()
    deadline = confinement.map { monotonicSeconds() + $0.limits.seconds } ?? .infinity
    defer { worker.close() }
    worker.send(.load(libraries: compiled.map(\.library)))
    for (position, unit) in compiled.enumerated() {
      guard let ending = run(unit, in: &worker) else { continue }
      guard goesOn, case .trapped(let trap) = ending else { return ending }
      note(trap, at: position)
      guard try repeatUnits(through: position, in: &worker) else { return ending }
      pass(trap, at: position)
    }
    worker.send(.finish)
    return .complete
  }

  /// A worker that knows the circumstances.
  func startWorker() throws -> WorkerProcess {
    let worker = try WorkerProcess(
      kit: kit, environment: environment, directory: configuration.courseDirectory, mark: mark,
      launcher: confinement?.runLauncher ?? [])
    worker.send(.configure(configuration))
    if let support { worker.send(.load(libraries: [support])) }
    return worker
  }

  /// Runs one unit; `nil` when the next one can follow.
  mutating func run(_ unit: CompiledUnit, in worker: inout WorkerProcess) -> Ending? {
    let options = unit.unit.options
    guard !unit.unit.isInline, !options.variations.isEmpty, options.runs, let cell = unit.unit.cells.first
    else {
      return run(unit, command(for: unit), in: &worker)
    }
    // The first setting runs last, so that the cells below see its values.
    var states: [[CellOutput]] = []
    for (number, state) in options.states.reversed().enumerated() {
      var command = command(for: unit)
      command.variation = Dictionary(
        zip(options.variations.map(\.name), state.map(\.plainText)), uniquingKeysWith: { _, last in last })
      command.isFurtherState = number > 0
      if let ending = run(unit, command, in: &worker) { return ending }
      states.append(result.cells[cell.index]?.outputs ?? [])
      emit(
        .progress(
          cell: cell.index,
          ProgressReport(title: "setting", completed: number + 1, total: options.stateCount)))
    }
    result.cells[cell.index]?.states = states.reversed()
    if let finished = result.cells[cell.index] { emit(.finished(cell: cell.index, finished)) }
    return nil
  }

  private mutating func run(
    _ unit: CompiledUnit, _ command: RunCommand, in worker: inout WorkerProcess
  ) -> Ending? {
    var unitRun = UnitRun(unit: unit, plan: plan, emit: emit)
    unitRun.onPrint = onPrint
    unitRun.onClear = onClear
    worker.send(.run(command))
    let ending = follow(&unitRun, &worker)
    if case .cancelled = ending { return .cancelled }
    return finish(&unitRun, ending)
  }

  func command(for unit: CompiledUnit) -> RunCommand {
    let options = unit.unit.options
    // A cell that is only compiled is loaded all the same: cells below may use its declarations.
    let symbol = options.runs || unit.unit.isInline ? unit.entryPoint : ""
    return RunCommand(
      unit: unit.unit.index, library: unit.library, symbol: symbol,
      codeKey: unit.key, figureWidth: options.figWidth, figureHeight: options.figHeight,
      figureDescription: options.figAlt, expectsCrash: options.crash && !unit.unit.isInline,
      usesConcurrency: unit.analysis.usesConcurrency)
  }

  /// Where the author sets no limit, a cell must leave the machine room to live.
  private static let machineMemoryLimit = Int(ProcessInfo.processInfo.physicalMemory / 4 * 3)

  /// Reads events until the unit has ended, or will not.
  mutating func follow(_ run: inout UnitRun, _ worker: inout WorkerProcess) -> UnitEnding {
    let options = run.unit.unit.options
    let began = monotonicSeconds()
    var askedWhere: Double?
    var hasBegun = false
    defer { seconds[run.firstCell] = monotonicSeconds() - began }
    while true {
      switch worker.next() {
      case .standardOutput(let bytes): run.print(bytes, isError: false)
      case .standardError(let bytes): run.print(bytes, isError: true)
      case .record(let record):
        if case .began = record { hasBegun = true }
        guard let ending = take(record, &run, wasAsked: askedWhere != nil) else { break }
        if ending.endsWorker { drain(&run, &worker) }
        return ending
      case .foreignBytes:
        drain(&run, &worker, seconds: 0.2)
        return .forged
      case .ended(let ending), .copyEnded(let ending):
        return askedWhere != nil ? .timeLimit(frames: []) : .died(ending)
      case .quiet: break
      }
      // Before that it is not known whether the cell runs in a copy, which has to be ended.
      if hasBegun, isCancelled() { return .cancelled }
      let now = monotonicSeconds()
      if let askedWhere, now > askedWhere + 1 { return .timeLimit(frames: []) }
      if askedWhere == nil, (confinement == nil && now - began > options.timeout) || now > deadline {
        // The worker answers with the position where the cell is, if it still can.
        worker.ask(signal: WorkerContract.askingSignal)
        askedWhere = now
      }
      // Confined it is the assignment that says how much, as it says how long.
      let limit = confinement?.limits.memory ?? options.memory ?? Self.machineMemoryLimit
      if let used = worker.residentBytes, used > limit { return .memoryLimit(limit) }
      let room = confinement.map { $0.limits.output - shownBytes } ?? UnitRun.showLimit
      if run.shownBytes > room { return .outputLimit }
      // Records that show nothing are kept too; what is shown is little less than what is sent.
      if let confinement, worker.recordBytes / 2 > confinement.limits.output { return .outputLimit }
    }
  }

  /// What the worker printed before it died, or before we gave it up, is still in the pipes.
  private func drain(_ run: inout UnitRun, _ worker: inout WorkerProcess, seconds: Double = 2) {
    let patience = monotonicSeconds() + seconds
    while monotonicSeconds() < patience {
      switch worker.next() {
      case .standardOutput(let bytes): run.print(bytes, isError: false)
      case .standardError(let bytes): run.print(bytes, isError: true)
      case .ended, .copyEnded: return
      default: break
      }
    }
  }

  private mutating func take(_ record: OutputRecord, _ run: inout UnitRun, wasAsked: Bool) -> UnitEnding? {
    switch record {
    case .ready, .began, .branched, .returned: break
    case .display(let bundle) where bundle.metadata[MIMEBundle.clearMark] != nil: run.clear()
    case .display(let bundle): run.add(.bundle(bundle))
    case .inline(let number, let bundle): run.add(bundle, toExpression: number)
    case .failure(let sentence, let help, let line, let column):
      run.fail(sentence, help: help, line: line, column: column)
    case .progress(let report): emit(.progress(cell: run.firstCell, report))
    case .read(let path, let digest):
      let read = FileRead(path: path, digest: digest)
      if !result.reads.contains(read) { result.reads.append(read) }
    case .volatile(let reason):
      if !result.volatileReasons.contains(reason) { result.volatileReasons.append(reason) }
    case .attempted(let attempt):
      // Decoded, its name may be of any length.
      let attempt = Attempt(attempt.kind, attempt.name)
      if result.attempts.count < Attempt.most, !result.attempts.contains(attempt) {
        result.attempts.append(attempt)
      }
    case .data(let sentence):
      if result.dataUsed.count < 100, !result.dataUsed.contains(sentence) {
        result.dataUsed.append(String(sentence.prefix(1_000)))
      }
    case .experiment(let use):
      if result.experiments.count < 10_000, !result.experiments.contains(where: { $0.key == use.key }) {
        result.experiments.append(use)
      }
    case .threw(let error): run.thrown = error
    case .trapped(let signal, let frames):
      if wasAsked { return .timeLimit(frames: frames) }
      if run.expectsCrash {
        run.trap = (signal, frames)
      } else {
        return .trapped(signal: signal, frames: frames)
      }
    case .exited(let frames): return .exited(frames: frames)
    case .ended: return .ended
    }
    return nil
  }

  /// Turns how a unit ended into its results.
  private mutating func finish(_ run: inout UnitRun, _ ending: UnitEnding) -> Ending? {
    shownBytes += run.shownBytes
    let explanation = UnitVerdict(run: run, ending: ending, symbolizer: symbolizer, compiled: compiled)
    explanation.apply(to: &run)
    for (index, var cell) in run.results {
      // The compiler's warnings are there already.
      cell.diagnostics = (result.cells[index]?.diagnostics ?? []) + cell.diagnostics
      result.cells[index] = cell
      emit(.finished(cell: index, cell))
    }
    if goesOn, case .ended = ending {
      let position = compiled.firstIndex { $0.unit.index == run.unit.unit.index }
      if run.thrown != nil, let position { unfinished.append(position) }
      return nil
    }
    if explanation.stopsChapter { result.stop = RunStop(ending, threw: run.thrown != nil) }
    if case .trapped(let signal, let frames) = ending {
      return .trapped(
        Trap(
          unit: run.unit.unit.index, signal: signal, origin: symbolizer.origin(of: frames, in: compiled),
          standardError: run.errorText))
    }
    return explanation.stopsChapter ? .stopped(unit: run.unit.unit.index) : nil
  }
}
