import Foundation

extension ClusterRun {
  /// Hands tasks in, as many as may run; the others wait in `again`.
  func submit(_ numbers: [Int]) throws {
    again = numbers
    let free = free
    if let free, free < 1 { return }
    var jobs: [Int] = []
    var count = 0
    for plan in ArrayPlan.arrays(of: numbers, largest: try slurm.largestArray(), atOnce: free) {
      let job = try submit(plan)
      jobs.append(job)
      count += plan.tasks.count
      for (index, task) in plan.tasks.enumerated() {
        let slot = Slot(array: job, index: index)
        tasks[slot] = task
        slots[task] = slot
        tries[task, default: 0] += 1
      }
      again.removeAll { slots[$0]?.array == job }
    }
    let things = isGrading ? "submission" : "chapter"
    let words = jobs.map(String.init).joined(separator: ", ")
    tell(.note("Slurm: \(count) \(things)\(count == 1 ? "" : "s") handed in as job \(words)."))
  }

  /// - Returns: The array's number.
  func submit(_ plan: ArrayPlan) throws -> Int {
    let number = arrays
    arrays += 1
    try folder.list(plan.tasks, array: number)
    let script = JobScript(
      program: program, directory: FileManager.default.currentDirectoryPath, folder: folder.url.path,
      array: number, setup: slurm.settings.setup)
    let job = try OpenRuns.submitting {
      try slurm.submit(script.text, name: folder.name, count: plan.tasks.count, atOnce: plan.atOnce)
    }
    shares[job] = plan.atOnce
    return job
  }

  /// How many more jobs may run at the same time; `nil` when nobody has asked for a limit.
  var free: Int? {
    guard let atOnce else { return nil }
    let waiting = Set(again)
    var counts = helpers.counts
    for task in open where !waiting.contains(task) {
      if let slot = slots[task] { counts[slot.array, default: 0] += 1 }
    }
    return atOnce - counts.reduce(0) { $0 + min($1.value, shares[$1.key] ?? atOnce) }
  }

  func submitAgain() throws {
    guard !again.isEmpty else { return }
    do {
      try submit(again)
    } catch let fault as Slurm.Silence {
      // With the next look that is answered.
      if silence == nil { tell(.note("Slurm does not answer (\(fault.words)); waiting for it.")) }
      silence = silence ?? .now
    }
  }
}
