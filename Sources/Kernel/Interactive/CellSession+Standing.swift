import Files
import Foundation
import Notebooks
import Sandboxes
import Wire

/// What one cell's run needs.
struct CellRun {
  var session: ChapterSession
  var runner: ChapterRunner
  /// Runs units again whose results are known, to get their state back.
  var silentRunner: ChapterRunner
}

/// Cells above could not be brought back to what they were.
struct ReplayStop: Error {
  /// Empty when somebody interrupted it.
  var diagnostics: [Diagnostic]
  var outdated: [SubmittedCell]
}

// How the worker gets into the state that a cell has to run in.
extension CellSession {
  /// A run of the cells so far and one more.
  func makeRun(for entry: Entry?, emit: @escaping @Sendable (KernelEvent) -> Void) throws -> CellRun {
    let scratch = try self.scratch ?? ScratchFolder(in: kernel.scratchFolder)
    self.scratch = scratch
    var units = entries.compactMap(\.unit?.unit)
    if let entry {
      units.append(
        ExecutionUnit(
          index: units.count, moduleName: "Cell\(entries.count + 1)", content: .block(entry.cell)))
    }
    let texts = (entries.map(\.submitted) + (entry.map { [$0.submitted] } ?? [])).map { ($0.name, $0.text) }
    let plan = Plan(units: units, texts: Dictionary(texts) { _, last in last })
    let session = ChapterSession(kernel: kernel, plan: plan, scratch: scratch, emit: emit)
    var run = CellRun(
      session: session,
      runner: session.makeRunner([], emit: emit, keepsCheckpoints: true, support: support),
      silentRunner: session.makeRunner([], emit: { _ in }, keepsCheckpoints: true, support: support))
    // A notebook's program tells a cell's value from what it has shown on the way.
    run.runner.environment["LECTERN_MARKS_VALUES"] = "1"
    return run
  }

  /// Brings the worker's copy of the course's own module up to its files.
  ///
  /// - Returns: Whether the cell can be compiled.
  func takeSupport(_ compiler: inout CellCompiler, _ run: inout CellRun, _ outcome: inout CellOutcome) throws
    -> Bool
  {
    compiler.support = support
    guard run.session.plan.usesSupport else { return true }
    guard try run.session.takeSupport(&compiler) else {
      outcome.ending = .failed
      outcome.diagnostics = run.session.result.diagnostics
      return false
    }
    guard compiler.support?.digest != support?.digest else { return true }
    let usedBefore = support != nil
    // A library that was loaded cannot be taken back, and one is loaded as the worker starts.
    endWorker()
    startsWithSupport = true
    support = compiler.support
    run.runner.support = support?.library
    run.silentRunner.support = support?.library
    guard usedBefore, let first = entries.firstIndex(where: { $0.cell.code.contains(SupportModule.name) })
    else {
      return true
    }
    throw ReplayStop(
      diagnostics: [
        Diagnostic(
          at: nil, "the files in 'Support' have changed since cells above were run with them.",
          help: "run the cells from \(entries[first].submitted.name) on again.")
      ], outdated: rewind(to: first))
  }

  /// The worker in the state before a unit: where it is, back at a checkpoint, or started anew, with the units
  /// between run once more.
  func reachState(
    before position: Int, in run: CellRun, emit: @escaping @Sendable (SessionEvent) -> Void
  ) throws -> WorkerProcess {
    let death = noteDeaths(emit: emit)
    var reason = death.map { "the process that ran the cells was ended from outside (\($0.words))" }
    if var worker, ran.count > position {
      goBack(&worker, before: position)
    }
    if reason == nil, !startsWithSupport, ran.count < position, !ran.isEmpty || worker == nil {
      let isConcurrent = run.runner.compiled[..<position].contains { $0.analysis.usesConcurrency }
      reason =
        isConcurrent
        ? "cells that use concurrency leave no checkpoint to go back to"
        : "of a long session only some checkpoints are kept"
    }
    startsWithSupport = false
    var current = try worker ?? run.runner.startWorker()
    worker = current
    hasLostWorker = false
    let units = run.runner.compiled
    let again = position - ran.count
    if let reason, again > 0 {
      emit(
        .note(
          "Note: \(reason); \(again == 1 ? "the cell above was" : "\(again) cells above were") run again."))
    }
    while ran.count < position {
      var replay = run.silentRunner
      replay.isCancelled = run.runner.isCancelled
      replay.compiled = Array(units[...ran.count])
      let unit = units[ran.count]
      guard let ending = note(&current, { replay.run(unit, in: &$0) }) else { continue }
      let failed = ran.count - 1
      leave(&current)
      if case .cancelled = ending { throw ReplayStop(diagnostics: [], outdated: []) }
      let entry = entries.indices.filter { entries[$0].unit != nil }[failed]
      let name = entries[entry].submitted.name
      throw ReplayStop(
        diagnostics: [
          Diagnostic(
            at: nil, "\(name) was run again to get its state back, and failed this time.",
            help: "run the cells from \(name) on again.",
            notes: replay.result.diagnostics)
        ], outdated: rewind(to: entry))
    }
    return current
  }

