import Foundation
import Notebooks
import Results
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

  private func trap(_ signal: Int32, at origin: Symbolizer.Origin?) -> Trap {
    Trap(unit: run.unit.unit.index, signal: signal, origin: origin, standardError: run.errorText)
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
      let origin = symbolizer.origin(of: frames, in: compiled)
      let words = TrapWords(trap(signal, at: origin))
      run.add(diagnostic(words.sentence, help: words.help(option: "crash"), origin))
    case .exited(let frames):
      run.add(
        diagnostic(
          "the cell called 'exit', so the cells below could not run.",
          help: "leave 'exit' out; a cell ends at its last line.", symbolizer.origin(of: frames, in: compiled)
        )
      )
    case .died(.exited(status: WorkerContract.lostToolStatus)):
      run.add(
        diagnostic(
          "the cell closed the descriptors that Lectern uses for commands and results.",
          help: "close only what the cell has opened itself.", nil))
    case .died(let ending):
      run.add(
        diagnostic(
          "the process that runs the chapter ended during this cell (\(ending.words)).",
          help: "look for calls that end the process, for memory that runs out, or for damaged pointers.", nil
        ))
    case .timeLimit(let frames):
      let origin = symbolizer.origin(of: frames, in: compiled)
      run.add(
        diagnostic(
          "the cell ran longer than \(options.timeout.formatted()) s and was stopped\(origin == nil ? "" : " here").",
          help:
            "look for an endless loop, or give it more time with '//| timeout: \(Int(options.timeout * 2))'.",
          origin))
    case .memoryLimit(let limit):
      run.add(
        diagnostic(
          "the cell used more memory than the \(limit / 1_000_000) MB it may and was stopped.",
          help: "use less, or raise the limit with '//| memory: \(limit / 500_000) MB'.", nil))
    case .outputLimit:
      run.add(
        diagnostic(
          "the cell shows more than \(UnitRun.showLimit >> 20) MB of results and was stopped.",
          help: "show less: a summary, a sample, or a chart of the data.", nil))
    case .forged:
      run.add(
        diagnostic(
          "the cell wrote on the descriptor that Lectern uses for results.",
          help: "write to standard output, or to files you have opened yourself.", nil))
    case .cancelled: break
    }
  }

  private func apply(_ thrown: ThrownError, to run: inout UnitRun, isWanted: Bool) {
    let origin = symbolizer.origin(of: thrown.frames, in: compiled)
    let sentence =
      thrown.description == thrown.type || thrown.description.hasPrefix(thrown.type)
      ? thrown.description : "\(thrown.type): \(thrown.description)"
    if isWanted {
      run.add(.error(CellError(kind: .thrown, message: sentence, line: origin?.cellLine)))
      run.setComplete()
    } else {
      run.add(
        diagnostic(
          "the cell threw \(sentence.hasSuffix(".") ? sentence : sentence + ".")",
          help: "catch the error, or show it as part of the lesson with '//| error: true'.", origin))
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
    let origin = symbolizer.origin(of: trap.frames, in: compiled)
    let words = TrapWords(self.trap(trap.signal, at: origin))
    run.add(.error(CellError(kind: .trap, message: words.sentence, line: origin?.cellLine)))
    run.setComplete()
  }

  private func diagnostic(_ message: String, help: String, _ origin: Symbolizer.Origin?) -> Diagnostic {
    guard let origin else {
      return Diagnostic(at: run.unit.unit.cells.first?.start, message, help: help)
    }
    return Diagnostic(at: origin.position, message, help: help, sourceLine: origin.sourceLine)
  }
}
