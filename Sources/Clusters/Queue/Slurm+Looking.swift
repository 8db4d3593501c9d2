import Foundation

/// A job of an array, as squeue lists it.
struct QueuedJob: Hashable, Sendable {
  var array: Int
  var index: Int
  /// Slurm's word: `PENDING`, `RUNNING`, `TIMEOUT`.
  var state: String
  /// Why it waits, or how it ended.
  var reason: String
  var node: String

  /// Whether it waits, runs, or is about to end.
  var isActive: Bool {
    [
      "PENDING", "RUNNING", "COMPLETING", "CONFIGURING", "SUSPENDED", "STAGE_OUT", "SIGNALING", "STOPPED",
      "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "RESIZING", "SPECIAL_EXIT", "RESV_DEL_HOLD",
    ].contains(state)
  }

  var isWaiting: Bool { state == "PENDING" }

  /// Whether it waits for what does not come by itself.
  var waitsForEver: Bool {
    isWaiting
      && [
        "PartitionTimeLimit", "PartitionNodeLimit", "BadConstraints", "MaxMemPerLimit", "InvalidAccount",
        "InvalidQOS", "AccountNotAllowed", "QOSNotAllowed", "DependencyNeverSatisfied",
      ].contains(reason)
  }
}

/// How a job came to its end, as Slurm tells it.
struct JobEnding: Hashable, Sendable {
  var state: String
  /// What its script left with; `nil` when a signal ended it.
  var status: Int?
  var signal: Int?
  var node: String
}

extension Slurm {
  static let queueFormat = "%F|%K|%T|%r|%N"

  /// The jobs of a name: those that wait or run, and those that ended in the last minutes.
  ///
  /// - Throws: `Silence` when Slurm does not answer.
  func jobs(named name: String) throws -> [QueuedJob] {
    let answer = try call(
      programs.squeue,
      ["--noheader", "--array", "--states=all", "--name=\(name)", "--format=\(Self.queueFormat)"])
    guard answer.isSuccess else { throw Silence(words: Self.words(answer.errors)) }
    return Self.jobs(inList: answer.output)
  }

  static func jobs(inList list: String) -> [QueuedJob] {
    list.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard fields.count == 5, let array = Int(fields[0]), let index = Int(fields[1]) else { return nil }
      return QueuedJob(array: array, index: index, state: fields[2], reason: fields[3], node: fields[4])
    }
  }

  /// How a job ended: from accounting where there is some, otherwise from what the controller still knows.
  func ending(array: Int, index: Int) throws -> JobEnding? {
    if let sacct = programs.sacct,
      let answer = try? call(
        sacct,
        [
          "--noheader", "--parsable2", "--allocations", "--jobs=\(array)_\(index)",
          "--format=State,ExitCode,NodeList",
        ]), answer.isSuccess, let ending = Self.ending(inAccounts: answer.output)
    {
      return ending
    }
    let answer = try call(programs.scontrol, ["show", "job", "--oneliner", "\(array)_\(index)"])
    return answer.isSuccess ? Self.ending(inJob: answer.output) : nil
  }

  /// Reads a line of sacct: `TIMEOUT|0:0|node1`, `CANCELLED by 1000|0:15|node1`.
  static func ending(inAccounts output: String) -> JobEnding? {
    // Of a job that was started again the last line holds.
    guard let line = output.split(separator: "\n").last else { return nil }
    let fields = line.split(separator: "|", omittingEmptySubsequences: false)
    guard fields.count == 3, let state = fields[0].split(separator: " ").first else { return nil }
    return JobEnding(String(state), exit: fields[1], node: String(fields[2]))
  }

  /// Reads what scontrol shows of a job in one line.
  static func ending(inJob output: String) -> JobEnding? {
    func value(_ key: String) -> Substring? {
      output.split(separator: " ").first { $0.hasPrefix(key + "=") }?.dropFirst(key.count + 1)
    }
    guard let state = value("JobState"), let exit = value("ExitCode") else { return nil }
    let node = value("NodeList").map(String.init) ?? ""
    return JobEnding(String(state), exit: exit, node: node == "(null)" ? "" : node)
  }
}

extension JobEnding {
  /// - Parameter exit: Status and signal, as in `2:0` and `0:9`.
  fileprivate init(_ state: String, exit: Substring, node: String) {
    let parts = exit.split(separator: ":").compactMap { Int($0) }
    let signal = parts.count == 2 && parts[1] != 0 ? parts[1] : nil
    self.init(state: state, status: signal == nil ? parts.first : nil, signal: signal, node: node)
  }
}
