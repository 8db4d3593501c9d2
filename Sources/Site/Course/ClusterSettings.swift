/// What `cluster:` in `course.yml` says: what jobs are asked for where work is handed to a queue.
///
/// What is `nil` is the cluster's to decide.
public struct ClusterSettings: Sendable, Hashable {
  public var partition: String?
  /// As Slurm writes times: `30` are minutes, `2:00:00` are hours, `1-12` is a day and a half.
  public var time: String?
  /// As Slurm writes memory: `4G`, `800M`.
  public var memory: String?
  public var account: String?
  public var cores: Int?
  /// Lines of shell that run on the node before Lectern does, such as `module load swift`.
  public var setup: String?
  /// How often a task that did not come to its end is handed out again.
  public var retries = 1

  public init() {}

  public enum Key: String, Sendable, CaseIterable {
    case partition, time, memory, account, cores, setup, retries
  }

  /// Sets a key to what somebody wrote.
  ///
  /// - Returns: What is wrong with it, and what to write; `nil` when nothing is.
  public mutating func set(_ key: Key, _ text: String) -> (sentence: String, help: String)? {
    switch key {
    case .partition, .account:
      // One that begins with a dash would be an option.
      guard text.wholeMatch(of: /[A-Za-z0-9_.][A-Za-z0-9_.,-]*/) != nil else {
        return (
          "'\(key.rawValue)' is '\(text)', which is no name of Slurm's.",
          "'sinfo' lists partitions, 'sacctmgr show associations' your accounts."
        )
      }
      if key == .partition { partition = text } else { account = text }
    case .time:
      guard text.wholeMatch(of: /[0-9]+(:[0-9]+){0,2}|[0-9]+-[0-9]+(:[0-9]+){0,2}/) != nil else {
        return (
          "'time' is '\(text)', which is no time as Slurm writes them.",
          "Write `30` for minutes, `2:00:00` for hours, `1-12` for days and hours."
        )
      }
      time = text
    case .memory:
      guard text.wholeMatch(of: /[0-9]+[KMGT]?/) != nil else {
        return (
          "'memory' is '\(text)', which is no amount as Slurm writes them.", "Write `4G` or `800M`."
        )
      }
      memory = text
    case .cores:
      guard let count = Int(text), count > 0 else {
        return ("'cores' is '\(text)', which is no number of cores.", "Write a number, at least 1.")
      }
      cores = count
    case .retries:
      guard let count = Int(text), (0...20).contains(count) else {
        return ("'retries' is '\(text)', which is no number from 0 to 20.", "Write `retries: 2`.")
      }
      retries = count
    case .setup: setup = text
    }
    return nil
  }
}
