import Editing
import Foundation

// How what can be written is told to an editor.
extension OpenFile {
  func completionList(_ items: [JSON]) -> JSON { ["isIncomplete": false, "items": .array(items)] }

  /// - Parameters:
  ///   - kind: The protocol's number for a kind of thing.
  ///   - written: What stands before the cursor already and is replaced.
  func item(
    _ text: String, label: String, kind: Int, replacing written: String, _ offset: Int, detail: String? = nil,
    documentation: String? = nil, order: Int? = nil
  ) -> JSON {
    var members: [String: JSON] = [
      "label": .string(label), "kind": .int(kind), "filterText": .string(text),
      "textEdit": [
        "range": document.range((offset - written.utf8.count)..<offset), "newText": .string(text),
      ],
    ]
    if let detail, !detail.isEmpty { members["detail"] = .string(detail) }
    if let documentation { members["documentation"] = ["kind": "markdown", "value": .string(documentation)] }
    if let order { members["sortText"] = .string(String(format: "%04d", order)) }
    return .object(members)
  }

  /// The files below a file's folder, by their paths from it.
  func files(from file: String, ending: [String]) -> [String] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    guard
      let found = FileManager.default.enumerator(
        at: folder, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    else { return [] }
    let prefix = folder.standardizedFileURL.path + "/"
    var names: [String] = []
    // A folder with very many files is none of a course.
    for case let url as URL in found.lazy.prefix(5_000) {
      let path = url.standardizedFileURL.path
      guard path.hasPrefix(prefix), ending.contains(where: path.hasSuffix), path != file else { continue }
      names.append(String(path.dropFirst(prefix.count)))
    }
    return names.sorted()
  }
}
