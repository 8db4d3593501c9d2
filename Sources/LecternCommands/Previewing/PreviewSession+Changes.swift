import Files
import Foundation
import Kernel
import Notebooks
import Preview
import Sandboxes
import Site

/// What a save means for the course.
extension PreviewSession {
  /// Does the least that brings the course up to its files.
  func changed(_ files: Set<String>) {
    let began = monotonicSeconds()
    touched = files
    defer { touched = [] }
    let before = build.index
    let words: String
    if needsWholeCourse(files) {
      reload(files)
      words = "the course"
    } else {
      let places = build.chapters(with: files)
      for place in places { build.reread(place) }
      // A course without cells is read without a kernel; its first cell needs one.
      if build.kernel == nil, places.contains(where: { !build.published[$0].cells.isEmpty }) { reload(files) }
      words = places.map { build.index.list.chapters[$0].path }.joined(separator: ", ")
      for place in places { tellFaults(of: place) }
    }
    for page in hub.openPages {
      if let place = build.index.list.chapters.firstIndex(where: { $0.page == page }) { bringUp(place) }
      refresh(page)
    }
    forgetClosedPages()
    if words.isEmpty {
      if showsFile(among: files) { hub.send(PreviewNotice.assets) }
    } else {
      let milliseconds = Int((monotonicSeconds() - began) * 1000)
      log("\(words): read again, \(milliseconds) ms")
    }
    if before.list != build.index.list { forgetGoneChapters() }
    // A front page that is made up of the chapters has no text of its own to follow.
    if before.outlines != build.index.outlines { hub.send(PreviewNotice.reload, to: madeUpFrontPage) }
  }

  private var madeUpFrontPage: String {
    build.index.list.chapters.first?.page == "index.html" ? "" : "index.html"
  }

  private func tellFaults(of place: Int) {
    for diagnostic in build.source.diagnostics[place] where diagnostic.severity == .error {
      log(diagnostic.rendered(color: Terminal.standardError.hasColor))
    }
  }

  /// Whether more than single chapters is concerned.
  private func needsWholeCourse(_ files: Set<String>) -> Bool {
    if files.isEmpty || courseFault != nil { return true }
    let (foundations, folders) = build.foundations
    if !files.isDisjoint(with: foundations) { return true }
    if files.contains(where: { file in folders.contains { file.hasPrefix($0 + "/") } }) { return true }
    let folder = CourseBuild.absolute(build.source.location.folder.path)
    let known = Set(build.source.list.chapters.map { CourseBuild.absolute(folder + "/" + $0.path) })
    for file in files where file.hasSuffix(".md") {
      let exists = FileManager.default.fileExists(atPath: file)
      if known.contains(file) ? !exists : exists && !isInclude(file) { return true }
    }
    return files.contains { $0.hasSuffix("ubyte") || $0.hasSuffix("ubyte.gz") }
  }

  private func isInclude(_ file: String) -> Bool {
    let name = file.split(separator: "/").last ?? ""
    return name.hasPrefix("_") || !build.chapters(with: [file]).isEmpty
  }

  /// Reads the whole course; when that fails, the one before stands.
  private func reload(_ files: Set<String>) {
    do {
      let old = build
      build = try CourseBuild(request, board: ProgressBoard(isQuiet: true))
      courseFault = nil
      let (_, folders) = build.foundations
      let isLook = files.contains { file in folders.contains { file.hasPrefix($0 + "/") } }
      if old.kernel?.settings != build.kernel?.settings || old.kernel?.kit != build.kernel?.kit { endRuns() }
      try watch?.add(build)
      assets = nil
      if isLook { hub.send(files.contains { $0.hasSuffix(".js") } ? .reload : PreviewNotice.assets) }
    } catch {
      courseFault = Self.words(ofFault: error)
      log(courseFault ?? "")
    }
    for diagnostic in build.courseDiagnostics where diagnostic.severity == .error {
      log(diagnostic.rendered(color: Terminal.standardError.hasColor))
    }
  }

  private static func words(ofFault error: any Error) -> String {
    switch error {
    case let fault as UsageFault: "error: \(fault.message)\nhelp: \(fault.help)"
    case let fault as MachineFault: "error: \(fault.message)\nhelp: \(fault.help)"
    case let diagnostic as Diagnostic: diagnostic.rendered(color: false)
    default: "error: \(error)"
    }
  }

  private func showsFile(among files: Set<String>) -> Bool {
    let shown = Set(localFiles.values.map(CourseBuild.absolute))
    return !files.isDisjoint(with: shown)
  }

  private func forgetGoneChapters() {
    let known = Set(build.index.list.chapters.map(\.path))
    for chapter in chapters.keys where !known.contains(chapter) {
      chapters[chapter] = nil
      runs.removeValue(forKey: chapter)?.close()
    }
  }
}
