import Files
import Foundation
import Sandboxes
import Synchronization
import Testing

/// A Slurm of one node in a folder of its own: ports, munge's socket and key, and state are its own, so nothing else on
/// the machine notices. `Scripts/setup browser` installs the programs; the daemons run as root.
final class SlurmMachine {
  /// Machines that are meant to have it, as CI's, cannot skip the tests.
  static let isExpected =
    geteuid() == 0 && ["munged", "slurmctld", "slurmd"].allSatisfy { path.find([$0]) != nil }
    || ProcessInfo.processInfo.environment["LECTERN_REQUIRE_BROWSER"] == "1"
  static let absence =
    "NOT RUN: this machine has no Slurm, or the tests are not run as root; Scripts/setup browser installs it"

  private static let path = SearchPath(
    (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/sbin:/sbin")

  /// Shell that holds a job until it is ended. A script whose `sleep` alone has heard the signal would go on to the next line.
  static let hold = "while :; do sleep 600 & wait; done"

  let folder: URL
  /// What a program needs to find it.
  var environment: [String: String] { ["SLURM_CONF": folder.path + "/slurm.conf"] }
  private let program: Program

  /// Starts it.
  ///
  /// - Parameters:
  ///   - largestArray: How many jobs an array may have.
  ///   - configuration: Further lines of `slurm.conf`, which are above ours.
  ///   - controlGroups: The lines of `cgroup.conf`.
  ///   - nodeOnly: Shell that is run before the node's daemon, in a space of mounts that is the node's alone.
  init(
    largestArray: Int = 1001, configuration: String = "", controlGroups: String = "",
    nodeOnly: String = "true"
  ) throws {
    // Sockets have short names.
    folder = URL(fileURLWithPath: "/tmp/lectern-slurm-\(UInt32.random(in: 0...UInt32.max))")
    program = Program(folder: folder)
    for name in ["state", "spool", "log", "munge"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    _ = chmod(folder.path + "/munge", 0o711)
    let key = Data((0..<1024).map { _ in UInt8.random(in: 0...255) })
    try key.write(to: folder.appendingPathComponent("munge/key"))
    _ = chmod(folder.path + "/munge/key", 0o400)
    let ports = Self.freePorts()
    try program.write(
      "slurm.conf",
      Self.configuration(in: folder.path, ports: ports, largestArray: largestArray) + configuration + "\n")
    try program.write("cgroup.conf", controlGroups)
    try start(
      "munged", "--force", "--socket=\(folder.path)/munge/socket", "--key-file=\(folder.path)/munge/key",
      "--pid-file=\(folder.path)/munge/pid", "--log-file=\(folder.path)/log/munge.log",
      "--seed-file=\(folder.path)/munge/seed")
    try start("slurmctld")
    let answers = try eventually { try attempt("scontrol", "ping").contains(" UP") }
    let log = program.read("log/slurmctld.log") ?? "slurmctld has said nothing"
    if !answers { endDaemons() }
    try #require(answers, "\(log)")
    let node = try Self.program("slurmd")
    let started = try program.run(
      "/usr/bin/setsid", ["--wait", "unshare", "--mount", "/bin/sh", "-c", "\(nodeOnly) && exec \(node)"],
      environment: environment)
    if started.status != 0 { endDaemons() }
    try #require(started.status == 0, "\(started.errors)")
  }

  private static let machines = Mutex<UInt16>(0)

  /// Two ports that no other Slurm of these tests has.
  private static func freePorts() -> UInt16 {
    machines.withLock { count in
      defer { count += 1 }
      return 20_000 + (UInt16(truncatingIfNeeded: getpid()) % 4_000 + count) % 4_500 * 2
    }
  }

  private static func program(_ name: String) throws -> String {
    try #require(path.find([name]), "there is no \(name); Scripts/setup browser installs it")
  }

  private func start(_ daemon: String, _ arguments: String...) throws {
    // What is left of a program's group is ended with it, and a daemon that has not left the group by then dies young.
    let run = try program.run(
      "/usr/bin/setsid", ["--wait", try Self.program(daemon)] + arguments, environment: environment)
    try #require(run.status == 0, "\(daemon): \(run.errors)")
  }

  /// As in the notes on clusters: no accounting, no control groups, one node of two cores that starts jobs at once. On a
  /// machine with ten builds an answer takes longer than Slurm's own ten seconds, after which it gives a job up.
  private static func configuration(in folder: String, ports: UInt16, largestArray: Int) -> String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count)
    let host = String(
      decoding: name.prefix { $0 != 0 && $0 != CChar(bitPattern: UInt8(ascii: ".")) }.map(
        UInt8.init(bitPattern:)),
      as: UTF8.self)
    return """
      ClusterName=lectern
      SlurmctldHost=\(host)(127.0.0.1)
      AuthType=auth/munge
      AuthInfo=socket=\(folder)/munge/socket
      SlurmUser=root
      StateSaveLocation=\(folder)/state
      SlurmdSpoolDir=\(folder)/spool
      SlurmctldLogFile=\(folder)/log/slurmctld.log
      SlurmdLogFile=\(folder)/log/slurmd.log
      SlurmctldPidFile=\(folder)/slurmctld.pid
      SlurmdPidFile=\(folder)/slurmd.pid
      ProctrackType=proctrack/linuxproc
      TaskPlugin=task/none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_Core
      SchedulerParameters=sched_interval=1,sched_min_interval=0,batch_sched_delay=0
      PreemptType=preempt/partition_prio
      PreemptMode=CANCEL
      KillWait=600
      MessageTimeout=100
      TCPTimeout=60
      BatchStartTimeout=600
      UnkillableStepTimeout=600
      ReturnToService=2
      SlurmdParameters=config_overrides
      MaxArraySize=\(largestArray)
      SlurmctldPort=\(ports)
      SlurmdPort=\(ports + 1)
      NodeName=\(host) NodeAddr=127.0.0.1 CPUs=2 RealMemory=16000 State=UNKNOWN
      PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP PriorityTier=1
      PartitionName=short Nodes=ALL MaxTime=1 State=UP PriorityTier=1
      PartitionName=first Nodes=ALL State=UP PriorityTier=9

      """
  }

  // MARK: - Using it

  /// Runs one of Slurm's own commands.
  @discardableResult
  func command(_ name: String, _ arguments: String...) throws -> String {
    let run = try program.run(try Self.program(name), arguments, environment: environment)
    #expect(run.status == 0, "\(name): \(run.errors)")
    return run.output
  }

  /// Runs one of Slurm's own commands that may come too late.
  @discardableResult
  func attempt(_ name: String, _ arguments: String...) throws -> String {
    try program.run(try Self.program(name), arguments, environment: environment).output
  }

  /// The jobs that wait, run or are ending, a line each.
  func jobs() throws -> [String] {
    try command("squeue", "--noheader", "--array", "--format=%i %T").split(separator: "\n").map(String.init)
  }

  /// Waits until no job is left.
  ///
  /// - Returns: Whether that came within a minute.
  func isEmpty() throws -> Bool { try eventually { try jobs().isEmpty } }

  /// Waits until the controller has written down which jobs run: one that is killed before that stops the node when it
  /// comes back, and waits for an administrator.
  func settle() throws {
    let state = folder.appendingPathComponent("state/job_state")
    func written() -> Date? {
      (try? FileManager.default.attributesOfItem(atPath: state.path))?[.modificationDate] as? Date
    }
    let before = Date()
    // Those of the array's tasks that are over refuse.
    try attempt("scontrol", "update", "job=1", "comment=settled")
    #expect(eventually { written().map { $0 > before } ?? false })
  }

  /// Ends a daemon as the power does, and waits until it is gone.
  func kill(_ daemon: String) throws {
    let file = try String(contentsOf: folder.appendingPathComponent(daemon + ".pid"), encoding: .utf8)
    let number = try #require(Int32(file.trimmingCharacters(in: .whitespacesAndNewlines)))
    Glibc.kill(number, SIGKILL)
    ChildProcess.waitUntilOver(number, seconds: 10)
  }

  func restart(_ daemon: String) throws {
    try start(daemon)
    guard daemon == "slurmctld" else { return }
    // What the dead one had started may hold its port for a moment, and then the new one leaves again.
    let answers = try eventually {
      if try attempt("scontrol", "ping").contains(" UP") { return true }
      try start(daemon)
      return false
    }
    try #require(answers, "\(program.read("log/slurmctld.log") ?? "slurmctld has said nothing")")
  }

  /// The processes that cancel the jobs of a tool that was killed; each leaves when it has seen that none is left.
  private func guardians() -> [Int32] {
    let processes =
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap(Int32.init) ?? []
    return processes.filter { process in
      let name = FileManager.default.contents(atPath: "/proc/\(process)/comm")
      let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ") ?? Data()
      return name == Data("sh\n".utf8)
        && environment.range(of: Data((folder.path + "/slurm.conf").utf8)) != nil
    }
  }

  /// Ends it with all that it runs, and removes its folder.
  func stop() {
    _ = try? program.run("/usr/bin/env", ["scancel", "--user=root"], environment: environment)
    _ = try? isEmpty()
    #expect(eventually { guardians().isEmpty }, "somebody still watches over a tool that is gone")
    endDaemons()
  }

  /// Ends the daemons at once, and removes the folder.
  private func endDaemons() {
    for file in ["slurmd.pid", "slurmctld.pid", "munge/pid"] {
      let text = try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      guard let number = text.flatMap({ Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }) else {
        continue
      }
      Glibc.kill(number, SIGKILL)
      ChildProcess.waitUntilOver(number, seconds: 10)
    }
    program.remove()
  }
}

/// Whether something is so within five minutes, which a machine with ten builds may take. Nothing tells when a queue changes, so it is looked at.
func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
  let deadline = monotonicSeconds() + 300
  while try !condition() {
    guard monotonicSeconds() < deadline else { return false }
    ChildProcess.waitUntilOver(getpid(), seconds: 0.05)
  }
  return true
}
