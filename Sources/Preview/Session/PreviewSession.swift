import Courses
import Files
import Foundation
import Kernel
import LiveCells
import Notebooks
import Results
import Sandboxes
import Site

/// A preview while it runs: takes events one after the other, keeps the course up to them, and tells
/// the open pages.
///
/// Everything but the cells is done here, on one thread; cells run in `ChapterRun`s.
final class PreviewSession {
  let request: CourseBuild.Request
  var build: CourseBuild
  let hub: Hub
  let mailbox: Mailbox<PreviewEvent>
  let installation: Installation
  let log: @Sendable (PreviewNote) -> Void
  /// Distinguishes this run of the preview from earlier ones.
  let identifier = UUID().uuidString

  /// By the chapter's path from the course's folder.
  var chapters: [String: ChapterState] = [:]
  var runs: [String: ChapterRun] = [:]
  /// The chapters with a worker, least recently used first.
  private var recent: [String] = []
  var runCount = 0
  private var versionCount = 0
  /// What each open or served page shows, by its path.
  var pages: [String: Shown] = [:]
  /// The pages whose new state has not been sent.
  private var pending: Set<String> = []
  private var lastSend = 0.0
  private var lastStatus: [String: PreviewStatus] = [:]
  var assets: [String: SiteFile]?
  var localFiles: [String: String] = [:]
  /// The settings of cells with sliders, by path; of each page those of its newest state.
  var stateFiles: [String: SiteFile] = [:]
  /// What runs in the pages of chapters, by the chapter's path, and what is wrong with it.
  var livePages: [String: LivePage] = [:]
  var liveFaults: [String: [Diagnostic]] = [:]
  /// The page's copies of live cells by what they were compiled from.
  var liveModules: [String: LiveModules] = [:]
  var newestRun: [String: Int] = [:]
  /// Chapters whose pages stay as they are: what is typed is not whole, or its live cells are being compiled.
  var held: Set<String> = []
  /// Chapters in which something was typed while their cells ran.
  var waiting: Set<String> = []
  var watch: CourseWatch?

  struct Shown {
    var page: PreviewPage
    var version: Int
  }

  /// Workers that are kept for chapters that are not being edited now.
  static let workerLimit = 3
  /// Pages are sent no more often than this while cells run, in seconds.
  private static let sendInterval = 0.04

  init(
    request: CourseBuild.Request, build: CourseBuild, installation: Installation, hub: Hub,
    mailbox: Mailbox<PreviewEvent>, log: @escaping @Sendable (PreviewNote) -> Void
  ) {
    self.request = request
    self.build = build
    self.hub = hub
    self.mailbox = mailbox
    self.installation = installation
    self.log = log
  }

  /// Takes events until one says to stop.
  func serve() {
    while true {
      let wait = pending.isEmpty ? Double.infinity : max(0, lastSend + Self.sendInterval - monotonicSeconds())
      guard let event = mailbox.next(within: wait) else {
        sendPending()
        continue
      }
      if case .stop = event { break }
      handle(event)
    }
    watch?.stop()
    typed.close()
    for run in runs.values { run.close() }
  }

  private func handle(_ event: PreviewEvent) {
    switch event {
    case .changed(let files): changed(files)
    case .wanted(let path, let reply): reply(file(at: path))
    case .opened(let page, let version, let client): opened(page, version, client)
    case .closed: forgetClosedPages()
    case .kernel(let chapter, let run, let event):
      guard chapters[chapter]?.run == run else { return }
      let page = build.chapters.first { $0.entry.path == chapter }?.entry.page ?? ""
      let isChanged = chapters[chapter]?.take(event) ?? false
      if isChanged { pending.insert(page) }
      if case .progress = event, let progress = chapters[chapter]?.progress { hub.send(progress, to: page) }
      sendStatus(page)
      if isChanged, monotonicSeconds() - lastSend > Self.sendInterval { sendPending() }
    case .ran(let chapter, let run, let outcome): ran(chapter, run, outcome)
    case .waiting(let chapter, let work): waiting(chapter, for: work)
    case .compiled(let chapter, let run, let outcome): compiled(chapter, run, outcome)
    case .stop: break
    }
  }

  /// Takes in a page's new state, and tells those who have it open.
  func show(_ new: PreviewPage, as page: String) {
    let old = pages[page]
    guard old?.page != new else { return }
    versionCount += 1
    pages[page] = Shown(page: new, version: versionCount)
    hub.send(
      PageUpdate(from: old?.page, version: old?.version, to: new, version: versionCount), to: page)
  }

