import Foundation
import Files
import GradedRuns
import Kernel
import Notebooks
import Results
import Sandboxes
import Wire

/// One run of a submission's notebook: compiled in one sandbox, run in another.
struct StudentRun: Sendable {
  var outcome: StageOutcome
  /// A sentence for the student, with the notebook's line where there is one; empty when it finished.
  var detail: String
  /// What did not run, and whether the cells below it did, a sentence; empty where nothing was left out.
  var leftOut = ""
  var artefacts: [SubmittedArtefact] = []
  /// What broke the rules, each a sentence for the teacher.
  var securityNotes: [String] = []
  /// What is wrong in prose and metadata, which costs nothing, each a sentence.
  var remarks: [String] = []
  /// The notebook as it was read, and what its cells showed, without the artefacts.
  var notebook: Notebook?
  var result: ChapterResult?
}

/// Runs notebooks of strangers.
struct StudentRunner: Sendable {
  var toolchain: Toolchain
  var kit: Kit
  var limits: Rubric.Limits
  /// `nil` runs without a sandbox, for a teacher's own notebooks.
  var bubblewrap: String?
  var modules: ModuleCache

  /// Runs a notebook on data that lie in memory, or on none. Blocks the calling thread.
  ///
  /// Never throws: what fails on our side is the outcome `ours`.
  ///
  /// - Parameters:
  ///   - job: The job's number, which decides the user it runs as.
  ///   - probes: Inputs at which activations shall answer.
  ///   - inputs: Inputs at which functions shall answer, each as JSON, by the function's name.
  ///   - folder: The submission's own, for compiled cells and data; other users may pass through it.
  func run(
    _ submission: Submission, on data: SecretData?, probes: [Double], inputs: [String: [String]] = [:],
    job: Int,
    in folder: URL
  ) -> StudentRun {
    var job = JobSandbox.Job(number: job, folder: folder, limits: limits, probes: probes)
    do {
      try? FileManager.default.removeItem(at: job.data)
      try FileManager.default.createDirectory(at: job.data, withIntermediateDirectories: true)
      try data?.write(to: job.data.appendingPathComponent("mnist"))
      // Whatever set a notebook names, it gets this one: the machine's own files, which the search would find
      // further on, are public.
      try FileManager.default.createSymbolicLink(
        atPath: job.data.appendingPathComponent("fashion-mnist").path, withDestinationPath: "mnist")
      let asked = job.data.appendingPathComponent("inputs.json")
      try JSONEncoder.exchange().encode(inputs).write(to: asked)
      job.environment[ReturnedWork.inputsVariable] = asked.path
      guard
        let reading = DeepStack.run(within: Self.readingTime, { Result { try GradedNotebook(submission) } })
      else {
        return StudentRun(
          outcome: .timeLimit,
          detail: "\(submission.file) could not be read within \(Int(Self.readingTime)) s.")
      }
      let read = try reading.get()
      let notebook = read.notebook
      try Self.checkSize(of: notebook)
      let (result, limit) = try runConfined(notebook, job)
      if let plain = read.withoutInlineCells(ifFailedIn: result) {
        return finished(plain, try runConfined(plain.notebook, job))
      }
      return finished(read, (result, limit))
    } catch let diagnostic as Diagnostic {
      return StudentRun(outcome: .failed, detail: Self.words(diagnostic))
    } catch {
      return StudentRun(outcome: .ours, detail: "\(error)")
    }
  }

  /// Seconds in which a notebook is read; one as large as a hand-in may be takes one or two.
  private static let readingTime = 60.0
  /// Bytes of YAML at its beginning, and lines of options in its cells: what is wrong with them is told line by line, and
  /// a stranger does not decide how long that takes.
  static let largestFrontMatter = 64 << 10
  static let mostOptions = 10_000

  private func finished(
    _ read: GradedNotebook, _ outcome: (result: ChapterResult, limit: StageOutcome?)
  ) -> StudentRun {
    var run = self.read(outcome.result, read.notebook)
    if run.outcome != .finished, run.outcome != .ours, let limit = outcome.limit {
      run.outcome = limit
      // The kernel sees a process that is gone, and not who ended it.
      if limit == .memoryLimit {
        let position = outcome.result.diagnostics.first { $0.severity == .error }?.position
        run.detail =
          "\(position.map { "\($0.file):\($0.line): " } ?? "")the notebook used more than the \(limits.memory >> 20) MB of memory that the assignment allows, and was stopped here."
      }
    }
    run.remarks = read.remarks
    // Cells may be missing then; those that are there count.
    if run.outcome == .finished, let missing = read.missing {
      (run.outcome, run.detail) = (.failed, Self.words(missing))
      // It did run to its end; a sentence that it did not would stand beside full points.
      run.leftOut =
        "A file that this notebook includes was not handed in; all cells that are there were run, and count."
    }
    return run
  }

  /// Includes are refused: a hand-in is one file.
  static func parse(_ submission: Submission) throws -> (Notebook, [Diagnostic]) {
    let text = submission.text
    try checkYAML(of: submission)
    let parser = NotebookParser(read: { $0 == submission.file ? text : nil })
    return try parser.parse(file: submission.file, root: ".")
  }

