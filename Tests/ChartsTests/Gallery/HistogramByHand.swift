import Charts
import Foundation

extension Gallery {
  static let histogramByHand = Entry(
    name: "HistogramByHand", title: "Bins by hand",
    feature: "`NumberBins` finds round bounds; a rule marks the mean."
  ) {
    // cell
    let values = (0..<500).map { index in
      3 * sin(Double(index)) + Double(index % 7) / 2
    }
    let bins = NumberBins(data: values, desiredCount: 16)
    var counts = [Int](repeating: 0, count: bins.count)
    for value in values { counts[bins.index(for: value)] += 1 }
    let mean = values.reduce(0, +) / Double(values.count)
    return Chart {
      for index in bins.indices {
        BarMark(
          x: .value("Gradient", bins[index]), y: .value("Weights", counts[index])
        )
        .foregroundStyle(.teal)
      }
      RuleMark(x: .value("Gradient", mean))
        .annotation(position: .topTrailing) { Text("mean").bold() }
    }
    // end
  }
}
