import Foundation
import Testing

@testable import Grading

/// A notebook that means harm, and how its run must end.
struct AttackCase: Sendable, CustomTestStringConvertible {
  var name: String
  var notebook: String
  var outcomes: Set<StageOutcome>

  var testDescription: String { name }

  /// A notebook of one cell.
  init(_ name: String, _ outcomes: Set<StageOutcome>, _ cell: String) {
    self.name = name
    self.outcomes = outcomes
    notebook = "```{swift}\n\(cell)\n```\n"
  }

  init(_ name: String, _ outcomes: Set<StageOutcome>, notebook: String) {
    self.name = name
    self.outcomes = outcomes
    self.notebook = notebook
  }

  static let all = resources + reach + channel + language + documents

  /// What a run of all tests tries. CI takes every third, because each of them holds a sandbox for some seconds and
  /// they run one after the other; `LECTERN_ATTACKS=all`, or no word at all, tries each of them.
  static let chosen =
    ProcessInfo.processInfo.environment["LECTERN_ATTACKS"] == "third"
    ? all.enumerated().filter { $0.offset % 3 == 0 }.map(\.element) : all

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