  private static func checkYAML(of submission: Submission) throws {
    let lines = submission.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let position = SourcePosition(file: submission.file, line: 1, column: 1)
    let dashes = Array("---".utf8)
    if lines.first?.starts(with: dashes) == true {
      let matter = lines.dropFirst().prefix { !$0.starts(with: dashes) }.reduce(0) { $0 + $1.count + 1 }
      guard matter <= largestFrontMatter else {
        throw Diagnostic(
          at: position,
          "The notebook has front matter of \(matter >> 10) KB; at most \(largestFrontMatter >> 10) KB are read.",
          help: "Take out of it what is no title, author or option.")
      }
    }
    let mark = Array("//|".utf8)
    let options = lines.count { $0.starts(with: mark) }
    guard options <= mostOptions else {
      throw Diagnostic(
        at: position,
        "The notebook's cells have \(options) lines of options; at most \(mostOptions) are read.",
        help: "Give each cell the options that it needs.")
    }
  }

  /// - Throws: A `Diagnostic` where a cell is larger than anybody writes.
  static func checkSize(of notebook: Notebook) throws {
    guard let cell = notebook.cells.first(where: { $0.code.utf8.count > largestCell }) else { return }
    throw Diagnostic(
      at: cell.start, "This cell has more than \(largestCell >> 10) KB of code.",
      help: "Split it, or compute what stands in it.")
  }

  /// Runs a notebook in the job's sandbox, or without one where the teacher does without.
  ///
  /// - Returns: What it gave, and the limit of the sandbox that it met, if any.
  func runConfined(
    _ notebook: Notebook, _ job: JobSandbox.Job
  ) throws -> (result: ChapterResult, limit: StageOutcome?) {
    if bubblewrap != nil {
      try modules.makeOnce { try warm(job.number, in: $0) }
      try modules.give(to: job.modules)
    }
    return try runAsIs(notebook, job)
  }

  /// Compiles a cell of our own, which fills the compiler's cache of C modules.
  ///
  /// - Returns: The cache, in a folder that nothing else has used.
  private func warm(_ number: Int, in folder: URL) throws -> URL {
    // What students may use is no measure of our own compiling, which takes several times as long as a cell of theirs.
    var limits = limits
    limits.seconds = max(limits.seconds, Self.warmingTime)
    let job = JobSandbox.Job(number: number, folder: folder, limits: limits, probes: [])
    try FileManager.default.createDirectory(at: job.modules, withIntermediateDirectories: true)
    let parser = NotebookParser(read: { _ in "```{swift}\nimport Foundation\n```\n" })
    let (result, _) = try runAsIs(try parser.parse(file: "warm.md", root: ".").0, job)
    // Half a cache would be made whole by each hand-in anew, within its own time.
    if let error = result.diagnostics.first(where: { $0.severity == .error }) {
      throw MachineFault(
        "the sandbox could not compile and run 'import Foundation': \(error.message)",
        help: "run 'lectern doctor', and grade again with '--resume'.")
    }
    return job.modules
  }

  /// Seconds; a guard against hanging.
  private static let warmingTime = 600.0

  private func runAsIs(
    _ notebook: Notebook, _ job: JobSandbox.Job
  ) throws -> (result: ChapterResult, limit: StageOutcome?) {
    for folder in [job.data, job.cache.appendingPathComponent("cells")] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    var settings = Kernel.Settings(
      cacheFolder: job.cache, courseFolder: URL(fileURLWithPath: "/notebook"),
      searchFolders: [job.data], forcesRun: true, runsAboveErrors: true)
    // In a class a cell that does not compile costs its own points, and no others.
    settings.runsAroundErrors = true
    settings.moduleCacheFolder = modules.url
    settings.compileLimits.seconds = min(settings.compileLimits.seconds, job.limits.seconds)
    guard let bubblewrap else {
      settings.courseFolder = job.folder
      settings.confinement = unconfined(job)
      return (try Kernel(toolchain: toolchain, kit: kit, settings: settings).run(notebook).0, nil)
    }
    let sandbox = try JobSandbox(
      job, program: bubblewrap, toolchain: toolchain, kit: kit, moduleCache: modules.url)
    defer { sandbox.end() }
    settings.confinement = sandbox.confinement(job.limits)
    let result = try Kernel(toolchain: toolchain, kit: kit, settings: settings).run(notebook).0
    return (result, sandbox.limitReached)
  }

  /// Code is read by recursion here, before a sandbox has any part in it; see also `DeepStack`.
  static let largestCell = 1 << 20

  /// A line that no page can hold is left out.
  static func words(_ diagnostic: Diagnostic) -> String {
    var diagnostic = diagnostic
    // Options are the remedies of authors of chapters.
    if diagnostic.help?.contains("//|") == true { diagnostic.help = nil }
    if (diagnostic.sourceLine?.utf8.count ?? 0) > 1_000 { diagnostic.sourceLine = nil }
    return String(diagnostic.rendered(color: false).prefix(10_000))
  }

  private func unconfined(_ job: JobSandbox.Job) -> Kernel.Confinement {
    Kernel.Confinement(
      compileLauncher: [],
      runLauncher: [
        "/usr/bin/env", "\(SubmittedActivation.probeVariable)=\(job.probeWords)",
        "LECTERN_DATA=\(job.data.path)",
      ] + job.environment.map { "\($0.key)=\($0.value)" },
      limits: RunLimits(seconds: job.limits.seconds, memory: job.limits.memory, output: job.limits.output))
  }
}
