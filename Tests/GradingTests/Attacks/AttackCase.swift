import Foundation
import TestSampling
import Testing

@testable import Grading

/// A notebook that means harm, and how its run must end.
struct AttackCase: Sendable, CustomTestStringConvertible {
  var name: String
  var notebook: String
  var outcomes: Set<StageOutcome>
  /// A part of what the teacher must be told.
  var note: String?

  var testDescription: String { name }

  /// A notebook of one cell.
  init(_ name: String, _ outcomes: Set<StageOutcome>, noting note: String? = nil, _ cell: String) {
    self.init(name, outcomes, noting: note, notebook: "```{swift}\n\(cell)\n```\n")
  }

  init(_ name: String, _ outcomes: Set<StageOutcome>, noting note: String? = nil, notebook: String) {
    self.name = name
    self.outcomes = outcomes
    self.note = note
    self.notebook = notebook
  }

  static let all = resources + reach + network + results + channel + records + language + documents

  /// What a run of all tests tries: every eighth, because each of them holds a sandbox for some seconds and they run one
  /// after the other. `LECTERN_EVERY=1` tries all of them; `LECTERN_ATTACKS` is a part of the names of those to try.
  static let chosen: [AttackCase] = {
    let environment = ProcessInfo.processInfo.environment
    if let name = environment["LECTERN_ATTACKS"] { return all.filter { $0.name.contains(name) } }
    return all.sampled(every: 8)
  }()

  /// Swift hides `fork`; students find it all the same.
  static let fork = """
    typealias Fork = @convention(c) () -> Int32
    let fork = unsafeBitCast(dlsym(nil, "fork")!, to: Fork.self)

    """

  /// A system call by its number, with what it gave.
  static let call = """
    typealias Call = @convention(c) (Int, Int, Int, Int) -> Int
    let call = unsafeBitCast(dlsym(nil, "syscall")!, to: Call.self)

    """

  /// Prints what a path holds, if it can be read.
  static func reading(_ path: String) -> String {
    "print((try? String(contentsOfFile: \"\(path)\", encoding: .utf8)) ?? \"nothing at all\")"
  }
}
