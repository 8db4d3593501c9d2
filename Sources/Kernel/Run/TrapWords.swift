import Foundation
import Sandboxes
import Texts

/// The sentence for a trap, from the best source there is: what the runtime printed, the check
/// that was inlined at the fault, or the signal.
struct TrapWords {
  var sentence: String

  init(_ trap: Trap) {
    if let printed = Self.printedWords(trap.standardError) {
      sentence = "the cell trapped: \(printed)"
    } else if let failure = trap.origin?.runtimeFailure {
      sentence = "the cell trapped: \(failure)"
    } else if trap.signal == SIGSEGV {
      sentence = "the cell touched memory that is not its own, or called itself without an end"
    } else {
      sentence = "the cell trapped (\(ProcessEnding.signalled(trap.signal).words))"
    }
    if !sentence.hasSuffix(".") { sentence += "." }
  }

  /// Whether the words say what happened, so that no second run is needed.
  static func areKnown(of trap: Trap) -> Bool {
    if printedWords(trap.standardError) != nil { return true }
    guard let failure = trap.origin?.runtimeFailure else { return false }
    // The optimizer keeps the words of arithmetic checks, and a general word for the others.
    return failure != "precondition failure"
  }

  func help(option: String) -> String {
    "mend the cell, or show the trap as part of the lesson with '//| \(option): true'."
  }

  /// What the runtime prints: `Cell3/Cell3.swift:2: Fatal error: Index out of range`.
  private static func printedWords(_ text: String) -> String? {
    for line in text.lines.filter({ !$0.isEmpty }).reversed() {
      if let cast = line.prefixMatch(of: runtimeCast)?.output {
        return "could not cast a value of type '\(cast.1)' to '\(cast.2)'"
      }
      guard let report = line.firstMatch(of: runtimeReport)?.output else { continue }
      let words = report.2.map(String.init) ?? ""
      return words.isEmpty ? report.1.lowercased() : words
    }
    return nil
  }

  /// What a cell printed without the runtime's own report and list of frames, which name files
  /// and addresses of ours; the diagnostic says it better.
  static func withoutReport(_ text: String) -> String {
    let lines = text.linesToTheEnd
    let own = lines.filter {
      $0.firstMatch(of: runtimeReport) == nil && $0 != "Current stack trace:"
        && $0.prefixMatch(of: runtimeCast) == nil
        && $0.prefixMatch(of: /[0-9]+ +\S+ +0x[0-9a-f]{8,}/) == nil
    }
    return own.joined(separator: "\n")
  }

  /// The same for a piece of what was printed, whose ends need not be those of lines or characters.
  static func withoutReport(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let words = [
      "Could not cast value", "Fatal error", "Precondition failed", "Assertion failed",
      "Current stack trace:",
    ]
    return words.contains(where: text.contains) ? Array(withoutReport(text).utf8) : bytes
  }

  /// What it prints of `as!`, with the addresses of both types.
  private static var runtimeCast: Regex<(Substring, Substring, Substring)> {
    /Could not cast value of type '(.+?)' \(0x[0-9a-f]+\) to '(.+?)' \(0x[0-9a-f]+\)/
  }

  // A computed property: `Regex` is not `Sendable`.
  private static var runtimeReport: Regex<(Substring, Substring, Substring?)> {
    /^\S+:[0-9]+: (Fatal error|Precondition failed|Assertion failed)(?:: (.*))?$/
  }
}
