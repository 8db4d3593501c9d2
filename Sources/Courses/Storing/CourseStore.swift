import Files
import Foundation
import Kernel
import Notebooks
import Results
import Site
import Store
import Wire

/// The store that comes with a course, and how builds use it.
public struct CourseStore: Sendable {
  public var store: ResultStore
  var location: CourseLocation
  /// Whose signatures count; `nil` where everybody's entries do.
  public let trust: TrustedKeys?
  /// How many bytes it may have.
  public let limit: Int

  /// Opens the store of a course; one without is empty.
  public init(_ location: CourseLocation, _ configuration: CourseConfiguration) throws {
    self.location = location
    let base = location.configuration?.deletingLastPathComponent() ?? location.folder
    limit = configuration.storeLimit
    trust = configuration.trustedKeys.map {
      TrustedKeys(file: CourseLocation.file($0, from: base), cache: location.cache)
    }
    store = try ResultStore(folder: CourseLocation.file(configuration.storeFolder, from: base), trust: trust)
  }

  /// Whether only signed entries count.
  var isSigned: Bool { trust != nil }

  /// What is wrong with entries, each a warning: they are not used.
  var diagnostics: [Diagnostic] {
    let remedy =
      isSigned
      ? "a build takes it out of the store; 'lectern store push --sign KEY' puts in what was computed here."
      : "a build takes it out of the store, and puts what was computed here in its place."
    return store.problems.map { problem in
      let position = problem.line.map {
        SourcePosition(file: CourseLocation.shown(problem.file.path), line: $0, column: 1)
      }
      return Diagnostic(
        .warning, at: position, "\(problem.sentence); it is not used.", help: remedy)
    }
  }

  /// Puts the store's experiments where the cells look for finished ones, but for those that are there.
  ///
  /// The process that runs cells thus never reads the store, and nothing in it that was not checked.
  public func fill(_ memo: URL) {
    for entry in store.entries(.experiment) {
      let file = Self.memoFile(entry.name, entry.key, in: memo)
      guard CheckedFile.read(file) == nil, let content = entry.content else { continue }
      // Where it cannot be written, the experiment is computed.
      try? CheckedFile.write(content, to: file)
    }
  }

  /// As the experiments name it.
  static func memoFile(_ experiment: String, _ key: String, in memo: URL) -> URL {
    let name = experiment.replacingOccurrences(of: "/", with: "_")
    return memo.appendingPathComponent("\(name)-\(key.prefix(32)).json")
  }

  /// Says of each experiment of a chapter whether its answer is from the store, and from what machine.
  ///
  /// - Parameter chapter: The chapter's own entry, if its results are those of the store: they hold the answers too.
  func mark(_ uses: [ExperimentUse], chapter: StoreEntry?) -> [ExperimentUse] {
    uses.map { use in
      var use = use
      // One that was computed and held against the store counts as computed here.
      let entry = use.difference == nil ? store.entry(.experiment, use.key) ?? chapter : nil
      use.origin = entry?.origin.processor ?? ""
      return use
    }
  }

  /// Where this machine and day stand in an entry.
  public static func origin(toolchain: String, seconds: Double, date: Date = Date()) -> StoreEntry.Origin {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let day = ISO8601DateFormatter()
    day.formatOptions = [.withFullDate]
    #if arch(arm64)
      let architecture = "arm64"
    #else
      let architecture = "x86_64"
    #endif
    return StoreEntry.Origin(
      machine: "Linux, \(architecture), \(cores) \(cores == 1 ? "core" : "cores")",
      processor: ProcessorKind.ofThisMachine,
      toolchain: toolchain, date: day.string(from: date), seconds: seconds)
  }
}
