import Files
import Foundation
import Notebooks
import Results
import Sandboxes
import Store
import Wire

/// Compiles and runs chapters, and remembers what is provably the same.
public struct Kernel: Sendable {
  public var toolchain: Toolchain
  public var kit: Kit
  public var settings: Settings
  /// Finished chapters of this course that came with it.
  public var store: ResultStore?

  /// What holds for all chapters of a build.
  public struct Settings: Sendable, Hashable {
    /// `.lectern` in the course's folder; may be removed at any time.
    public var cacheFolder: URL
    /// The compiler's own cache of C modules, which only the toolchain and the kit determine.
    public var moduleCacheFolder: URL
    /// Compiled cells of all courses, where somebody wants such a folder.
    public var sharedCells: URL?
    /// Where cells run: relative paths in them start here.
    public var courseFolder: URL
    public var searchFolders: [URL]
    /// Further facts that the results depend on, such as which data files there are.
    public var circumstances: [String] = []
    /// What the compiler may use for one cell.
    public var compileLimits = RunLimits(seconds: 120, memory: 6 << 30)
    /// Fewer epochs and one seed.
    public var quick: Bool
    /// Runs every chapter, whatever the cache says. Compiled cells and experiments are reused.
    public var forcesRun: Bool
    /// The keys of experiments and of stored chapters to compute although they are kept; `*` for all.
    public var recomputed: [String] = []
    /// Names of data sets that are not there: a result made without them does not hold where they are.
    public var absentData: [String] = []
    /// Runs the cells above one that does not compile, for a preview.
    public var runsAboveErrors: Bool
    /// Leaves a cell out that does not compile, goes on below one that threw, and runs all others: each cell of a hand-in
    /// counts for itself. The errors stay errors.
    public var runsAroundErrors = false
    /// Numbers that cells mark as measured have a stand-in, so that two builds can be compared.
    public var masksMeasured = false
    /// Where several processes run a chapter and divide its sweeps; `nil` where one does all.
    public var sweeps: SweepSharing?
    /// How strangers' chapters are compiled and run; `nil` for the author's own.
    public var confinement: Confinement?

    public init(
      cacheFolder: URL, courseFolder: URL, searchFolders: [URL] = [], quick: Bool = false,
      forcesRun: Bool = false, runsAboveErrors: Bool = false
    ) {
      self.cacheFolder = cacheFolder
      self.moduleCacheFolder = cacheFolder.appendingPathComponent("clang")
      self.courseFolder = courseFolder
      self.searchFolders = searchFolders
      self.quick = quick
      self.forcesRun = forcesRun
      self.runsAboveErrors = runsAboveErrors
    }
  }

  public init(toolchain: Toolchain, kit: Kit, settings: Settings) {
    self.toolchain = toolchain
    self.kit = kit
    self.settings = settings
  }

  /// The result of an earlier run, if nothing it depends on has changed.
  public func reusableResult(of notebook: Notebook) -> ChapterResult? {
    guard !settings.forcesRun else { return nil }
    let plan = Plan(notebook)
    return (results.result(key(of: plan)) ?? storedResult(plan))?.moved(to: notebook)
  }

  /// Whether `run` would compile and run, and not take a result that is there.
  public func hasToRun(_ notebook: Notebook) -> Bool {
    let plan = Plan(notebook)
    guard !plan.units.isEmpty else { return false }
    guard !settings.forcesRun else { return true }
    return ![results.result(key(of: plan)), storedResult(plan)].contains { known in
      known.map { !isToBeComputedAgain($0, plan) } ?? false
    }
  }

  /// Changes with everything known beforehand that a chapter's results depend on: when it is the
  /// same for two texts of a chapter, nothing needs to run.
  public func runKey(of notebook: Notebook) -> String { key(of: Plan(notebook)) }

  /// Ends and removes what programs that were killed have left. A run does it too; a build in which nothing runs asks.
  public func removeAbandonedScratch() { ScratchFolder.removeAbandoned(in: scratchFolder) }

  /// Runs a chapter, or takes its result from the cache. Blocks the calling thread.
  ///
  /// Everything that is wrong with the chapter is in the result's diagnostics; only a chapter
  /// without errors is remembered.
  ///
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails, not the chapter.
  public func run(
    _ notebook: Notebook, emit: @escaping @Sendable (KernelEvent) -> Void = { _ in }
  ) throws -> (ChapterResult, KernelTimings) {
    let plan = Plan(notebook)
    let key = key(of: plan)
    var timings = KernelTimings()
    if !settings.forcesRun, let known = results.result(key), !isToBeComputedAgain(known, plan) {
      timings.isReused = true
      return (known.moved(to: notebook), timings)
    }
    if !settings.forcesRun, let stored = storedResult(plan), !isToBeComputedAgain(stored, plan) {
      timings.isReused = true
      // It saves the search in the next build, nothing else.
      try? results.store(key, stored)
      return (stored.moved(to: notebook), timings)
    }
    guard !plan.units.isEmpty else {
      return (ChapterResult(toolchain: toolchain.version, quick: settings.quick), timings)
    }
    let scratch = try ScratchFolder(in: scratchFolder)
    defer { scratch.remove() }
    var session = ChapterSession(kernel: self, plan: plan, scratch: scratch, emit: emit)
    try session.run()
    timings = session.timings
    session.result.origins = Dictionary(uniqueKeysWithValues: notebook.cells.map { ($0.index, $0.start) })
    if settings.confinement == nil, settings.sweeps?.helps == nil, !session.result.diagnostics.containsErrors,
      session.result.volatileReasons.isEmpty
    {
      try results.store(key, session.result)
    }
    return (session.result, timings)
  }

  /// What holds for chapters that nobody here has written.
  public struct Confinement: Sendable, Hashable {
    /// Programs and arguments that stand before those of compiler and linker, and of the worker.
    public var compileLauncher: [String]
    public var runLauncher: [String]
    /// What the whole chapter may use, whatever its own options say.
    public var limits: RunLimits
    /// The user that the compile launcher becomes, who has to own the folders that are compiled into.
    public var compileUser: Int?

    public init(
      compileLauncher: [String], runLauncher: [String], limits: RunLimits, compileUser: Int? = nil
    ) {
      self.compileLauncher = compileLauncher
      self.runLauncher = runLauncher
      self.limits = limits
      self.compileUser = compileUser
    }
  }

  var scratchFolder: URL { settings.cacheFolder.appendingPathComponent("scratch") }

  var results: ResultCache {
    ResultCache(folder: settings.cacheFolder.appendingPathComponent("results"))
  }

  /// What a stranger's compiler has made goes to nobody else.
  var cells: CellCache {
    CellCache(
      folder: settings.cacheFolder.appendingPathComponent("cells"),
      shared: settings.confinement == nil ? settings.sharedCells : nil)
  }

  /// Digest of everything that is known to matter before a chapter runs.
  func key(of plan: Plan) -> String {
    var parts = [
      "results 2", toolchain.version, kit.digest, settings.quick ? "quick" : "full",
      settings.courseFolder.path, settings.searchFolders.map(\.path).joined(separator: ":"),
    ]
    parts += settings.circumstances
    parts += code(of: plan)
    return Digest.sha256(text: parts.joined(separator: "\u{0}"))
  }

  /// What of a chapter matters to its run: the course's own module, the cells, their options.
  func code(of plan: Plan) -> [String] {
    var parts: [String] = []
    parts.append(plan.usesSupport ? SupportModule.digest(of: settings.courseFolder) : "")
    for unit in plan.units {
      parts.append(unit.moduleName)
      parts += unit.cells.map { CellKey($0).text }
    }
    return parts
  }
}
