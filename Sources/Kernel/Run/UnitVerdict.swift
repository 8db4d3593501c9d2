import Foundation
import Notebooks
import Sandboxes
import Wire

/// What the end of a unit means for its cell, the page and the chapter.
struct UnitVerdict {
  var run: UnitRun
  var ending: UnitEnding
  var symbolizer: Symbolizer
  var compiled: [CompiledUnit]

  /// Whether the cells below cannot run: the worker is gone, or the author has not said that the
  /// error is part of the lesson.
  var stopsChapter: Bool {
    guard case .ended = ending else { return true }
    if run.thrown != nil { return !run.unit.unit.options.error }
    return false
  }

  func apply(to run: inout UnitRun) {
    run.flushPrinted()
    let options = run.unit.unit.options
    switch ending {
    case .ended:
      if let thrown = run.thrown {
        apply(thrown, to: &run, isWanted: options.error)
      } else if run.expectsCrash {
        applyExpectedCrash(to: &run)
      } else {
        run.setComplete()
      }
    case .trapped(let signal, let frames):
      // The sentence is refined once the unoptimised run has told the runtime's words.
      let place = symbolizer.place(of: frames, in: compiled)
      let words = TrapWords(signal: signal, place: place, standardError: run.errorText)
      run.add(diagnostic(words.sentence, help: words.help(option: "crash"), place))
    case .exited(let frames):
      run.add(
        diagnostic(
          "the cell called 'exit', so the cells below could not run.",
          help: "leave 'exit' out; a cell ends at its last line.", symbolizer.place(of: frames, in: compiled)))
    case .died(let ending):
      run.add(
        diagnostic(
          "the process that runs the chapter ended during this cell (\(ending.words)).",
          help: "look for calls that end the process, for memory that runs out, or for damaged pointers.", nil))
    case .timeLimit(let frames):
      let place = symbolizer.place(of: frames, in: compiled)
      run.add(
        diagnostic(
          "the cell ran longer than \(options.timeout.formatted()) s and was stopped\(place == nil ? "" : " here").",
          help: "look for an endless loop, or give it more time with '//| timeout: \(Int(options.timeout * 2))'.",
          place))
    case .memoryLimit(let limit):
      run.add(
        diagnostic(
          "the cell used more memory than the \(limit >> 20) MB it may and was stopped.",
          help: "use less, or raise the limit with '//| memory: \(limit >> 19)MB'.", nil))
    case .forged:
      run.add(
        diagnostic(
          "the cell wrote on the descriptor that Lectern uses for results.",
          help: "write to standard output, or to files you have opened yourself.", nil))
    }
  }

  private func apply(_ thrown: ThrownError, to run: inout UnitRun, isWanted: Bool) {
    let place = symbolizer.place(of: thrown.frames, in: compiled)
    let sentence =
      thrown.description == thrown.type || thrown.description.hasPrefix(thrown.type)
      ? thrown.description : "\(thrown.type): \(thrown.description)"
    run.add(.error(CellError(kind: .thrown, message: sentence, line: place?.cellLine)))
    if isWanted {
      run.setComplete()
    } else {
      run.add(
        diagnostic(
          "the cell threw \(sentence.hasSuffix(".") ? sentence : sentence + ".")",
          help: "catch the error, or show it as part of the lesson with '//| error: true'.", place))
    }
  }

  private func applyExpectedCrash(to run: inout UnitRun) {
    guard let trap = run.trap else {
      run.add(
        diagnostic(
          "the cell was expected to crash and did not.",
          help: "remove '//| crash: true', or mend the cell so that it shows the trap.", nil))
      return
    }
    let place = symbolizer.place(of: trap.frames, in: compiled)
    let words = TrapWords(signal: trap.signal, place: place, standardError: run.errorText)
    run.add(.error(CellError(kind: .trap, message: words.sentence, line: place?.cellLine)))
    run.setComplete()
  }

  private func diagnostic(_ message: String, help: String, _ place: Symbolizer.Place?) -> Diagnostic {
    guard let place else {
      return Diagnostic(at: run.unit.unit.cells.first?.start, message, help: help)
    }
    return Diagnostic(at: place.position, message, help: help, sourceLine: place.sourceLine)
  }
}

/// The sentence for a trap, from the best source there is: what the runtime printed, the check
/// that was inlined at the fault, or the signal.
struct TrapWords {
  var sentence: String

  init(signal: Int32, place: Symbolizer.Place?, standardError: String) {
    if let printed = Self.printedWords(standardError) {
      sentence = "the cell trapped: \(printed)"
    } else if let failure = place?.runtimeFailure {
      sentence = "the cell trapped: \(failure)"
    } else if signal == SIGSEGV {
      sentence = "the cell touched memory that is not its own, or called itself without an end"
    } else {
      sentence = "the cell trapped (\(ProcessEnding.signalled(signal).words))"
    }
    if !sentence.hasSuffix(".") { sentence += "." }
  }

  /// Whether the words say what happened, so that no second run is needed.
  static func areKnown(place: Symbolizer.Place?, standardError: String) -> Bool {
    if printedWords(standardError) != nil { return true }
    guard let failure = place?.runtimeFailure else { return false }
    // The optimiser keeps the words of arithmetic checks, and a general word for the others.
    return failure != "precondition failure"
  }

  func help(option: String) -> String {
    "mend the cell, or show the trap as part of the lesson with '//| \(option): true'."
  }

  /// What the runtime prints: `Cell3/Cell3.swift:2: Fatal error: Index out of range`.
  private static func printedWords(_ text: String) -> String? {
    for line in text.split(separator: "\n").reversed() {
      guard let range = line.firstRange(of: "Fatal error: ") else {
        if line.hasSuffix("Fatal error") { return "fatal error" }
        continue
      }
      return String(line[range.upperBound...])
    }
    return nil
  }
}
