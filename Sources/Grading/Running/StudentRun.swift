import Foundation
import Kernel
import Notebooks
import Sandboxes
import Wire

/// One run of a submission's notebook: compiled in one sandbox, run in another.
struct StudentRun: Sendable {
  var outcome: StageOutcome
  /// A sentence for the student, with the notebook's line where there is one; empty when it finished.
  var detail: String
  var artefacts: [SubmittedArtefact]
  /// What broke the rules, each a sentence for the teacher.
  var securityNotes: [String] = []
}

/// Runs notebooks of strangers.
struct StudentRunner: Sendable {
  var toolchain: Toolchain
  var kit: Kit
  var limits: Rubric.Limits
  /// `nil` runs without a sandbox, for a teacher's own notebooks.
  var bubblewrap: String?
  /// The compiler's cache of C modules, shared by jobs.
  var moduleCache: URL

  /// Runs a notebook on data that lie in memory. Blocks the calling thread.
  ///
  /// Never throws: what fails on our side is the outcome `ours`.
  ///
  /// - Parameters:
  ///   - job: The job's number, which decides the user it runs as.
  ///   - probes: Inputs at which activations shall answer.
  ///   - folder: The submission's own, for compiled cells and data; other users may pass through it.
  func run(
    _ submission: Submission, on data: SecretData, probes: [Double], job: Int, in folder: URL
  ) -> StudentRun {
    do {
      let place = folder.appendingPathComponent("data")
      try? FileManager.default.removeItem(at: place)
      try data.write(to: place.appendingPathComponent("mnist"))
      let (notebook, found) = try parse(submission)
      if let error = found.first(where: { $0.severity == .error }) {
        return StudentRun(outcome: .failed, detail: error.rendered(color: false), artefacts: [])
      }
      let kernel = try kernel(folder, probes: probes, job: job)
      return read(try kernel.execute(notebook).0)
    } catch let diagnostic as Diagnostic {
      return StudentRun(outcome: .failed, detail: diagnostic.rendered(color: false), artefacts: [])
    } catch {
      return StudentRun(outcome: .ours, detail: "\(error)", artefacts: [])
    }
  }

  /// Includes are refused: a hand-in is one file.
  private func parse(_ submission: Submission) throws -> (Notebook, [Diagnostic]) {
    let text = submission.text
    let parser = NotebookParser(read: { $0 == submission.file ? text : nil })
    return try parser.parse(file: submission.file, root: ".")
  }

  private func kernel(_ folder: URL, probes: [Double], job: Int) throws -> Kernel {
    let cache = folder.appendingPathComponent("cache")
    for place in [cache, moduleCache] {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }
    let data = folder.appendingPathComponent("data")
    var settings = Kernel.Settings(
      cacheDirectory: cache, courseDirectory: URL(fileURLWithPath: "/notebook"), searchDirectories: [data],
      forcesRun: true, runsAboveErrors: true)
    settings.moduleCacheDirectory = moduleCache
    let runLimits = RunLimits(seconds: limits.seconds, memory: limits.memory, output: limits.output)
    let words = probes.map { "\($0)" }.joined(separator: " ")
    if let bubblewrap {
      settings.confinement = Kernel.Confinement(
        compileLauncher: compiling(cache).launcher(program: bubblewrap),
        runLauncher: running(cache, data, words, job).launcher(program: bubblewrap), limits: runLimits)
    } else {
      settings.courseDirectory = folder
      settings.confinement = Kernel.Confinement(
        compileLauncher: [],
        runLauncher: [
          "/usr/bin/env", "\(SubmittedActivation.probeVariable)=\(words)", "LECTERN_DATA=\(data.path)",
        ],
        limits: runLimits)
    }
    return Kernel(toolchain: toolchain, kit: kit, settings: settings)
  }

  /// Sees the compiler and this job's cells, no data; nothing a student wrote runs in it.
  private func compiling(_ cache: URL) -> Bubblewrap {
    var box = Bubblewrap()
    box.readable = Self.existing(
      [
        "/usr/include", "/usr/share", toolchain.root, kit.library, kit.modules,
      ] + kit.moduleMaps)
    box.writable = [cache.path, moduleCache.path]
    box.temporaryBytes = 512 << 20
    box.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    return box
  }

  /// Sees the compiled cells, the kit and the data, no compiler.
  private func running(_ cache: URL, _ data: URL, _ probes: String, _ job: Int) -> Bubblewrap {
    var box = Bubblewrap()
    box.readable =
      Self.existing([
        toolchain.runtimeLibraries, kit.library, kit.worker, data.path,
      ]) + [cache.appendingPathComponent("cells").path]
    box.environment = [
      "LC_ALL": "C.UTF-8", "TZ": "UTC", "SWIFT_BACKTRACE": "enable=no", "HOME": "/notebook", "TMPDIR": "/tmp",
      // The sandbox has made one already.
      "LECTERN_SHARES_PROCESS_SPACE": "1",
      "LECTERN_DATA": data.path, SubmittedActivation.probeVariable: probes,
    ]
    // The resident memory is watched; address space is reserved more freely than it is used.
    box.addressSpace = limits.memory * 2 + (8 << 30)
    box.processes = limits.processes
    box.cpuSeconds = Int(limits.seconds) * max(1, ProcessInfo.processInfo.activeProcessorCount)
    box.user = Self.firstUser + job % Self.userCount
    return box
  }

  /// Users that own nothing; Debian leaves these numbers free (Policy, section 9.2.2).
  private static let firstUser = 61_184
  private static let userCount = 4_096

  private static func existing(_ paths: [String]) -> [String] {
    paths.filter { FileManager.default.fileExists(atPath: $0) && !$0.hasPrefix("/usr/lib/") }
  }

  private func read(_ result: ChapterResult) -> StudentRun {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    var run = StudentRun(outcome: .finished, detail: "", artefacts: [])
    for (_, cell) in result.cells.sorted(by: { $0.key < $1.key }) {
      for case .bundle(let bundle) in cell.outputs {
        guard let text = bundle[.artefact] else { continue }
        guard let artefact = try? decoder.decode(SubmittedArtefact.self, from: Data(text.utf8)) else {
          run.securityNotes.append(
            "An artefact was handed in that is none; it was made by other means than 'submit'.")
          continue
        }
        run.artefacts.append(artefact)
      }
    }
    let errors = result.diagnostics.filter { $0.severity == .error }
    if let first = errors.first {
      run.detail = first.rendered(color: false)
      run.outcome = StageOutcome(result.stop)
    }
    if run.outcome == .refused {
      run.securityNotes.append("The notebook wrote to, or closed, the descriptors that belong to the grader.")
    }
    return run
  }
}

extension StageOutcome {
  /// Without a stop it is a mistake that the compiler or a check told.
  init(_ stop: RunStop?) {
    switch stop {
    case nil, .failed: self = .failed
    case .crashed: self = .crashed
    case .timeLimit: self = .timeLimit
    case .memoryLimit: self = .memoryLimit
    case .outputLimit: self = .outputLimit
    case .refused: self = .refused
    }
  }
}
