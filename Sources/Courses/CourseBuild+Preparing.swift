import Dates
import Files
import Foundation
import Kernel
import Notebooks
import Site
import Texts

extension CourseBuild {
  /// What the author asks for.
  public struct Request: Sendable, Codable {
    public var paths: [String] = []
    /// From the working directory; the course's own `output:` when `nil`.
    public var output: String?
    public var jobs: Int?
    public var force = false
    /// Computes every experiment, whatever is kept.
    public var recompute = false
    /// The share of the store's experiments to compute again and compare, 0 to 1.
    public var verify: Double?
    /// How many seconds of work that sample may have; any number when `nil`.
    public var verifyWithin: Double?
    /// Fewer epochs. Together with `verify` only for chapters that are not in the store.
    public var quick = false
    public var runsNothing = false
    public var writesNothing = false
    public var solutions: Solutions?
    public var parameters: [String] = []
    /// Chapters that are drafts are built too.
    public var includesDrafts = false
    /// The day that `release:` dates are compared with.
    public var day: CivilDate
    /// Where results are kept; the course's own `.lectern` when `nil`.
    public var cache: URL?
    /// Whether numbers that cells mark as measured have a stand-in, so that builds can be compared.
    public var masksMeasured = false

    public init(
      paths: [String] = [], output: String? = nil, jobs: Int? = nil, force: Bool = false,
      recompute: Bool = false, verify: Double? = nil, quick: Bool = false,
      runsNothing: Bool = false, writesNothing: Bool = false, solutions: Solutions? = nil,
      parameters: [String] = [], includesDrafts: Bool = false, day: CivilDate
    ) {
      self.paths = paths
      self.output = output
      self.jobs = jobs
      self.force = force
      self.recompute = recompute
      self.verify = verify
      self.quick = quick
      self.runsNothing = runsNothing
      self.writesNothing = writesNothing
      self.solutions = solutions
      self.parameters = parameters
      self.includesDrafts = includesDrafts
      self.day = day
    }
  }

  /// Reads the course and finds what building it takes.
  ///
  /// - Throws: `UsageFault` for what cannot be, `MachineFault` when the compiler or the theme
  ///   is missing, a `Diagnostic` when the theme is broken.
  public init(
    _ request: Request, installation: Installation, progress: @escaping BuildProgress = { _ in }
  ) throws {
    let location = try CourseLocation(paths: request.paths)
    var source = try CourseSource(location, parameters: request.parameters)
    let configuration = source.configuration
    let rules = PublishingRules(
      solutions: request.solutions ?? configuration.solutions, overridesChapters: request.solutions != nil,
      day: request.day)
    let whole = source.chapters.map { $0.notebook.published(.everything) }
    let all = source.chapters.map { (notebook: $0.notebook, entry: $0.entry) }
    source.publish(rules) { request.includesDrafts || !$0.draft && rules.isReleased($0) }
    var index = CourseIndex(
      configuration, list: source.list, outlines: source.chapters.map { ChapterOutline($0.published) })
    index.withheld = Self.withheld(
      all, outlines: whole.map { ChapterOutline($0) }, in: index, rules,
      includesDrafts: request.includesDrafts)
    let (bibliography, missing) = Self.bibliography(source)
    source.courseDiagnostics += missing + bibliography.diagnostics
    let themeFolder = configuration.themeFolder.map { CourseLocation.file($0, from: location.folder).path }
    self.init(
      source: source, index: index,
      renderer: SiteRenderer(
        index: index, theme: try Theme(folder: try themeFolder ?? installation.themeFolder().path),
        math: MathTypesetter(
          cacheFolder: location.cache.appendingPathComponent("math").path, searchPath: installation.searchPath
        ),
        diagrams: DiagramDrawer(searchPath: installation.searchPath), bibliography: bibliography, rules: rules
      ),
      output: try Self.output(request.output, location, configuration),
      kernel: try source.chapters.contains { !$0.published.cells.isEmpty }
        ? Self.kernel(location, configuration, request, installation) : nil,
      options: Options(
        jobs: max(1, request.jobs ?? Workers.defaultCount), runsNothing: request.runsNothing,
        writesNothing: request.writesNothing),
      installation: installation, progress: progress)
    self.whole = whole
    if let address = configuration.siteAddress {
      let dates = ChapterDates(source.chapters, location: location, searchPath: installation.searchPath)
      renderer.publicSite = PublicSite(address: address, dates: dates.byPage)
      renderer.cards = CardDrawer(
        cacheFolder: location.cache.appendingPathComponent("cards"), searchPath: installation.searchPath)
    }
    try openStore(request)
  }

  /// Makes what compiles and runs cells, where the course had none when it was read.
  ///
  /// - Throws: `MachineFault` when the compiler or the kit is missing.
  public mutating func makeKernel() throws {
    guard kernel == nil else { return }
    let request = Request(day: .endOfDays)
    kernel = try Self.kernel(source.location, source.configuration, request, installation)
  }

