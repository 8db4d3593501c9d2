import Courses
import Editing
import Foundation
import Notebooks

// Links that an editor can follow: to files of the course, to pages elsewhere, to what is included.
extension OpenChapter {
  func links() -> JSON {
    guard let notebook else { return [] }
    var finder = LinkFinder()
    finder.visit(notebook)
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    var links = finder.links.compactMap { destination, range in
      offset(range.start).flatMap { link(destination, from: $0, folder) }
    }
    for number in document.lineStarts.indices {
      let line = document.lineText(number)
      guard let match = line.firstMatch(of: /^\s*\{\{<\s*include\s+["']?(.+?)["']?\s*>\}\}/) else { continue }
      links += [link(String(match.1), from: document.lineStarts[number], folder)].compactMap { $0 }
    }
    return .array(links)
  }

  private func link(_ destination: String, from start: Int, _ folder: URL) -> JSON? {
    let target: String
    if destination.firstMatch(of: /^[A-Za-z][A-Za-z0-9+.-]*:/) != nil {
      guard destination.hasPrefix("http"), let url = URL(string: destination) else { return nil }
      target = url.absoluteString
    } else {
      let path = destination.prefix { $0 != "#" && $0 != "?" }
      guard !path.isEmpty else { return nil }
      var file = folder.appendingPathComponent(path.removingPercentEncoding ?? String(path))
        .standardizedFileURL.path
      // A page of the site is made from the chapter of its name.
      if !FileManager.default.fileExists(atPath: file), file.hasSuffix(".html") {
        file = file.dropLast(5) + ".md"
      }
      guard FileManager.default.fileExists(atPath: file) else { return nil }
      target = course.uri(of: file)
    }
    guard let found = document.bytes[start...].firstRange(of: Array(destination.utf8)) else { return nil }
    return ["range": document.range(found), "target": .string(target)]
  }
}

private struct LinkFinder: NotebookVisitor {
  private(set) var links: [(destination: String, range: SourceRange)] = []

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .link(let node): links.append((node.destination, node.range))
    case .image(let node): links.append((node.source, node.range))
    default: break
    }
    descend(into: inline)
  }
}
