import Foundation
import Notebooks
import Site

extension CourseBuild {
  /// Reads one chapter anew, after a save, or as an editor has it.
  public mutating func reread(
    _ index: Int, read: @escaping @Sendable (String) throws -> String? = NotebookParser.readFromDisk
  ) {
    source.reread(index, renderer.rules, read: read)
    let outline = ChapterOutline(chapters[index].published)
    guard outline != self.index.outlines[index] else { return }
    var outlines = self.index.outlines
    outlines[index] = outline
    self.index = CourseIndex(self.index.configuration, list: self.index.list, outlines: outlines)
    renderer = renderer.with(index: self.index)
  }

  /// A file as an absolute path without detours, to compare it with what a watcher tells.
  public static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// The chapters that a file is part of: itself, or as an include.
  public func chapters(with files: Set<String>) -> [Int] {
    chapters.indices.filter { index in
      let notebook = chapters[index].notebook
      return files.contains(Self.absolute(notebook.path))
        || notebook.sources.contains { files.contains(Self.absolute($0.path)) }
    }
  }

  /// The folders and files that the course as a whole is made from.
  public var foundations: (files: Set<String>, folders: Set<String>) {
    let base = source.location.base
    var files = Set(
      source.configuration.bibliography.map { Self.absolute(CourseLocation.file($0, from: base).path) })
    for chapter in chapters {
      let folder = source.location.folder.appendingPathComponent(chapter.entry.path)
        .deletingLastPathComponent()
      files.formUnion(
        chapter.notebook.frontMatter.bibliography.map {
          Self.absolute(CourseLocation.file($0, from: folder).path)
        })
    }
    let configuration = CourseLocation.configurationName
    files.insert(Self.absolute(base.appendingPathComponent(configuration).path))
    files.insert(Self.absolute(source.location.folder.appendingPathComponent(configuration).path))
    let theme = source.configuration.themeFolder.map {
      Self.absolute(CourseLocation.file($0, from: source.location.folder).path)
    }
    return (files, theme.map { [$0] } ?? [])
  }
}
