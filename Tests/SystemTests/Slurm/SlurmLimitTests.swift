import Foundation
import Sandboxes
import TestSampling
import TestThreads
import Testing

/// Jobs that Slurm ends because they take more than they have asked for.
@Suite(.inTurn, .waiting, .enabled(if: SlurmMachine.isExpected, Comment(rawValue: SlurmMachine.absence)))
struct SlurmLimitTests {
  /// Memory is watched by Slurm itself, which adds up what processes take and kills the job; time by the controller,
  /// which looks twice a minute and whose limit is moved to now. And nobody has sacct here.
  @Test func timeAndMemoryThatRunOut() throws {
    let slurm = try SlurmMachine(
      configuration: """
        JobAcctGatherType=jobacct_gather/linux
        JobAcctGatherFrequency=1
        JobAcctGatherParams=OverMemoryKill
        SelectTypeParameters=CR_Core_Memory
        DefMemPerCPU=4000
        """)
    defer { slurm.stop() }
    let program = try SlurmBuildTests.course()
    defer { program.remove() }
    let environment = slurm.environment.merging(["PATH": try Self.pathWithoutAccounting(program)]) { $1 }
    let sign = try program.makeSign("c/started")
    let greedy = """
      case "$task" in
      1) echo >c/started; \(SlurmMachine.hold) ;;
      2) dd bs=2000M count=1 if=/dev/zero status=none | sleep 600 ;;
      esac
      """
    let arguments = ["build", "c", "--output", "site", "--on", "slurm"]
    let running = try RunningProgram(
      program, arguments + ["--time", "5", "--memory", "1500M", "--retries", "0", "--setup", greedy],
      environment: environment)
    try #require(![sign].waitForInput(milliseconds: 600_000).isEmpty, "\(running.errors)")
    let job = try #require(try slurm.jobs().first { $0.hasSuffix("_1 RUNNING") }?.split(separator: " ").first)
    // A time that is past when the controller reads it is refused.
    try slurm.command("scontrol", "update", "jobid=\(job)", "EndTime=now+5")
    #expect(running.ending(within: 600) == .exited(status: 3), "\(running.errors)")
    let sentences = [
      #/c/2.md:1:1: error: '2.md' ran out of its time on node '[^']+'\.\n/#,
      #/c/3.md:1:1: error: '3.md' was ended by signal 9 on node '[^']+'\.\n/#,
    ]
    for sentence in sentences { #expect(running.errors.contains(sentence), "\(running.errors)") }
    let remedies = [
      "give it more with '--time', or `time:` under `cluster:` in course.yml; the next build hands it out again.",
      "if it took more memory than it had asked for, give it more with '--memory'; the next build hands it out again.",
    ]
    for remedy in remedies { #expect(running.errors.contains(remedy), "\(running.errors)") }
    #expect(try slurm.isEmpty())

    let resumed = try program.run(Program.path, arguments, environment: environment)
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.errors.contains("Slurm: 2 chapters handed in as job "), "\(resumed.errors)")
    #expect(try program.files(in: "site") == SlurmBuildTests.localSite.get())
  }

  private static let groups = "/sys/fs/cgroup/memory"
  static let hasGroups = access(groups + "/memory.oom_control", F_OK) == 0 && access(groups, W_OK) == 0

  /// Control groups hold the memory: the system ends the job, or the chapter's process alone, and then the job would
  /// answer that the chapter is wrong.
  @Test(
    .enabled(
      if: hasGroups,
      "NOT RUN: Slurm 22.05 holds memory by control groups of the older kind, which this machine does not have"
    ))
  func aCellThatTakesTheJobsMemory() throws {
    let slurm = try SlurmMachine(
      configuration: "TaskPlugin=task/cgroup\nSelectTypeParameters=CR_Core_Memory",
      controlGroups: "CgroupPlugin=cgroup/v1\nConstrainRAMSpace=yes\n")
    defer { slurm.stop() }
    let program = try Program()
    defer { program.remove() }
    try program.write(
      "c/1.md",
      "# One\n\n```{swift}\nlet zeros = [Double](repeating: 1, count: 260_000_000)\nzeros.count\n```\n")
    func build(_ memory: String) throws -> Program.Outcome {
      try program.lectern(
        "build", "c", "--output", "site", "--on", "slurm", "--retries", "0", "--memory", memory,
        environment: slurm.environment)
    }
    let small = try build("1500M")
    #expect(small.status == 3, "\(small.errors)")
    #expect(
      small.errors.contains(
        /1.md:1:1: error: '1.md' ran out of its memory on node '[^']+'.\n/),
      "\(small.errors)")
    #expect(small.errors.contains("give it more with '--memory'"), "\(small.errors)")
    let large = try build("4G")
    #expect(large.status == 0, "\(large.errors)")
    #expect(program.exists("site/1.html"))
  }

  /// The search path of a login node where accounting is not installed: all programs but sacct.
  private static func pathWithoutAccounting(_ program: Program) throws -> String {
    let folder = program.folder.appendingPathComponent("bin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    for programFolder in path.split(separator: ":").map(String.init) {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: programFolder)) ?? []
      where name != "sacct" {
        // The first of a name is the one that is found.
        symlink("\(programFolder)/\(name)", folder.appendingPathComponent(name).path)
      }
    }
    return folder.path
  }
}
