extension ClusterRun {
  /// Jobs that run a chapter as far as a sweep in it, and do experiments there that its own job then finds.
  ///
  /// They are no tasks: what they leave is in the course's cache, nobody waits for them, and they end with their task.
  struct Helpers {
    /// The sweeps that help was called for, by task.
    var called: [Int: Set<String>] = [:]
    /// Their arrays, by task.
    var jobs: [Int: [Int]] = [:]
    /// How many jobs each array has.
    var counts: [Int: Int] = [:]
    var orders = 0
  }

  /// Calls helpers for the sweeps that running tasks have begun: one for each setting but the first.
  func callHelpers(of running: Set<Int>) throws {
    guard !isGrading, again.isEmpty, silence == nil else { return }
    for task in running.sorted() {
      for sweep in folder.begunSweeps(of: task) where helpers.called[task]?.contains(sweep.name) != true {
        let count = min(sweep.count - 1, try slurm.largestArray(), free ?? .max)
        // When others have ended there may be room.
        guard count > 0 else { continue }
        do {
          try call(count, for: sweep.name, of: task)
        } catch is Slurm.Silence {
          return
        }
      }
    }
  }

  private func call(_ count: Int, for sweep: String, of task: Int) throws {
    var order = orders[task]
    order.helps = Order.Help(task: task, sweep: sweep)
    let numbers = (0..<count).map { orders.count + helpers.orders + $0 }
    for number in numbers { try folder.give(number, order) }
    helpers.orders += count
    let job = try submit(ArrayPlan(tasks: numbers, atOnce: atOnce.map { _ in count }))
    helpers.called[task, default: []].insert(sweep)
    helpers.jobs[task, default: []].append(job)
    helpers.counts[job] = count
    tell(
      .note(
        "Slurm: \(count) job\(count == 1 ? "" : "s") to help with a sweep of '\(order.name)' handed in as job \(job)."
      ))
  }

  /// Ends the helpers of a task that is over, or begins anew.
  func sendAwayHelpers(of task: Int) {
    helpers.called[task] = nil
    guard let jobs = helpers.jobs.removeValue(forKey: task) else { return }
    for job in jobs { helpers.counts[job] = nil }
    // Those that do not hear it are cancelled with the run.
    slurm.cancel(arrays: jobs)
    folder.forgetSweeps(of: task)
  }
}
