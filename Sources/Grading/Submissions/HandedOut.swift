public import Foundation
import Notebooks
import Texts

/// What students were given of an assignment, by which their own work is told from it.
public struct HandedOut: Sendable {
  /// The labels of the cells that they fill.
  var labels: Set<String> = []
  /// The names of the public checks.
  var checks: Set<String> = []
  /// The starter's lines that say something, by which work is known where no cell has a label.
  private var lines: Set<String> = []
  /// Letters and digits of each file, with the file's name.
  private var files: [String: String] = [:]

  /// - Parameter folder: The assignment's folder, with the starter or what it is made from. Where it cannot be read,
  ///   nothing is known to have been handed out, and whatever has cells is work.
  public init(_ rubric: Rubric, folder: URL) {
    checks = Set(rubric.checks?.names ?? [])
    let released = try? AssignmentRelease(rubric, folder: folder, data: nil).files
    for file in released ?? [] where file.path.hasSuffix(".md") {
      add(String(decoding: file.content, as: UTF8.self), named: file.path)
    }
  }

  /// - Parameter files: By name; `starter.md` has the labels.
  init(files: [String: String], checks: Set<String> = []) {
    self.checks = checks
    for (name, text) in files { add(text, named: name) }
  }

  private mutating func add(_ text: String, named name: String) {
    files[Self.plain(text)] = name
    guard name == "starter.md" else { return }
    let parser = NotebookParser(read: { $0 == name ? text : nil })
    labels = Set(((try? parser.parse(file: name, root: ".").0.cells) ?? []).compactMap(\.options.label))
    lines = Self.lines(of: text)
  }

  /// As letters and digits; of fences, options and a few signs nothing is left.
  private static func lines(of text: String) -> Set<String> {
    Set(text.lines.filter { !$0.contains("//|") }.map { plain(String($0)) }.filter { $0.utf8.count > 7 })
  }

  /// A Jupyter notebook differs from the Markdown it was made from in signs and blanks alone.
  private static func plain(_ text: String) -> String {
    String(
      decoding: text.utf8.filter { byte in
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
      }, as: UTF8.self)
  }

  /// What a notebook is in the light of what was handed out.
  enum Kind: Hashable {
    /// A file as it was given, by its name.
    case given(String)
    /// The public checks, or some of them.
    case checks
    /// Without a cell that holds code.
    case prose
    case work(Amount)
  }

  /// How much of a notebook shows that it is work on this assignment.
  struct Amount: Hashable {
    /// So many of the cells that were to be filled.
    var cells = 0
    /// So many of the starter's lines.
    var given = 0
    /// So many lines of code that are not the starter's.
    var code = 0
  }

  func kind(of submission: Submission) -> Kind {
    if let name = files[Self.plain(submission.text)] { return name == "check.md" ? .checks : .given(name) }
    // An editor begins a notebook with an empty cell.
    let cells = ((try? StudentRunner.parse(submission).0.cells) ?? []).filter { cell in
      cell.kind == .block && (cell.options.label != nil || !cell.code.allSatisfy(\.isWhitespace))
    }
    guard !cells.isEmpty else { return .prose }
    let own = Set(cells.compactMap(\.options.label))
    // Who works in the file of the checks has handed in work all the same, and so has whoever calls a cell as a check
    // is called: a check looks at what came back, and hands nothing in.
    let handsIn = cells.contains { $0.code.contains(/\bsubmit\s*\(/) }
    let named = cells.filter { $0.options.label != nil }
    let checksOnly =
      !named.isEmpty && own.isSubset(of: checks)
      && named.allSatisfy { $0.code.contains(/\b(?:check|claim|answers|returned)\s*\(/) }
    let saysSo = submission.text.hasPrefix("# Public checks") || checksOnly
    if saysSo, !handsIn, own.intersection(labels).isSubset(of: checks) { return .checks }
    let code = cells.reduce(0) { count, cell in
      count + cell.code.lines.map { Self.plain(String($0)) }.count { !$0.isEmpty && !lines.contains($0) }
    }
    return .work(
      Amount(
        cells: own.intersection(labels).count,
        given: lines.isEmpty ? 0 : Self.lines(of: submission.text).intersection(lines).count, code: code))
  }
}
