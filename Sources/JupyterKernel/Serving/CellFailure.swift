import Editing
import Files
import Foundation
import Kernel
import Notebooks
import Results
import Texts

/// What went wrong with a cell, as Jupyter tells it.
struct CellFailure {
  var name: String
  var sentence: String
  var traceback: [String]

  /// `nil` for a cell that ran to its end.
  init?(_ outcome: CellOutcome) {
    switch outcome.ending {
    case .ended: return nil
    case .interrupted:
      name = "Interrupted"
      sentence = "the cell was interrupted; the state before it is back."
      traceback = ["Interrupted: \(sentence)"]
    case .failed:
      let first = outcome.diagnostics.first
      name = Self.name(of: first?.message ?? "")
      sentence = first.map { ($0.position.map { "\($0): " } ?? "") + $0.message } ?? "the cell failed."
      traceback = outcome.diagnostics.flatMap { $0.rendered(color: true).lines.map(String.init) }
    }
  }

  /// An error that is part of the lesson.
  init(_ error: CellError) {
    name = error.kind.rawValue
    sentence = error.message
    traceback = error.message.lines.map(String.init)
  }

  init(name: String, sentence: String) {
    self.name = name
    self.sentence = sentence
    traceback = ["\(name): \(sentence)"]
  }

  init(machine error: any Error) {
    name = "MachineFault"
    sentence = String(describing: error)
    traceback = sentence.lines.map(String.init)
  }

  var content: [String: JSON] {
    ["ename": .string(name), "evalue": .string(sentence), "traceback": .array(traceback.map(JSON.string))]
  }

  private static func name(of message: String) -> String {
    if message.hasPrefix("the cell threw") { return "ThrownError" }
    if message.hasPrefix("the cell trapped") { return "Trap" }
    if message.hasPrefix("the process that") { return "WorkerEnded" }
    if message.hasPrefix("the cell ") { return "CellError" }
    return "CompileError"
  }
}
