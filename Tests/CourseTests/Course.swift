import Foundation
import Notebooks
import Yams

/// The course of this repository, read once.
enum Course {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("notebooks")

  /// The numbered chapters that `course.yml` lists, by file name.
  static let chapters: [String: Notebook] = {
    let list = (try? String(contentsOf: folder.appendingPathComponent("course.yml"), encoding: .utf8)) ?? ""
    let listed = (try? Yams.load(yaml: list) as? [String: Any])?["chapters"] as? [Any] ?? []
    let names = listed.compactMap { $0 as? String }.filter { $0.first?.isNumber == true }
    return Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        let file = folder.appendingPathComponent(name).path
        guard let parsed = try? NotebookParser().parse(file: file, root: folder.path) else { return nil }
        return (name, parsed.0)
      })
  }()

  /// All divisions of a chapter with a class or a kind of label, in document order.
  static func divisions(of notebook: Notebook, where matches: @escaping (Attributes) -> Bool) -> [Division] {
    var collector = DivisionCollector(matches: matches)
    collector.visit(notebook)
    return collector.found
  }
}

private struct DivisionCollector: NotebookVisitor {
  let matches: (Attributes) -> Bool
  var found: [Division] = []

  mutating func visit(_ block: Block) {
    if case .division(let division) = block, matches(division.attributes) { found.append(division) }
    descend(into: block)
  }
}
