import Files
import Foundation
import Notebooks

/// The part of a rubric by which other assignments than the bake-off are judged.
extension RubricReader {
  mutating func readChecks(_ node: YAMLNode) throws {
    let path = try node.expectText("checks")
    guard let text = readBeside(path) else {
      throw node.error(
        "There is no readable notebook '\(path)' beside the assignment file.",
        help: "'checks' names a notebook whose labelled cells are the checks.")
    }
    let (checks, found) = try CheckNotebook.read(text, file: path)
    diagnostics += found
    guard !checks.names.isEmpty else {
      throw node.error(
        "No cell of '\(path)' has a label, so it holds no check.",
        help: "Write '//| label: its-name' at the top of each cell that is a check.")
    }
    rubric.checks = checks
    rubric.digest = Digest.sha256(text: rubric.digest + checks.digest)
  }

  /// A mapping of names to lists; each item becomes JSON.
  mutating func readInputs(_ node: YAMLNode, _ name: String) throws -> [String: [String]] {
    var result: [String: [String]] = [:]
    try each(node, in: name, nil) { _, key, value in
      guard let items = value.items, !items.isEmpty else {
        throw value.error(
          "The inputs of '\(key)' are \(value.kindDescription), which should be a list.",
          help: "Such as '\(key): [[1, 2], [3, 4]]' for a function of lists.")
      }
      result[key] = try items.map { try Self.json($0) }
    }
    return result
  }

  /// A YAML value as JSON.
  private static func json(_ node: YAMLNode) throws -> String {
    if let items = node.items { return "[" + (try items.map(json)).joined(separator: ",") + "]" }
    if let pairs = node.pairs {
      let members = try pairs.map { key, value in "\(try text(key.scalar ?? "")):\(try json(value))" }
      return "{" + members.joined(separator: ",") + "}"
    }
    switch node.value {
    case nil: return "null"
    case .boolean(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    // The words that `JSONEncoder.exchange` has for what JSON lacks.
    case .number(let value): return value.isFinite ? "\(value)" : "\"\(value)\""
    case .text(let value), .points(let value): return try text(value)
    }
  }

  private static func text(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  }
}
