import Foundation
import Kernel
import Sandboxes
import Wire

/// The two sandboxes of one run of a notebook: one that compiles and sees no data, one that runs and
/// sees no compiler. Neither sees another submission, the rubric or a home folder.
struct JobSandbox {
  private var compiling: Bubblewrap
  private var running: Bubblewrap
  private let program: String

  /// What a run of one submission may see and use.
  struct Job {
    /// A number that no other job has at the same time.
    var number: Int
    /// The submission's own; other users may pass through it.
    var folder: URL
    var limits: Rubric.Limits
    /// Inputs at which activations shall answer.
    var probes: [Double]

    /// For compiled cells.
    var cache: URL
    /// The compiler's C modules, of which this job may add some.
    var modules: URL
    /// Further variables of the process that runs.
    var environment: [String: String] = [:]

    init(number: Int, folder: URL, limits: Rubric.Limits, probes: [Double]) {
      self.number = number
      self.folder = folder
      self.limits = limits
      self.probes = probes
      cache = folder.appendingPathComponent("cache")
      modules = folder.appendingPathComponent("modules")
    }

    var data: URL { folder.appendingPathComponent("data") }
    var probeWords: String { probes.map { "\($0)" }.joined(separator: " ") }

    /// Users that own nothing; Debian leaves these numbers free (Policy, section 9.2.2). Two gradings
    /// at once do not share them as a rule; a control group does not mind if they do.
    var user: Int { 61_184 + (Int(getpid()) % 64) * 64 + number % 64 }
  }

  /// - Throws: When the folder cannot be written.
  init(_ job: Job, program: String, toolchain: Toolchain, kit: Kit, moduleCache: URL) throws {
    self.program = program
    // Compiled cells lie in folders of the kernel's, which gives away the one that is compiled into.
    if geteuid() == 0 { _ = lchown(job.modules.path, uid_t(job.user), gid_t(job.user)) }
    compiling = Self.compiling(job, toolchain, kit, moduleCache)
    running = Self.running(job, toolchain, kit)
    if let filter = SystemCallFilter() {
      let file = job.folder.appendingPathComponent("filter")
      try Data(filter.bytes).write(to: file)
      compiling.filterFile = file.path
      running.filterFile = file.path
    }
    let name = "lectern-\(UUID().uuidString)"
    compiling.group = ControlGroup(name: name + "-c", memory: job.limits.memory, processes: 256)
    running.group = ControlGroup(
      name: name + "-r", memory: job.limits.memory, processes: job.limits.processes)
  }

  /// How the kernel confines compiler and worker.
  func confinement(_ limits: Rubric.Limits) -> Kernel.Confinement {
    Kernel.Confinement(
      compileLauncher: compiling.launcher(program: program),
      runLauncher: running.launcher(program: program),
      limits: RunLimits(
        seconds: limits.seconds,
        // Pages that processes share are counted once by a group, and by each process when watched.
        memory: running.group == nil ? limits.memory : .max,
        output: limits.output), compileUser: geteuid() == 0 ? compiling.user : nil)
  }

  /// The limit that ended a run which did not come to its end by itself.
  var limitReached: StageOutcome? {
    if running.group?.ranOutOfMemory == true || compiling.group?.ranOutOfMemory == true {
      return .memoryLimit
    }
    return running.group?.ranOutOfProcesses == true ? .processLimit : nil
  }

  /// Ends whatever is left.
  func end() {
    running.group?.end()
    compiling.group?.end()
  }

  /// Sees the compiler and this job's cells, no data; nothing a student wrote runs in it.
  private static func compiling(
    _ job: Job, _ toolchain: Toolchain, _ kit: Kit, _ moduleCache: URL
  ) -> Bubblewrap {
    var box = Bubblewrap()
    box.readable = existing(
      ["/usr/include", "/usr/share", toolchain.root, kit.library, kit.modules] + kit.moduleMaps)
    box.writable = [job.cache.path]
    box.writableElsewhere = [moduleCache.path: job.modules.path]
    box.user = job.user
    box.temporaryBytes = 512 << 20
    box.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    return box
  }

  /// Sees the compiled cells, the kit and the data, no compiler.
  private static func running(_ job: Job, _ toolchain: Toolchain, _ kit: Kit) -> Bubblewrap {
    var box = Bubblewrap()
    box.readable =
      existing([toolchain.runtimeLibraries, kit.library, kit.worker, job.data.path])
      + [job.cache.appendingPathComponent("cells").path]
    box.environment = [
      "LC_ALL": "C.UTF-8", "TZ": "UTC", "SWIFT_BACKTRACE": "enable=no", "HOME": "/notebook", "TMPDIR": "/tmp",
      // The sandbox has made one already.
      "LECTERN_SHARES_PROCESS_SPACE": "1",
      "LECTERN_DATA": job.data.path, SubmittedActivation.probeVariable: job.probeWords,
    ].merging(Self.loops(of: ProcessInfo.processInfo.environment)) { _, own in own }
      .merging(job.environment) { _, own in own }
    // Address space is reserved more freely than it is used.
    box.addressSpace = job.limits.memory * 2 + (8 << 30)
    box.processes = job.limits.processes
    box.cpuSeconds = Int(job.limits.seconds) * max(1, ProcessInfo.processInfo.activeProcessorCount)
    box.user = job.user
    return box
  }

  /// What holds down the choice of the engine's loops: it shall be the same for the run and for training it again, because
  /// on two kinds of processor the same training parts.
  static func loops(of environment: [String: String]) -> [String: String] {
    environment.filter { ["LECTERN_VECTORS", "DNNL_MAX_CPU_ISA", "ONEDNN_MAX_CPU_ISA"].contains($0.key) }
  }

  private static func existing(_ paths: [String]) -> [String] {
    paths.filter { FileManager.default.fileExists(atPath: $0) && !$0.hasPrefix("/usr/lib/") }
  }
}
