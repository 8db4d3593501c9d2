import Foundation
import Markup
import Notebooks
import Results
import Sandboxes
import Site

/// The pages: made, served, and brought up to date where they are open.
extension PreviewSession {
  /// Makes a page anew and tells those who have it open.
  func refresh(_ page: String) {
    guard let index = index(ofPage: page) else {
      if page != "index.html" {
        if pages.removeValue(forKey: page) != nil { hub.send(PreviewNotice.gone, to: page) }
      }
      return
    }
    if !held.contains(build.chapters[index].entry.path) || pages[page] == nil {
      show(render(index), as: page)
    }
    sendStatus(page)
  }

  private func render(_ index: Int) -> PreviewPage {
    let entry = build.chapters[index].entry
    let state = chapters[entry.path]
    // While a text cannot be read, what was wrong with cells is of another text.
    let result =
      build.chapters[index].diagnostics.containsErrors ? state?.shown?.withoutErrors : state?.shown
    let rendered = build.renderer.preview(
      chapter: index, notebook: build.chapters[index].published, result: result,
      faults: build.chapters[index].diagnostics, marks: PreviewMarks(outdated: state?.outdated ?? []),
      live: livePages[entry.path])
    pageFaults[entry.page] =
      rendered.diagnostics.filter { $0.severity == .error }
      + build.faults(ofFiles: rendered.localFiles, entry)
    for file in rendered.stateFiles { stateFiles[file.path] = file }
    let folder = build.source.location.folder(of: entry)
    for file in rendered.localFiles {
      let path = file.path.removingPercentEncoding ?? file.path
      let target = URL(fileURLWithPath: "/" + entry.page).deletingLastPathComponent().appendingPathComponent(
        path)
      localFiles[String(target.standardizedFileURL.path.dropFirst())] =
        folder.appendingPathComponent(path).standardizedFileURL.path
    }
    return rendered.page
  }

  /// A page has connected: it hears where things stand, and its chapter's cells are seen to.
  func opened(_ page: String, _ version: Int, _ client: Int) {
    hub.send(PreviewNotice.session(identifier), client: client)
    guard let index = index(ofPage: page) else { return }
    bringUp(index)
    let chapter = build.chapters[index].entry.path
    if chapters[chapter]?.run == nil, waiting.remove(chapter) != nil { follow(index) }
    refresh(page)
    if let shown = pages[page], shown.version != version {
      hub.send(
        PageUpdate(from: nil, version: nil, to: shown.page, version: shown.version), client: client)
    }
    hub.send(status(of: index), client: client)
    if let progress = chapters[build.chapters[index].entry.path]?.progress {
      hub.send(progress, client: client)
    }
  }

  /// What nobody looks at is made anew when somebody does.
  func forgetClosedPages() {
    let open = hub.openPages
    for page in pages.keys where !open.contains(page) { pages[page] = nil }
  }

  /// A file of the site, made now.
  func file(at path: String) -> SiteFile? {
    guard !path.split(separator: "/").contains("..") else { return nil }
    if let index = index(ofPage: path) { return page(index) }
    if path == "index.html", let front = build.renderer.indexPage() {
      return SiteFile(path: path, text: withScript(front.text, page: path, version: 0))
    }
    if let states = stateFiles[path] { return states }
    if path.hasPrefix("assets/") { return asset(path) }
    if let download = download(path) { return download }
    guard let source = localFiles[path], let data = FileManager.default.contents(atPath: source) else {
      return nil
    }
    return SiteFile(path: path, bytes: Array(data))
  }

  private func page(_ index: Int) -> SiteFile {
    let entry = build.chapters[index].entry
    if chapters[entry.path]?.shown == nil { bringUp(index) }
    let new = render(index)
    show(new, as: entry.page)
    let version = pages[entry.page]?.version ?? 0
    return SiteFile(path: entry.page, text: withScript(new.html, page: entry.page, version: version))
  }

  /// A page with the script that keeps it up to date, before the theme's own.
  private func withScript(_ html: String, page: String, version: Int) -> String {
    let script =
      "<script src=\"/.lectern/preview.js\" data-page=\"\(Escaping.attribute(page))\""
      + " data-version=\"\(version)\" data-session=\"\(identifier)\" defer></script>"
    return html.replacing("<head>", with: "<head>\n" + script, maxReplacements: 1)
  }

  private func asset(_ path: String) -> SiteFile? {
    if path == "assets/search-index.js" {
      return build.renderer.sharedFiles(usesMath: false).first { $0.path == path }
    }
    if assets == nil {
      let files = build.renderer.sharedFiles(usesMath: true).map { ($0.path, $0) }
      assets = Dictionary(files, uniquingKeysWith: { first, _ in first })
    }
    return assets?[path]
  }

  /// A chapter to take along.
  private func download(_ path: String) -> SiteFile? {
    for (index, chapter) in build.chapters.enumerated() {
      let entry = chapter.entry
      let stem = entry.stem
      guard path.hasPrefix(stem + "."), !path.dropFirst(stem.count + 1).contains("/") else { continue }
      let page = build.renderer.page(
        chapter: index, notebook: chapter.published, result: chapters[entry.path]?.shown)
      if let file = page.downloads.first(where: { $0.path == path }) { return file }
    }
    return nil
  }
}

extension ChapterResult {
  /// The same with nothing wrong in its cells.
  fileprivate var withoutErrors: ChapterResult {
    var result = self
    result.cells = cells.mapValues { cell in
      var cell = cell
      cell.diagnostics.removeAll { $0.severity == .error }
      return cell
    }
    return result
  }
}
