import Foundation
import Notebooks
import Site

extension CourseBuild {
  /// Reads one chapter anew, after a save.
  mutating func reread(_ place: Int) {
    source.reread(place)
    published[place] = source.notebooks[place].published(renderer.rules)
    let outline = ChapterOutline(published[place])
    guard outline != index.outlines[place] else { return }
    var outlines = index.outlines
    outlines[place] = outline
    index = CourseIndex(index.configuration, list: index.list, outlines: outlines)
    renderer = renderer.with(index: index)
  }

  /// A file as an absolute path without detours, to compare it with what a watcher tells.
  static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// The chapters that a file is part of: itself, or as an include.
  func chapters(with files: Set<String>) -> [Int] {
    published.indices.filter { place in
      files.contains(Self.absolute(published[place].path))
        || source.notebooks[place].sources.contains { files.contains(Self.absolute($0.path)) }
    }
  }

  /// The folders and files that the course as a whole is made from.
  var foundations: (files: Set<String>, folders: Set<String>) {
    let base = source.location.configuration?.deletingLastPathComponent() ?? source.location.folder
    var files = Set(
      source.configuration.bibliography.map { Self.absolute(base.appendingPathComponent($0).path) })
    for (entry, notebook) in zip(source.list.chapters, source.notebooks) {
      let folder = source.location.folder.appendingPathComponent(entry.path).deletingLastPathComponent()
      files.formUnion(
        notebook.frontMatter.bibliography.map { Self.absolute(folder.appendingPathComponent($0).path) })
    }
    let configuration = CourseLocation.configurationName
    files.insert(Self.absolute(base.appendingPathComponent(configuration).path))
    files.insert(Self.absolute(source.location.folder.appendingPathComponent(configuration).path))
    let theme = source.configuration.themeFolder.map {
      Self.absolute(source.location.folder.appendingPathComponent($0).path)
    }
    return (files, theme.map { [$0] } ?? [])
  }
}
