import ArgumentParser
import Clusters

/// Where work is done: here, or by jobs of a cluster.
struct ClusterOptions: ParsableArguments {
  enum Scheduler: String, ExpressibleByArgument, CaseIterable {
    case slurm
  }

  @Option(
    help: ArgumentHelp(
      "Hand the work to a cluster: 'slurm'. Folders and program have to be on file systems that its nodes share.",
      valueName: "cluster"))
  var on: Scheduler?

  @Option(help: "With --on: the partition.")
  var partition: String?

  @Option(help: "With --on: how long a task may take, as Slurm writes it: 30 (minutes), 2:00:00, 1-12.")
  var time: String?

  @Option(help: "With --on: the memory of a task, such as 4G.")
  var memory: String?

  @Option(help: "With --on: the account that pays.")
  var account: String?

  @Option(help: "With --on: the cores of a task.")
  var cores: String?

  @Option(help: "With --on: shell that runs on the node before Lectern does, such as 'module load swift'.")
  var setup: String?

  @Option(help: "With --on: how often a task that did not come to its end is handed in again.")
  var retries: String?

  func validate() throws {
    if on == nil, !values.isEmpty {
      throw ValidationError("'--\(values.keys.sorted()[0])' goes with '--on slurm'.")
    }
  }

  var choice: ClusterChoice? { on == nil ? nil : ClusterChoice(values) }

  private var values: [String: String] {
    [
      "partition": partition, "time": time, "memory": memory, "account": account, "cores": cores,
      "setup": setup,
      "retries": retries,
    ].compactMapValues { $0 }
  }
}
