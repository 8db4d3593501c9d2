import Foundation

/// Builds a course through a sequence of states and compares the site after each with what a build
/// from nothing makes of that state.
struct SequenceCheck {
  /// What a build gave.
  struct Built {
    var status: Int32
    /// The pages that were not built because of errors.
    var failed: Set<String>
    /// What was said about the chapters, in their order.
    var messages: [String]
    /// By path from the site's folder.
    var site: [String: Data]
  }

  /// Where and how the incremental site differs, or `nil`.
  func difference(through states: [TinyCourse]) throws -> (step: Int, words: String)? {
    let program = try Program()
    defer { program.remove() }
    var before: [String: Data] = [:]
    var written: Set<String> = []
    var known: [TinyCourse: Built] = [:]
    for (step, state) in states.enumerated() {
      for path in written.subtracting(state.files.keys) { try program.removeFile(path) }
      for (path, text) in state.files where program.read(path) != text { try program.write(path, text) }
      written = Set(state.files.keys)
      let built = try Self.build(in: program)
      // The first build of all is a clean one itself.
      let clean = try known[state] ?? (step == 0 ? built : Self.clean(state))
      known[state] = clean
      if built.status == 0 {
        _ = try program.lectern("store", "push", "store", "--course", "notebooks")
      }
      // Once in a sequence, with what all its states have left behind.
      if step == states.count - 1, let words = try differenceWithStore(state, program, clean) {
        return (step, words)
      }
      if let words = Self.difference(built, from: clean, before: before) { return (step, words) }
      before = built.site
    }
    return nil
  }

  /// What earlier states have put into the store stands in for a cache that is gone, and makes the same site.
  private func differenceWithStore(_ state: TinyCourse, _ program: Program, _ clean: Built) throws -> String?
  {
    // What an old page shows is no build's from nothing.
    guard clean.status == 0 else { return nil }
    let other = try Program()
    defer { other.remove() }
    for (path, text) in state.files { try other.write(path, text) }
    for (path, data) in try program.files(in: "store") {
      try other.write("notebooks/results/\(path)", String(decoding: data, as: UTF8.self))
    }
    let built = try Self.build(in: other)
    return Self.difference(built, from: clean, before: [:]).map {
      "with the store of the states before: \($0)"
    }
  }

  /// The shortest part of a failing sequence that still fails: states are left out one by one.
  func shrunk(_ states: [TinyCourse]) throws -> [TinyCourse] {
    guard let failure = try difference(through: states) else { return states }
    var states = Array(states.prefix(failure.step + 1))
    var index = states.count - 2
    while index >= 0 {
      var fewer = states
      fewer.remove(at: index)
      if try !fewer.isEmpty && difference(through: fewer) != nil { states = fewer }
      index -= 1
    }
    return states
  }

  // MARK: - Builds

  private static func build(in program: Program) throws -> Built {
    let run = try program.lectern("build", "notebooks", "--output", "site", "--json", "--jobs", "1")
    struct Output: Decodable {
      struct Message: Decodable {
        struct Position: Decodable { var file: String, line: Int, column: Int }
        var message: String
        var position: Position?
      }
      struct Report: Decodable {
        var page: String
        var status: String
        var diagnostics: [Message]
      }
      var course: [Message]
      var chapters: [Report]
    }
    guard let output = try? JSONDecoder().decode(Output.self, from: Data(run.output.utf8)) else {
      return Built(
        status: run.status, failed: [], messages: [run.output + run.errors], site: try site(of: program))
    }
    func words(_ message: Output.Message) -> String {
      let position = message.position.map { "\($0.file):\($0.line):\($0.column)" } ?? "-"
      return "\(position) \(message.message)"
    }
    return Built(
      status: run.status, failed: Set(output.chapters.filter { $0.status == "failed" }.map(\.page)),
      messages: output.course.map(words) + output.chapters.flatMap { $0.diagnostics.map(words) },
      site: try site(of: program))
  }

  private static func clean(_ state: TinyCourse) throws -> Built {
    let program = try Program()
    defer { program.remove() }
    for (path, text) in state.files { try program.write(path, text) }
    return try build(in: program)
  }

  private static func site(of program: Program) throws -> [String: Data] {
    try program.files(in: "site")
  }

  // MARK: - Comparison

  /// A page that could not be built stands as it stood before; all else is what a clean build makes.
  private static func difference(_ built: Built, from clean: Built, before: [String: Data]) -> String? {
    if built.status != clean.status {
      return "exit status \(built.status), a clean build's is \(clean.status):\n"
        + (built.messages + ["clean:"] + clean.messages).joined(separator: "\n")
    }
    if built.messages != clean.messages {
      return "other messages: \(built.messages)\nthan a clean build's: \(clean.messages)"
    }
    let kept = Set(clean.failed.map { String($0.dropLast(".html".count)) })
    func isKept(_ path: String) -> Bool {
      kept.contains((path as NSString).deletingPathExtension)
    }
    for path in Set(built.site.keys).union(clean.site.keys).union(before.keys).sorted() {
      if path == "lectern.json", !kept.isEmpty { continue }
      var expected = isKept(path) ? before[path] : clean.site[path]
      // What an old page shows and needs stands with it.
      if !kept.isEmpty, expected == nil { expected = before[path] }
      let found = built.site[path]
      guard found != expected else { continue }
      guard let found, let expected else {
        return "\(path) \(found == nil ? "is missing" : "should not be there")"
      }
      return "\(path) differs: \(firstDifference(found, expected))"
    }
    return nil
  }

  private static func firstDifference(_ found: Data, _ expected: Data) -> String {
    let offset =
      zip(found, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? min(found.count, expected.count)
    func excerpt(_ data: Data) -> String {
      String(decoding: data.dropFirst(max(0, offset - 60)).prefix(140), as: UTF8.self)
    }
    return "\(excerpt(found))\nin a clean build: \(excerpt(expected))"
  }
}
