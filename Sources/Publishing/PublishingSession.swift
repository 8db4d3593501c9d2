import Courses
public import Dates
import Files
import Foundation
import Notebooks
import Results
import Site

/// One run of `lectern publish`: the course is built and checked, the place looked at, the change planned and made.
public struct PublishingSession: Sendable {
  public let place: any PublishingPlace
  private let location: CourseLocation
  private let configuration: CourseConfiguration
  private let day: CivilDate
  private let installation: Installation
  private let lock: FileLock

  /// - Parameters:
  ///   - to: A place that stands in for the course's: a folder, `branch:NAME`, `branch:NAME@REMOTE`, `ssh://host/folder`.
  /// - Throws: `UsageFault` when there is no place, `DiagnosedFaults` when `course.yml` is wrong.
  public init(paths: [String], to: String?, day: CivilDate, installation: Installation) throws {
    location = try CourseLocation(paths: paths)
    guard location.chapters.isEmpty else {
      throw UsageFault("a course is published as a whole.", help: "name its folder.")
    }
    let source = try CourseSource(location)
    if source.courseDiagnostics.containsErrors { throw DiagnosedFaults(source.courseDiagnostics) }
    configuration = source.configuration
    self.day = day
    self.installation = installation
    let scratch = location.cache.appendingPathComponent("publishing")
    let output = location.base.appendingPathComponent(configuration.output ?? "site").standardizedFileURL
    switch try to.map(Self.place) ?? configuration.publishing.place {
    case .folder(let folder)?:
      let base = to == nil ? location.base : URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
      place = try FolderPlace(
        folder.hasPrefix("/") ? URL(fileURLWithPath: folder) : base.appendingPathComponent(folder),
        courseFolder: location.folder, output: output)
    case .branch(let branch, let remote)?:
      place = try BranchPlace(
        branch: branch, remote: remote, courseFolder: location.folder, scratch: scratch,
        programs: installation.searchPath)
    case .ssh(let host, let path)?:
      place = SSHPlace(
        host: host, path: path, courseFolder: location.folder, scratch: scratch,
        programs: installation.searchPath)
    case nil:
      throw UsageFault(
        "the course does not say where it is published.",
        help:
          "write `publish: { branch: gh-pages }`, a `folder:` or an `ssh:` into course.yml, or name a place with '--to'."
      )
    }
    try AtomicFile.makeFolder(scratch)
    guard let lock = FileLock(existing: scratch.path, waits: false) else {
      throw UsageFault("this course is being published already.", help: "wait until that has ended.")
    }
    self.lock = lock
    // What a run that was killed has left.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: scratch.path)) ?? [] {
      try? FileManager.default.removeItem(at: scratch.appendingPathComponent(name))
    }
  }

  /// Ends the run: its scratch files go.
  public func end() {
    try? FileManager.default.removeItem(at: location.cache.appendingPathComponent("publishing"))
    lock.release()
  }

  private static func place(_ text: String) throws -> PublishingSettings.Place {
    if text.hasPrefix("branch:") {
      let parts = text.dropFirst("branch:".count).split(separator: "@", maxSplits: 1).map(String.init)
      guard let name = parts.first, PublishingSettings.Place.isBranch(name),
        parts.last?.hasPrefix("-") == false
      else {
        throw UsageFault(
          "'\(text)' names no branch.", help: "write branch:gh-pages, or branch:gh-pages@origin.")
      }
      return .branch(name, remote: parts.count > 1 ? parts[1] : nil)
    }
    if text.contains("://") {
      guard let place = PublishingSettings.Place.ssh(text) else {
        throw UsageFault(
          "'\(text)' is no place for a site.", help: "give a folder, branch:gh-pages or ssh://host/folder.")
      }
      return place
    }
    guard !text.isEmpty else { throw UsageFault("'--to' names nothing.", help: "give a folder.") }
    return .folder(text)
  }

  // MARK: - The course

  /// Checks all texts, builds the course, and collects what goes to readers.
  ///
  /// - Parameter tell: Given warnings.
  /// - Throws: `DiagnosedFaults` when something is wrong, or would be seen that must not be.
  public func publication(
    progress: @escaping BuildProgress, tell: ([Diagnostic]) -> Void
  ) throws -> Publication {
    let paths = [location.folder.path]
    let check = try WholeCheck(paths: paths, runsNothing: true, today: day, installation: installation)
    try DiagnosedFaults.check(check.diagnostics, tell: { _ in })
    let build = try CourseBuild(
      CourseBuild.Request(paths: paths, day: day), installation: installation, progress: progress)
    let fatal = build.courseDiagnostics + build.ruleFindings
    try DiagnosedFaults.check(fatal, tell: tell)
    let reports = try build.run(build.source.selection())
    guard reports.allSatisfy({ $0.status != .failed }) else {
      // The progress has told what is wrong with each chapter.
      throw Diagnostic(
        at: nil, "Not all chapters could be built, so nothing was published.",
        help: "Mend what is named above.")
    }
    let problems = try SiteCheck(paths: paths, output: nil).problems
    guard problems.isEmpty else {
      throw UsageFault(
        "the site was not made from the chapters as they stand: \(problems.joined(separator: "; ")).",
        help: "let nobody edit them while they are published, and run it again.")
    }
    let publication = try Publication(
      site: build.output, named: configuration.publishing.files, base: location.base)
    let withholding = Withholding(try CourseSource(location), build.renderer.rules)
    try DiagnosedFaults.check(withholding.findings(in: publication.files), tell: tell)
    return publication
  }

  // MARK: - The place

  /// A change that has been looked at and can be made.
  public struct Plan: Sendable {
    public var changes: PublicationChanges
    let current: PlaceContents
    let files: [String: Data]
    let removed: Set<String>
    let title: String
    /// What stood there before, to go back to.
    let before: PlaceContents?
  }

  /// - Parameter edition: The name under which a frozen copy is kept.
  /// - Throws: `MachineFault` when the place cannot be reached, `UsageFault` when the edition cannot have that name.
  public func plan(_ publication: Publication, as edition: String? = nil) throws -> Plan {
    let current = try place.current()
    let site = publication.files.merging(place.ownFiles) { own, _ in own }
    let editions = try Editions(
      site, onlyAtRoot: publication.onlyAtRoot.union(place.ownFiles.keys), keepingAs: edition,
      over: current.record
    ) { try place.read($0, of: current) }
    let changes = PublicationChanges(from: current, to: editions.record)
    var files = editions.files
    files[PublicationRecord.path] = try editions.record.encoded()
    return Plan(
      changes: changes, current: current, files: files, removed: Set(changes.removed.map(\.path)),
      title: "Publish \(configuration.title ?? "the course")" + (edition.map { " as \($0)" } ?? ""),
      before: nil)
  }

  /// - Throws: `UsageFault` when nothing was published before.
  public func planBack() throws -> Plan {
    let current = try place.current()
    guard let before = try place.before(current), let record = before.record else {
      throw UsageFault(
        "\(place.words) keeps no version before this one.", help: "publish twice before you go back.")
    }
    return Plan(
      changes: PublicationChanges(from: current, to: record), current: current, files: [:], removed: [],
      title: "Go back to what was published before", before: before)
  }

  /// Makes the change.
  public func carryOut(_ plan: Plan) throws {
    if let before = plan.before {
      try place.goBack(from: plan.current, to: before, title: plan.title)
    } else {
      try place.put(plan.files, removing: plan.removed, over: plan.current, title: plan.title)
    }
  }
}
