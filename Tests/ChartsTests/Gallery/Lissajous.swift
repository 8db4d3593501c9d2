import Charts
import Foundation

extension Gallery {
  static let lissajous = Entry(
    name: "Lissajous", title: "A curve by its parameter",
    feature: "`LinePlot(x:y:t:domain:)` draws what is no function of x."
  ) {
    // cell
    return Chart {
      LinePlot(x: "x", y: "y", t: "t", domain: 0...(2 * Double.pi)) {
        (x: sin(2 * $0), y: sin(3 * $0))
      }
      .foregroundStyle(.purple)
    }
    .frame(width: 480, height: 480)
    // end
  }
}
