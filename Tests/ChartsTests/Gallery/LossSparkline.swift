import Charts
import Foundation

extension Gallery {
  static let lossSparkline = Entry(
    name: "LossSparkline", title: "A line in a word",
    feature: "`Sparkline` for a table cell."
  ) {
    // cell
    return Sparkline(
      (0..<30).map { 2 * exp(-Double($0) / 8) + 0.1 * sin(Double($0)) },
      label: "Loss")
    // end
  }
}
