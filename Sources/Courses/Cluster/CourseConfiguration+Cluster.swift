import Notebooks
import Site

extension CourseConfiguration {
  /// Reads `cluster:`.
  mutating func setCluster(_ value: YAMLNode) throws {
    let keys = ClusterSettings.Key.allCases
    for (name, value) in try value.expectPairs("cluster", keys: keys.map(\.rawValue)) {
      guard let key = ClusterSettings.Key(rawValue: name) else { continue }
      // A time such as 30 is a number to YAML, and text to Slurm.
      guard let text = value.scalar, !text.isEmpty else {
        throw value.error(
          "'\(name)' is \(value.kindDescription), which should be a word.",
          help: "Write `cluster: { partition: teaching, time: 2:00:00, memory: 4G }`.")
      }
      if let fault = cluster.set(key, text) { throw value.error(fault.sentence, help: fault.help) }
    }
  }

  static let clusterKeys: [SettingsKey] = [
    SettingsKey(
      "partition", "The partition of Slurm's; its default one when left out.", kind: "name",
      example: "teaching"),
    SettingsKey(
      "time", "How long a task may take, as Slurm writes it: minutes, `hours:minutes:seconds`, `days-hours`.",
      kind: "time of Slurm's", example: "2:00:00"),
    SettingsKey(
      "memory", "How much memory a task gets; for grading, what the assignment allows when left out.",
      kind: "memory of Slurm's", example: "4G"),
    SettingsKey("account", "The account that pays.", kind: "name", example: "course-2026"),
    SettingsKey("cores", "How many cores a task gets.", kind: "number", example: "4"),
    SettingsKey(
      "setup", "Lines of shell that run on the node before Lectern does.", kind: "shell",
      example: "module load swift"),
    SettingsKey(
      "retries", "How often a task that failed, was preempted or ran out of time is handed out again.",
      kind: "number", standard: "1", example: "3"),
  ]
}
