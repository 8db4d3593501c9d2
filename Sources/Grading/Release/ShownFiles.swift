import Foundation
import Notebooks
import Site
import Synchronization

/// The files that a text shows, leads to or includes; in a cell `[Double](values)` is no link.
struct ShownFiles: NotebookVisitor {
  /// In the text's order, what it includes first.
  private(set) var paths: [String] = []

  init(of text: String) {
    let included = Mutex<[String]>([])
    let parser = NotebookParser(read: { path in
      if path == Self.name { return text }
      included.withLock { $0.append(path) }
      return nil
    })
    // A text that cannot be read as a chapter is handed out as it is; 'check' says what is wrong with it.
    guard let (notebook, _) = try? parser.parse(file: Self.name, root: ".") else { return }
    paths = included.withLock { $0 }
    visit(notebook)
  }

  private static let name = "shown.md"

  mutating func visit(_ block: Block) {
    if case .html(let node) = block { add(html: node.html) }
    descend(into: block)
  }

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .link(let node): add(node.destination)
    case .image(let node): add(node.source)
    case .html(let node): add(html: node.html)
    default: break
    }
    descend(into: inline)
  }

  private mutating func add(html: String) {
    for match in html.matches(of: /\s(?i:src|href|poster)\s*=\s*(?:"([^"]*)"|'([^']*)')/) {
      add(String(match.1 ?? match.2 ?? "").replacing("&amp;", with: "&"))
    }
  }

  private mutating func add(_ address: String) {
    guard !Address.isExternal(address) else { return }
    let path = String(address.prefix { $0 != "#" && $0 != "?" })
    if !path.isEmpty { paths.append(path.removingPercentEncoding ?? path) }
  }
}
