import Charts
import Markup

extension Exhibit {
  /// The picture: a panel for each activation, in it a line as reported and points as recomputed.
  ///
  /// - Parameter identifier: Unique on the page.
  func figure(identifier: String) -> Node {
    let panels = Set(series.map(\.name)).count
    let frame = ChartFrame(
      height: panels > 4 ? 380 : 240, description: "\(title), a panel for each activation.", id: identifier)
    guard let rendered = try? chart(panels).render(frame) else { return .empty }
    return .element("figure") {
      Node.element("div", ["class": "chart-frame"], children: [.raw(rendered.svg)])
      Node.element("figcaption", text: "\(title). \(reading)")
    }
  }

  /// What must be known to read the picture.
  private var reading: String {
    let marks = "Line: \(Self.reported.lowercased()). Points: \(Self.recomputed.lowercased())."
    guard judge == Criterion.Judge.convergence.rawValue else { return marks }
    return marks
      + " A reported loss is the mean over an epoch's batches, the grader's that of the weights after it, so that points lie a little lower."
  }

  private static let reported = "Handed in"
  private static let recomputed = "Computed by the grader from the weights"

  private func chart(_ panels: Int) -> Chart {
    Chart {
      for line in series {
        for (x, y) in zip(line.x, line.y) where y.isFinite {
          if line.isRecomputed {
            PointMark(x: .value(xLabel, x), y: .value(yLabel, y))
              .foregroundStyle(by: .value("Source", Self.recomputed))
              .symbol(.circle)
              .facet(by: .value("Activation", line.name))
          } else {
            LineMark(x: .value(xLabel, x), y: .value(yLabel, y))
              .foregroundStyle(by: .value("Source", Self.reported))
              .facet(by: .value("Activation", line.name))
          }
        }
      }
    }
    .chartYScale(type: isLogarithmic ? .log : .linear)
    .chartForegroundStyleScale(domain: [Self.reported, Self.recomputed])
    .chartFacet(x: "Activation", columns: min(4, max(1, panels)))
  }
}
