import Charts
import Markup

extension Exhibit {
  /// The picture: lines as reported, points as recomputed.
  ///
  /// - Parameter identifier: Unique on the page.
  func figure(identifier: String) -> Node {
    let caption = Node.element(
      "figcaption", text: "\(title). Lines: what was handed in. Points: computed by the grader.")
    guard let rendered = try? chart.render(ChartFrame(height: 360, description: title, id: identifier)) else {
      return .empty
    }
    return .element("figure") {
      Node.element("div", ["class": "chart-frame"], children: [.raw(rendered.svg)])
      caption
    }
  }

  private var chart: Chart {
    Chart {
      for line in series {
        for (x, y) in zip(line.x, line.y) where y.isFinite {
          if line.isRecomputed {
            PointMark(x: .value(xLabel, x), y: .value(yLabel, y))
              .foregroundStyle(by: .value("Activation", line.name))
          } else {
            LineMark(x: .value(xLabel, x), y: .value(yLabel, y))
              .foregroundStyle(by: .value("Activation", line.name))
          }
        }
      }
    }
    .chartYScale(type: isLogarithmic ? .log : .linear)
  }
}
