import Files
import Foundation
import Sandboxes

/// Hands tasks to Slurm as arrays of jobs, waits for the answers, and sees to it that no job outlives it.
///
/// What a task made is its answer's file on the shared file system, whatever Slurm says of the job. Slurm is asked
/// about tasks without an answer alone; while it does not answer, jobs go on, and so does the waiting.
public final class ClusterRun {
  let slurm: Slurm
  let orders: [Order]
  let tell: (RunEvent) -> Void
  let atOnce: Int?
  let program: String
  let isGrading: Bool
  private let parent: URL
  var folder: RunFolder

  /// The task of each slot of an array, and where each was handed in last.
  var tasks: [Slot: Int] = [:]
  var slots: [Int: Slot] = [:]
  /// How many jobs of an array run at the same time at most, where that was asked for.
  var shares: [Int: Int] = [:]
  /// Those that wait to be handed in.
  var again: [Int] = []
  var open: Set<Int> = []
  var tries: [Int: Int] = [:]
  var helpers = Helpers()
  private var losses: [TaskLoss] = []
  var arrays = 0
  private var unanswered: [Int: ContinuousClock.Instant] = [:]
  var silence: ContinuousClock.Instant?
  private var progress = RunProgress()
  private let began = ContinuousClock.now

  struct Slot: Hashable {
    var array: Int
    var index: Int
  }

  /// How long an answer may take from the node's disk to ours after the job's end: network file systems look
  /// after new names about once a minute.
  private static let patience = Duration.seconds(75)
  /// How long a job may be in no list: Slurm lists what has ended for minutes.
  private static let absence = Duration.seconds(5)
  /// How long Slurm may be silent.
  private static let longestSilence = Duration.seconds(1800)

  /// - Parameters:
  ///   - parent: The folder of all runs, on the file system that nodes share.
  ///   - program: Lectern, as the nodes find it.
  ///   - atOnce: How many tasks may run at the same time; what the cluster gives when `nil`.
  /// - Throws: `MachineFault` when the folder cannot be made.
  public init(
    _ orders: [Order], on slurm: Slurm, in parent: URL, program: URL, atOnce: Int?,
    tell: @escaping (RunEvent) -> Void
  ) throws {
    self.slurm = slurm
    self.orders = orders
    self.parent = parent
    self.program = program.path
    self.atOnce = atOnce
    self.tell = tell
    isGrading = orders.first?.kind == .submission
    let mark = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    folder = try RunFolder(in: parent, name: "lectern-\(isGrading ? "grade" : "build")-\(mark)")
  }

  /// Runs all tasks. Blocks the calling thread.
  ///
  /// - Parameter answered: Gets each task's number and what it made, as soon as it is there.
  /// - Returns: The tasks that did not come to their end.
  /// - Throws: `MachineFault` or `UsageFault` when Slurm or a node does not do as it is told; then no job is left.
  public func run(answered: (Int, Data) throws -> Void) throws -> [TaskLoss] {
    let guardian: Guardian
    do {
      for (number, order) in orders.enumerated() { try folder.give(number, order) }
      guardian = try Guardian(of: folder.name, slurm)
    } catch {
      folder.remove()
      throw error
    }
    OpenRuns.add(folder, slurm)
    defer {
      if slurm.end(folder.name, patience: open.isEmpty ? 10 : 0) { guardian.release() }
      OpenRuns.remove(folder)
      folder.remove()
    }
    do {
      open = Set(orders.indices)
      progress.total = orders.count
      try submit(Array(orders.indices))
      try wait(answered)
    } catch let silence as Slurm.Silence {
      throw MachineFault(
        "Slurm does not answer: \(silence.words).",
        help: "'sinfo' says when it does again; what was finished is kept.")
    }
    return losses
  }

  private func wait(_ answered: (Int, Data) throws -> Void) throws {
    var nextLook = ContinuousClock.now
    while !open.isEmpty {
      OpenRuns.stayIfEnding()
      try collect(answered)
      if !open.isEmpty, ContinuousClock.now >= nextLook {
        try look(answered)
        let age = (ContinuousClock.now - began) / .seconds(1)
        // A queue of hours is not asked every second.
        nextLook = .now + .seconds(min(15, max(0.5, age / 40)))
      }
      folder.touch()
      if !open.isEmpty { Thread.sleep(forTimeInterval: 0.2) }
    }
  }

  // MARK: - Taking back

  private func collect(_ answered: (Int, Data) throws -> Void) throws {
    for task in folder.answered() where open.contains(task) {
      guard let answer = folder.answer(of: task) else { continue }
      if let content = answer.content {
        open.remove(task)
        sendAwayHelpers(of: task)
        try answered(task, content)
      } else if let fault = answer.fault {
        guard !fault.isFinal else {
          throw MachineFault("node '\(answer.node)': \(fault.message)", help: fault.help)
        }
        try? FileManager.default.removeItem(at: folder.file("answer", task))
        try lose(task, TaskLoss(orders[task].name, fault, node: answer.node, isGrading: isGrading))
      }
    }
    progress.done = progress.total - open.count
  }