  /// Work that came with the course stands in for work that was not done here.
  private mutating func openStore(_ request: Request) throws {
    // Two builds that are compared with each other have to run.
    guard var kernel, request.cache == nil, !request.masksMeasured else { return }
    let store = try CourseStore(source.location, source.configuration)
    if request.recompute { kernel.settings.recomputed = ["*"] }
    if let share = request.verify {
      guard !store.store.isEmpty else {
        throw UsageFault(
          "there is nothing to verify: the course has no store of results.",
          help: "'lectern store push' makes one from what was built.")
      }
      kernel.settings.recomputed =
        Verification(share: share, of: store.store, within: request.verifyWithin).keys
    }
    if !store.store.isEmpty {
      source.courseDiagnostics += store.diagnostics
      options.isQuickWithoutEntry = request.quick && request.verify != nil
      store.fill(kernel.settings.cacheFolder.appendingPathComponent("experiments"))
      kernel.store = store.store
      self.store = store
    }
    self.kernel = kernel
  }

  private static func kernel(
    _ location: CourseLocation, _ configuration: CourseConfiguration, _ request: Request,
    _ installation: Installation
  ) throws -> Kernel {
    try AtomicFile.makeFolder(location.cache)
    CacheLimit().applyDaily(to: location.cache)
    let search = DataFolders.search(location, configured: configuration.dataSearch)
    var kernel = Kernel(
      toolchain: try installation.toolchain(cache: location.cache),
      kit: try installation.kit(cache: location.cache),
      settings: .init(
        cacheFolder: request.cache ?? location.cache, courseFolder: location.folder,
        searchFolders: search.folders, quick: request.quick,
        forcesRun: request.force || request.recompute))
    kernel.settings.circumstances = DataFolders.contents(of: search)
    kernel.settings.absentData = DataFolders.absent(from: search)
    kernel.settings.masksMeasured = request.masksMeasured
    installation.share(&kernel.settings)
    return kernel
  }

  /// The site's folder.
  ///
  /// - Throws: `UsageFault` for one that holds the course: a page's downloads have the names of the chapters.
  static func output(
    _ named: String?, _ location: CourseLocation, _ configuration: CourseConfiguration
  ) throws -> URL {
    let url =
      (named.map { URL(fileURLWithPath: $0) }
      ?? CourseLocation.file(configuration.output ?? "site", from: location.base)).standardizedFileURL
    let (folder, output) = (
      location.folder.resolvingSymlinksInPath().path, url.resolvingSymlinksInPath().path
    )
    guard folder != output, !folder.hasPrefix(output.hasSuffix("/") ? output : output + "/") else {
      throw UsageFault(
        "the site's folder '\(named ?? configuration.output ?? "site")' holds the course itself, whose files it would overwrite.",
        help: "give the site a folder of its own, such as 'output: site'.")
    }
    // Asked here, so that a check says what a build would.
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: output, isDirectory: &isFolder), !isFolder.boolValue {
      throw UsageFault(
        "'\(CourseLocation.shown(url.path))' is a file, where the site's folder is to be.",
        help: "name another folder with '--output'.")
    }
    // A page that somebody has written by hand may be the only copy; ours say in their head who made them.
    let first = url.appendingPathComponent("index.html")
    if SiteManifest.read(from: url) == nil, let page = FileManager.default.contents(atPath: first.path),
      !page.isEmpty, page.firstRange(of: Data(#"content="Lectern""#.utf8)) == nil
    {
      throw UsageFault(
        "'\(CourseLocation.shown(first.path))' is no page of Lectern's, and would be overwritten.",
        help: "name another folder with '--output', or move that file away.")
    }
    return url
  }

  /// What has no page in this build, with the reason.
  private static func withheld(
    _ chapters: [(notebook: Notebook, entry: ChapterEntry)], outlines: [ChapterOutline],
    in index: CourseIndex, _ rules: PublishingRules, includesDrafts: Bool
  ) -> Withheld {
    var withheld = Withheld()
    for (chapter, outline) in zip(chapters, outlines) {
      let front = chapter.notebook.frontMatter
      let reason =
        includesDrafts
        ? nil : front.draft ? "is a draft" : rules.isReleased(front) ? nil : "is held back until its day"
      withheld.chapters[chapter.entry.path] = reason
      for label in outline.labels where index.targets[label.name] == nil {
        withheld.labels[label.name] =
          reason.map { "stands in '\(chapter.notebook.path)', which \($0)" }
          ?? "is withheld in '\(chapter.notebook.path)'"
      }
    }
    return withheld
  }

  private static func bibliography(_ source: CourseSource) -> (Bibliography, [Diagnostic]) {
    var bibliography = Bibliography()
    var missing: [Diagnostic] = []
    let base = source.location.base
    var files = source.configuration.bibliography.map {
      (CourseLocation.file($0, from: base), source.configuration.bibliographyPosition)
    }
    for chapter in source.chapters {
      let folder = source.location.folder(of: chapter.entry)
      let position = chapter.notebook.frontMatter.positions["bibliography"]
      files += chapter.notebook.frontMatter.bibliography.map {
        (CourseLocation.file($0, from: folder), position)
      }
    }
    var seen: Set<String> = []
    for (file, position) in files where seen.insert(file.standardizedFileURL.path).inserted {
      let shown = CourseLocation.shown(file.standardizedFileURL.path)
      guard let data = FileManager.default.contents(atPath: file.path) else {
        missing.append(
          Diagnostic(
            at: position, "There is no bibliography '\(shown)'.",
            help: "Correct the path, or take it out of 'bibliography:'."))
        continue
      }
      do {
        bibliography.add(file: shown, text: try TextFile(data, named: shown).text)
      } catch let fault as TextFault {
        missing.append(Diagnostic(fault, in: shown))
      } catch {
        missing.append(Diagnostic(at: position, "\(error)"))
      }
    }
    return (bibliography, missing)
  }
}