  private func sendPending() {
    let due = pending
    pending = []
    lastSend = monotonicSeconds()
    for page in due { refresh(page) }
  }

  func logErrors(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics where diagnostic.severity == .error { log(.diagnostic(diagnostic)) }
  }

  /// A fault as the terminal and the page show it.
  static func words(_ error: any Error) -> String {
    switch error {
    case let fault as UsageFault: "error: \(fault)"
    case let fault as MachineFault: "error: \(fault)"
    case let diagnostic as Diagnostic: diagnostic.rendered(color: false)
    default: "error: \(error)"
    }
  }

  /// Sees to it that a chapter's outputs become those of its text.
  func bringUp(_ index: Int) {
    let chapter = build.chapters[index].entry.path
    if isTyped(index) {
      if chapters[chapter]?.shown != nil {
        sketch(index)
        return
      }
      // What was saved runs first; the page then follows what is typed.
      build.reread(index)
      waiting.insert(chapter)
    }
    held.remove(chapter)
    let notebook = build.chapters[index].published
    guard let kernel = build.kernel, !build.chapters[index].diagnostics.containsErrors else { return }
    let key = kernel.runKey(of: notebook)
    var state = chapters[chapter] ?? ChapterState()
    defer { chapters[chapter] = state }
    // What was typed and taken back has left its modules on the page.
    let wasTyped = state.leaveSketch(key: key) && notebook.cells.contains { $0.options.isLive }
    let modules = wasTyped ? liveModules[chapter]?.fitted(to: notebook) : nil
    if state.shown != nil, state.key == key, state.fault == nil, readsHold(state), !wasTyped || modules != nil
    {
      state.move(to: notebook)
      if let modules { (livePages[chapter], liveFaults[chapter]) = (modules, []) }
      return
    }
    runCount += 1
    if notebook.cells.isEmpty {
      state.settle(
        ChapterResult(toolchain: kernel.toolchain.version, quick: request.quick), of: notebook, key: key)
      return
    }
    if let known = kernel.reusableResult(of: notebook) {
      // Known from a build or an earlier text. The worker follows all the same, so that the next
      // edit finds the state it needs.
      state.settle(known, of: notebook, key: key)
    } else {
      state.begin(
        runCount, of: notebook, key: key,
        empty: ChapterResult(toolchain: kernel.toolchain.version, quick: request.quick))
    }
    newestRun[chapter] = runCount
    run(chapter, kernel).start(notebook, number: runCount)
  }

  /// Whether the files that the chapter read are what they were.
  private func readsHold(_ state: ChapterState) -> Bool {
    guard state.run == nil else { return true }
    return state.shown?.reads.allSatisfy { !touched.contains($0.path) } ?? true
  }

  /// The files that the event in hand is about.
  var touched: Set<String> = []

  func run(_ chapter: String, _ kernel: Kernel) -> ChapterRun {
    recent.removeAll { $0 == chapter }
    recent.append(chapter)
    if recent.count > Self.workerLimit {
      runs.removeValue(forKey: recent.removeFirst())?.close()
    }
    if let known = runs[chapter] { return known }
    let run = ChapterRun(chapter: chapter, kernel: kernel, build: build) { [mailbox] in mailbox.post($0) }
    runs[chapter] = run
    return run
  }

  /// Ends all workers, because what they run on has changed.
  func endRuns() {
    for run in runs.values { run.close() }
    runs = [:]
    recent = []
  }

  func index(ofPage page: String) -> Int? { build.chapters.firstIndex { $0.entry.page == page } }

  // MARK: Status

  func sendStatus(_ page: String) {
    guard let index = index(ofPage: page) else { return }
    let status = status(of: index)
    guard lastStatus[page] != status else { return }
    lastStatus[page] = status
    hub.send(status, to: page)
  }

  func status(of index: Int) -> PreviewStatus {
    let entry = build.chapters[index].entry
    let state = chapters[entry.path]
    let wrong =
      build.courseDiagnostics.filter { $0.severity == .error }
      + build.chapters[index].diagnostics.filter { $0.severity == .error }
      + faultsOfCells(index) + (pageFaults[entry.page] ?? [])
    return PreviewStatus(
      text: state?.status ?? "", running: state?.running,
      problems: (courseFault.map { [$0] } ?? []) + wrong.map { $0.rendered(color: false) }
        + (state?.fault.map { [$0] } ?? []))
  }

  /// What is wrong with pages beyond their text and cells: references, formulas.
  var pageFaults: [String: [Diagnostic]] = [:]
  /// Why the course could not be read anew; the one before stands.
  var courseFault: String?
}
