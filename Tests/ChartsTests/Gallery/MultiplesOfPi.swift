import Charts
import Foundation

extension Gallery {
  static let multiplesOfPi = Entry(
    name: "MultiplesOfPi", title: "An axis in multiples of π",
    feature: "`AxisValueLabel` with text of its own."
  ) {
    // cell
    return Chart {
      LinePlot(x: "x", y: "Encoding", domain: 0...(4 * Double.pi)) { sin($0) }
        .foregroundStyle(by: .value("Term", "sin x"))
      LinePlot(x: "x", y: "Encoding", domain: 0...(4 * Double.pi)) { cos($0) }
        .foregroundStyle(by: .value("Term", "cos x"))
    }
    .chartXAxis {
      AxisMarks(values: .stride(by: Double.pi)) { value in
        AxisGridLine(stroke: StrokeStyle(lineWidth: 1, dash: [2, 3]))
        AxisValueLabel { Text(["0", "π", "2π", "3π", "4π"][value.index]) }
      }
    }
    // end
  }
}
