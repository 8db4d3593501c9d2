import Files
import Foundation

extension Slurm {
  /// Hands in an array of jobs that run a script with `SLURM_ARRAY_TASK_ID` from 0 on.
  ///
  /// - Parameters:
  ///   - name: Of all the jobs; by it they are found and cancelled, whatever else was lost.
  ///   - atOnce: How many may run at the same time.
  /// - Returns: The array's number.
  /// - Throws: `UsageFault` for what cannot be asked for, `MachineFault` for what Slurm does not take now, each with
  ///   Slurm's own words.
  func submit(_ script: String, name: String, count: Int, atOnce: Int?) throws -> Int {
    let throttle = atOnce.map { "%\($0)" } ?? ""
    // Started again by us alone, so that each time is counted and told.
    var arguments = [
      "--parsable", "--job-name=\(name)", "--array=0-\(count - 1)\(throttle)", "--no-requeue",
      "--output=/dev/null", "--chdir=/",
    ]
    if let partition = settings.partition { arguments.append("--partition=\(partition)") }
    if let account = settings.account { arguments.append("--account=\(account)") }
    if let time = settings.time { arguments.append("--time=\(time)") }
    if let memory = settings.memory { arguments.append("--mem=\(memory)") }
    if let cores = settings.cores { arguments.append("--cpus-per-task=\(cores)") }
    let answer = try call(programs.sbatch, arguments, input: script)
    guard answer.isSuccess else { throw refusal(Self.words(answer.errors)) }
    let number = answer.output.split(separator: ";").first ?? ""
    guard let job = Int(number.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw MachineFault(
        "sbatch gave no job's number, but '\(answer.output.trimmingCharacters(in: .whitespacesAndNewlines))'.",
        help: "try 'sbatch --parsable --wrap true' by hand.")
    }
    return job
  }

  /// What to say when Slurm does not take jobs.
  func refusal(_ words: String) -> any Error {
    let low = words.lowercased()
    if low.contains("partition name") {
      let known = (try? partitions()) ?? []
      return UsageFault(
        "Slurm has no partition '\(settings.partition ?? "")': \(words).",
        help: known.isEmpty
          ? "'sinfo' lists them; name one with '--partition' or under `cluster:` in course.yml."
          : "known: \(known.joined(separator: ", ")).")
    }
    if low.contains("requested node configuration") || low.contains("memory") || low.contains("cpu count") {
      return UsageFault(
        "no node has what a task asks for: \(words).",
        help: "ask for less with '--memory' and '--cores'; 'sinfo --long --Node' says what nodes have.")
    }
    if low.contains("time limit") && !low.contains("job submit limit") {
      return UsageFault(
        "a task may not take as long as it asks for: \(words).",
        help: "ask for less with '--time'; 'sinfo' says what partitions allow.")
    }
    if low.contains("account or partition") || low.contains("account") && low.contains("invalid") {
      return UsageFault(
        "Slurm does not take jobs of account '\(settings.account ?? "")': \(words).",
        help: "'sacctmgr show associations' lists yours; name one with '--account'.")
    }
    if low.contains("limit") || low.contains("temporarily unable") {
      return MachineFault(
        "Slurm takes no more jobs: \(words).",
        help: "wait until others of yours have ended ('squeue --me'), or ask whoever runs the cluster.")
    }
    return MachineFault(
      "Slurm does not take the jobs: \(words).", help: "'sinfo' says in which state the cluster is.")
  }

  private func partitions() throws -> [String] {
    let answer = try call(programs.sinfo, ["--noheader", "--format=%R"])
    return Set(answer.output.split(separator: "\n").map(String.init)).sorted().map { "'\($0)'" }
  }

  /// How many jobs an array may have.
  func largestArray() throws -> Int {
    let answer = try call(programs.scontrol, ["show", "config"])
    let line = answer.output.firstMatch(of: /MaxArraySize\s*=\s*([0-9]+)/)
    return max(1, line.flatMap { Int($0.1) } ?? 1001)
  }

  /// Ends arrays of jobs.
  func cancel(arrays: [Int]) {
    _ = try? call(programs.scancel, ["--quiet"] + arrays.map(String.init))
  }

  /// Ends all jobs of a name.
  ///
  /// - Returns: Whether Slurm heard it.
  @discardableResult
  func cancel(name: String) -> Bool {
    (try? call(programs.scancel, ["--quiet", "--name=\(name)"]))?.isSuccess == true
  }
}
