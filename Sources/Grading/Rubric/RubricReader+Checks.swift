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

  /// Holds the names that have inputs against those that the checks ask about: a check that goes through the answers of
  /// a function that was never asked anything would pass for everybody.
  mutating func compareInputs(_ given: [(name: String, node: YAMLNode)], _ checks: YAMLNode) {
    // Students have the public checks only.
    guard let notebook = rubric.checks?.notebook, !isForStudents else { return }
    let code = notebook.cells.map(\.code).joined(separator: "\n")
    let asked = code.matches(of: /\banswers\(\s*of:\s*"([^"\\]+)"/).map { String($0.1) }
    // Names that are put together in a cell are known to nobody before it runs.
    guard asked.count == code.matches(of: /\banswers\(\s*of:/).count else { return }
    for (name, node) in given where !asked.contains(name) {
      diagnostics.append(
        node.error(
          "There are inputs for '\(name)', and no check asks for its answers.",
          help: Suggestion.closest(to: name, among: asked).map { "Did you mean '\($0)'?" }
            ?? "Write 'try answers(of: \"\(name)\")' in a check, or take the inputs out."))
    }
    for name in Set(asked).sorted() where rubric.inputs[name] == nil {
      diagnostics.append(
        checks.error(
          "The checks ask for the answers of '\(name)', which has no inputs.",
          help: Suggestion.closest(to: name, among: rubric.inputs.keys).map { "Did you mean '\($0)'?" }
            ?? "Add '\(name):' with a list below 'inputs:'."))
    }
  }

  /// A mapping of names to lists; each item becomes JSON.
  mutating func readInputs(_ node: YAMLNode, _ name: String) throws -> [String: [String]] {
    var result: [String: [String]] = [:]
    try each(node, in: name, nil) { reader, key, value in
      guard let items = value.items, !items.isEmpty else {
        throw value.error(
          "The inputs of '\(key)' are \(value.kindDescription), which should be a list.",
          help: "Such as '\(key): [[1, 2], [3, 4]]' for a function of lists.")
      }
      result[key] = try items.map { try Self.json($0) }
      reader.inputNodes.append((key, value))
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
