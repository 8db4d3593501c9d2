import Foundation
import Kernel
import Notebooks
import Results
import Sandboxes
import Wire

/// What a run that ended has handed in, and how it ended.
extension StudentRunner {
  /// Bytes of results that a student's page shows.
  static let largestPage = 16 << 20

  func read(_ result: ChapterResult, _ notebook: Notebook) -> StudentRun {
    let decoder = JSONDecoder.exchange()
    var run = StudentRun(outcome: .finished, detail: "", notebook: notebook, result: result)
    var forged = 0
    var (large, left) = (Set<String>(), result.cells.values.reduce(0) { $0 + $1.artefactCount })
    if left > ArtefactLimits.artefacts {
      large.insert("\(left) things were handed in; the last \(ArtefactLimits.artefacts) count.")
    }
    for (index, cell) in result.cells.sorted(by: { $0.key < $1.key }) {
      for (number, output) in cell.outputs.enumerated() {
        guard case .bundle(let bundle) = output, let text = bundle[.artefact] else { continue }
        // Weights are large, and no page shows them.
        run.result?.cells[index]?.outputs[number] = .bundle(bundle.without(.artefact))
        left -= 1
        guard left < ArtefactLimits.artefacts else { continue }
        guard let artefact = try? decoder.decode(SubmittedArtefact.self, from: Data(text.utf8)),
          artefact.isOfOrdinarySize
        else {
          forged += 1
          continue
        }
        if case .chart(let chart) = artefact, let excess = chart.excess {
          large.insert(excess)
          continue
        }
        run.artefacts.append(artefact)
      }
    }
    if forged > 0 {
      run.securityNotes.append(
        "\(forged == 1 ? "An artefact was" : "\(forged) artefacts were") handed in that 'submit' does not make; made by other means, they do not count."
      )
    }
    run.securityNotes += large.sorted().prefix(8)
    run.securityNotes += result.attempts.map(\.sentence)
    run.result?.leaveOut(beyond: Self.largestPage)
    // The kernel knows the cell's own limit only.
    let late =
      "the notebook ran longer than the \(Int(limits.seconds)) s that the assignment allows, and was stopped here."
    if StageOutcome(result.stop) == .timeLimit {
      for index in result.cells.keys { run.result?.cells[index]?.sayTimeLimit(late) }
    }
    let errors = result.diagnostics.filter { $0.severity == .error }
    if let first = errors.first {
      run.outcome = StageOutcome(result.stop)
      run.detail =
        run.outcome == .timeLimit
        ? "\(first.position.map { "\($0.file):\($0.line): " } ?? "")\(late)"
        : Self.firstErrors(result).map(Self.words).joined(separator: "\n")
      run.leftOut = Self.leftOut(result)
    }
    if run.outcome == .refused {
      run.securityNotes.append("The notebook wrote to, or closed, the descriptors that belong to the grader.")
    }
    return run
  }

  /// The first error of each cell; nobody mends more than a few at once.
  private static func firstErrors(_ result: ChapterResult) -> [Diagnostic] {
    let cells = result.cells.sorted { $0.key < $1.key }
    return Array(cells.compactMap { $0.value.diagnostics.first { $0.severity == .error } }.prefix(mostErrors))
  }

  private static let mostErrors = 5

  /// What became of the cells with errors, and of those below them.
  private static func leftOut(_ result: ChapterResult) -> String {
    let broken = result.cells.sorted { $0.key < $1.key }.compactMap { cell in
      cell.value.diagnostics.first { $0.severity == .error }?.position?.line
    }
    guard !broken.isEmpty else { return "" }
    let lines = broken.prefix(mostErrors).map(String.init).joined(separator: ", ")
    let isOne = broken.count == 1
    let which =
      "The cell\(isOne ? "" : "s") with line\(isOne ? "" : "s") \(lines)\(broken.count > mostErrors ? " and more" : "")"
    let ended = "\(which) did not run to \(isOne ? "its" : "their") end"
    return result.stop == nil
      ? "\(ended); all other cells were run, and count."
      : "\(ended), and with \(isOne ? "it" : "the last of them") the process ended, so that no cell below was run."
  }
}

extension CellResult {
  fileprivate var artefactCount: Int {
    outputs.count { if case .bundle(let bundle) = $0 { bundle[.artefact] != nil } else { false } }
  }

  /// Puts the assignment's limit in place of the cell's own, which does not hold here.
  fileprivate mutating func sayTimeLimit(_ sentence: String) {
    for index in diagnostics.indices where diagnostics[index].message.hasPrefix("the cell ran longer than") {
      diagnostics[index].message = sentence
      diagnostics[index].help = nil
    }
    for (index, output) in outputs.enumerated() {
      guard case .error(var error) = output, error.message.hasPrefix("the cell ran longer than") else {
        continue
      }
      error.message = sentence
      outputs[index] = .error(error)
    }
  }
}

extension MIMEBundle {
  /// The same without one of its forms.
  func without(_ type: MIMEType) -> MIMEBundle {
    MIMEBundle(representations.filter { $0.type != type }, metadata: metadata)
  }
}

extension StageOutcome {
  /// Without a stop it is a mistake that the compiler or a check told.
  init(_ stop: RunStop?) {
    switch stop {
    case nil, .failed: self = .failed
    case .crashed: self = .crashed
    case .timeLimit: self = .timeLimit
    case .memoryLimit: self = .memoryLimit
    case .outputLimit: self = .outputLimit
    case .refused: self = .refused
    }
  }
}
