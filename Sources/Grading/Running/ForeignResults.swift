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
      return isName(run.activation.name) && run.history.count <= 10_000 && run.snapshots.count <= 500
    }
    if case .chart(let chart) = self {
      return isName(chart.xLabel) && isName(chart.yLabel) && chart.series.count <= 500
        && chart.series.allSatisfy { isName($0.name) && $0.x.count == $0.y.count && $0.x.count <= 20_000 }
    }
    if case .measurement(let measurement) = self {
      return isName(measurement.activation) && measurement.values.count <= 1_000
    }
    if case .value(let value) = self { return isName(value.name) && value.json.utf8.count <= 64 << 20 }
    if case .function(let function) = self {
      return isName(function.name) && function.outputs.count <= 100_000
    }
    return true
  }

  private func isName(_ text: String) -> Bool { text.utf8.count <= 200 }
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
    var shown = 0
    for index in cells.keys.sorted() {
      for place in (cells[index]?.outputs ?? []).indices {
        shown += cells[index]?.outputs[place].byteCount ?? 0
        guard shown > limit else { continue }
        cells[index]?.outputs.removeSubrange(place...)
        cells[index]?.outputs.append(.standardError("More results than a page can hold are left out here.\n"))
        break
      }
    }
  }
}
