import Foundation
import Kernel
import Results
import Wire

extension SubmittedArtefact {
  /// Whether lengths and names are such as an honest notebook gives. Everything else about an artefact is
  /// held against evidence; a name of a million letters, or a chart of a million points, would only fill
  /// pages.
  var isOfOrdinarySize: Bool {
    if case .run(let run) = self {
      return isName(run.activation.name) && run.history.count <= ArtefactLimits.epochs
        && run.snapshots.count <= ArtefactLimits.snapshots
        && run.activation.samples.count <= SampledFunction.mostBytes
        && run.activation.values.count <= ArtefactLimits.answers
        && run.activation.slopes.count <= ArtefactLimits.answers
    }
    if case .chart(let chart) = self {
      return isName(chart.xLabel) && isName(chart.yLabel)
        && chart.series.allSatisfy { isName($0.name) && $0.x.count == $0.y.count }
    }
    if case .measurement(let measurement) = self {
      return isName(measurement.activation) && measurement.values.count <= ArtefactLimits.values
    }
    if case .value(let value) = self {
      return isName(value.name) && value.json.utf8.count <= ArtefactLimits.valueBytes
    }
    if case .function(let function) = self {
      return isName(function.name) && function.outputs.count <= ArtefactLimits.functionOutputs
    }
    return true
  }

  private func isName(_ text: String) -> Bool { text.utf8.count <= ArtefactLimits.name }
}

extension Attempt {
  /// For the teacher. It comes from the student's own process, so it is a hint and never a verdict; what it
  /// names is quoted, without what could be taken for more than a name.
  var sentence: String {
    let plain = name.unicodeScalars.map { scalar -> Character in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: "?"
      default: Character(scalar)
      }
    }
    let shown = String(plain.prefix(Self.longestName))
    return switch kind {
    case .open: "The notebook tried to open '\(shown)', which is not there for it."
    case .start: "The notebook tried to start '\(shown)'; there are no other programs for it."
    case .reach: "The notebook tried to reach '\(shown)'; there is no network for it."
    }
  }
}

extension ChapterResult {
  /// Leaves out what cells show beyond so many bytes, and says so.
  mutating func leaveOut(beyond limit: Int) {
    var (shown, count) = (0, 0)
    for index in cells.keys.sorted() {
      for number in (cells[index]?.outputs ?? []).indices {
        shown += cells[index]?.outputs[number].byteCount ?? 0
        count += 1
        guard shown > limit || count > ArtefactLimits.results else { continue }
        cells[index]?.outputs.removeSubrange(number...)
        cells[index]?.outputs.append(.standardError("More results than a page can hold are left out here.\n"))
        break
      }
    }
  }
}