  private func look(_ answered: (Int, Data) throws -> Void) throws {
    let jobs: [QueuedJob]
    do {
      jobs = try slurm.jobs(named: folder.name)
      if silence != nil { tell(.note("Slurm answers again.")) }
      silence = nil
    } catch let fault as Slurm.Silence {
      if silence == nil { tell(.note("Slurm does not answer (\(fault.words)); waiting for it.")) }
      let since = silence ?? .now
      silence = since
      if ContinuousClock.now - since > Self.longestSilence { throw fault }
      return
    }
    OpenRuns.stayIfEnding()
    var active: Set<Int> = []
    progress.waiting = 0
    progress.running = 0
    progress.reason = ""
    for job in jobs where job.isActive {
      guard let task = task(of: job) else { continue }
      active.insert(task)
      if job.isWaiting {
        progress.waiting += 1
        progress.reason = job.reason == "None" ? progress.reason : job.reason
      } else {
        progress.running += 1
        if let note = folder.note(of: task) { tell(.working(task: task, note)) }
      }
    }
    try checkWaiting(jobs)
    // What has ended may have answered meanwhile.
    try collect(answered)
    let ended = Dictionary(
      jobs.filter { !$0.isActive }.compactMap { job in task(of: job).map { ($0, job) } },
      uniquingKeysWith: { $1 })
    for task in open.subtracting(active).subtracting(again).sorted() { try settle(task, ended[task]) }
    try submitAgain()
    try callHelpers(of: active)
    let elapsed = (ContinuousClock.now - began) / .seconds(1)
    progress.secondsLeft =
      progress.done == 0 ? nil : elapsed / Double(progress.done) * Double(open.count)
    tell(.progress(progress))
  }

  /// The open task that a job is the last try of.
  private func task(of job: QueuedJob) -> Int? {
    let slot = Slot(array: job.array, index: job.index)
    guard let task = tasks[slot], slots[task] == slot, open.contains(task) else { return nil }
    return task
  }

  /// Jobs that can never start are an error, and no reason to wait.
  private func checkWaiting(_ jobs: [QueuedJob]) throws {
    let waiting = jobs.filter(\.isWaiting)
    guard progress.running == 0, let first = waiting.first, waiting.allSatisfy(\.waitsForEver) else { return }
    throw UsageFault(
      "the jobs would wait for ever: Slurm says \(first.reason).",
      help: first.reason.contains("TimeLimit")
        ? "ask for less with '--time', or take another '--partition'; 'sinfo' says what they allow."
        : "ask for something else with '--partition', '--account' and '--memory'.")
  }

  /// What becomes of a task whose job is over and that has not answered.
  private func settle(_ task: Int, _ job: QueuedJob?) throws {
    if job == nil || job?.state == "COMPLETED" {
      let since = unanswered[task] ?? .now
      unanswered[task] = since
      guard ContinuousClock.now - since > (job == nil ? Self.absence : Self.patience) else { return }
    }
    guard let slot = slots[task] else { return }
    let known = (try? slurm.ending(array: slot.array, index: slot.index)) ?? nil
    if job == nil, known == nil {
      // A controller that was killed comes back with what it had written down; that is no try of the task's.
      tell(.note("Slurm has forgotten the job of '\(orders[task].name)'. It is handed in again."))
      tries[task, default: 1] -= 1
      unanswered[task] = nil
      again.append(task)
      return
    }
    let ending = known ?? job.map { JobEnding(state: $0.state, status: nil, signal: nil, node: $0.node) }
    if let fault = TaskLoss.fatal(ending, runs: parent.path, program: program) { throw fault }
    try lose(
      task,
      TaskLoss(orders[task].name, ending, lastWords: folder.lastWords(of: task), isGrading: isGrading),
      isForGood: ending?.state == "CANCELLED")
  }

  /// Gives a task up, or notes that it is to be handed in again.
  private func lose(_ task: Int, _ loss: TaskLoss, isForGood: Bool = false) throws {
    unanswered[task] = nil
    sendAwayHelpers(of: task)
    let tried = tries[task] ?? 1
    guard !isForGood, tried <= slurm.settings.retries else {
      open.remove(task)
      losses.append(loss)
      return tell(.note("\(loss.sentence) It is given up\(tried == 1 ? "" : " after \(tried) tries")."))
    }
    tell(.note("\(loss.sentence) It is handed in again."))
    again.append(task)
  }
}

extension ClusterRun {
  /// Cancels what is left of runs whose tool was killed, and takes what they have finished.
  ///
  /// - Parameter take: Gets each order that was carried out, and what it made.
  public static func recover(
    in parent: URL, on slurm: Slurm, _ take: (Order, Data) throws -> Void = { _, _ in }
  ) throws {
    for folder in RunFolder.abandoned(in: parent) {
      slurm.end(folder.name)
      defer { folder.remove() }
      for number in folder.answered() {
        guard let content = folder.answer(of: number)?.content, let order = try? folder.order(number) else {
          continue
        }
        try take(order, content)
      }
    }
  }
}