  /// Runs a unit in the worker and notes where.
  func note<Ending>(_ current: inout WorkerProcess, _ run: (inout WorkerProcess) -> Ending) -> Ending {
    let depth = current.copies.count
    let made = current.copiesMade
    let ending = run(&current)
    ran.append(
      Place(
        depth: depth, isCheckpoint: current.copiesMade > made, process: current.copies.last?.process))
    worker = current
    return ending
  }

  /// Gives up checkpoints when there are many: the last ones stay, and of those before them the fewer the
  /// longer ago they were made. Each is a process with memory of its own.
  func thinOut() {
    guard var current = worker, !current.isOver else { return }
    while current.copies.count > Self.mostCheckpoints {
      // Where each copy's unit stands among those that ran.
      let positions = ran.indices.filter { ran[$0].isCheckpoint }
      guard positions.count == current.copies.count else { return }
      let candidates = 0..<(current.copies.count - Self.mostCheckpoints / 2)
      func gap(_ index: Int) -> Double {
        let before = index == 0 ? 0 : positions[index - 1]
        return Double(positions[index + 1] - before) / Double(ran.count - positions[index])
      }
      guard let least = candidates.min(by: { gap($0) < gap($1) }) else { return }
      let gone = current.copies[least].process
      let next = current.copies[least + 1].process
      current.thin(at: least)
      for index in ran.indices {
        if ran[index].process == gone {
          ran[index].process = next
        } else if ran[index].isCheckpoint, ran[index].depth == least + 1 {
          ran[index].isCheckpoint = false
        } else if ran[index].depth > least + 1 {
          ran[index].depth -= 1
        }
      }
    }
    worker = current
  }

  private static let mostCheckpoints = 40

  /// Gives up the last unit that ran, and what it has done to the state.
  func leave(_ current: inout WorkerProcess) {
    goBack(&current, before: ran.count - 1)
  }

  /// Goes back to the state before a unit that ran, or to the nearest one before it.
  private func goBack(_ current: inout WorkerProcess, before position: Int) {
    let start = (0...position).last { ran[$0].isCheckpoint }
    guard let start, !current.isOver else {
      endWorker()
      return
    }
    ran.removeLast(ran.count - start)
    // Somebody may have ended copies, so that the unit ran in another state than was thought.
    ran.removeAll { !$0.isThere(in: current) }
    // At once: a cell that is no longer wanted must not go on.
    current.goBack(to: ran.last?.copiesNeeded ?? 0)
    worker = current
  }

  /// Sees whether somebody has ended the worker, or copies of it, while no cell ran.
  private func noteDeaths(emit: @Sendable (SessionEvent) -> Void) -> ProcessEnding? {
    guard var current = worker else { return nil }
    var death: ProcessEnding?
    for event in current.eventsWhileIdle() {
      switch event {
      case .copyEnded(let ending):
        death = ending
        ran.removeAll { !$0.isThere(in: current) }
      case .ended(let ending):
        death = ending
        ran = []
      // A thread that a cell has left behind.
      case .standardOutput(let bytes): emit(.printed(bytes, isError: false))
      case .standardError(let bytes): emit(.printed(bytes, isError: true))
      default: break
      }
    }
    worker = current
    if current.hasUntoldEnd {
      // The process before it is stopped, or gone astray.
      death = death ?? .signalled(SIGKILL)
      endWorker()
    }
    if current.isOver { endWorker() }
    return death
  }
}
