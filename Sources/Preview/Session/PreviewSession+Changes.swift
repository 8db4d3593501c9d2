import Courses
import Files
import Foundation
import Kernel
import Notebooks
import Sandboxes
import Site

/// What a save means for the course.
extension PreviewSession {
  /// Does the least that brings the course up to its files.
  func changed(_ all: Set<String>) {
    let (news, files) = (all.filter(typed.holds), all.filter { !typed.holds($0) })
    if !news.isEmpty { take(typed: news) }
    if news.isEmpty || !files.isEmpty { saved(files) }
  }

  private func saved(_ files: Set<String>) {
    let began = monotonicSeconds()
    touched = files
    defer { touched = [] }
    let before = build.index
    let words: String
    if needsWholeCourse(files) {
      reload(files)
      words = "the course"
    } else {
      let indices = build.chapters(with: files)
      for index in indices { build.reread(index, read: reading) }
      // A course without cells is read without a kernel; its first cell needs one.
      if build.kernel == nil, indices.contains(where: { !build.chapters[$0].published.cells.isEmpty }) {
        reload(files)
      }
      words = indices.map { build.chapters[$0].entry.path }.joined(separator: ", ")
      for index in indices { logErrors(build.chapters[index].diagnostics) }
    }
    for page in hub.openPages {
      if let index = index(ofPage: page) { bringUp(index) }
      refresh(page)
    }
    forgetClosedPages()
    if words.isEmpty {
      if showsFile(among: files) { hub.send(PreviewNotice.assets) }
    } else {
      let milliseconds = Int((monotonicSeconds() - began) * 1000)
      log(.words("\(words): read again, \(milliseconds) ms"))
    }
    if before.list != build.index.list { forgetGoneChapters() }
    // A front page that is made up of the chapters has no text of its own to follow.
    if before.outlines != build.index.outlines { hub.send(PreviewNotice.reload, to: madeUpFrontPage) }
  }

  private var madeUpFrontPage: String {
    build.index.list.chapters.first?.page == "index.html" ? "" : "index.html"
  }

  /// Whether more than single chapters is concerned.
  private func needsWholeCourse(_ files: Set<String>) -> Bool {
    if files.isEmpty || courseFault != nil { return true }
    let (foundations, folders) = build.foundations
    if !files.isDisjoint(with: foundations) { return true }
    if files.contains(where: { file in folders.contains { file.hasPrefix($0 + "/") } }) { return true }
    let folder = CourseBuild.absolute(build.source.location.folder.path)
    let known = Set(build.chapters.map { CourseBuild.absolute(folder + "/" + $0.entry.path) })
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
      build = try CourseBuild(request, installation: installation)
      for index in build.chapters.indices where isTyped(index) { build.reread(index, read: reading) }
      courseFault = nil
      let (_, folders) = build.foundations
      let isLook = files.contains { file in folders.contains { file.hasPrefix($0 + "/") } }
      if old.kernel?.settings != build.kernel?.settings || old.kernel?.kit != build.kernel?.kit { endRuns() }
      try watch?.add(build)
      assets = nil
      if isLook { hub.send(files.contains { $0.hasSuffix(".js") } ? .reload : PreviewNotice.assets) }
    } catch {
      courseFault = Self.words(error)
      log(.words(courseFault ?? ""))
    }
    logErrors(build.courseDiagnostics)
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
