import Charts
import Foundation

extension Gallery {
  static let networkActivity = Entry(
    name: "NetworkActivity", title: "Activity in a wide network",
    feature: "`NetworkDiagram.Layer(activations:)`; high layers are shortened."
  ) {
    // cell
    return NetworkDiagram([
      .init(
        "Pixels", units: 784, activations: (0..<784).map { abs(sin(Double($0))) }),
      .init(
        "Hidden", units: 32,
        activations: (0..<32).map { max(0, cos(Double($0) * 2)) }),
      .init(
        "Digits", units: 10, activations: (0..<10).map { $0 == 7 ? 0.97 : 0.01 }),
    ])
    // end
  }
}
