/// How the lines of one panel lie upon each other, for all of their way or for a part.
struct LineOverlap {
  let coincidence: Coincidence
  /// Among all lines of the panel.
  let shared: SharedStretches
  /// Whether the lines lie at one depth, so that all are drawn in one go.
  let isFlat: Bool

  init(_ plan: ChartPlan, panel: Int) {
    let hasPanels = plan.facets.names.count > 1
    let marks = hasPanels ? plan.marks.filter { $0.facet == panel } : plan.marks
    coincidence = Coincidence(plan, facet: hasPanels ? panel : nil)
    shared = SharedStretches(marks, plan, coincidence)
    let lines = marks.lazy.filter { $0.kind == .line }
    isFlat =
      lines.first.map { first in
        lines.allSatisfy { plan.styles[$0.style].zIndex == plan.styles[first.style].zIndex }
      } ?? true
  }

  /// The stretches among the lines of one depth, which are `marks`.
  func stretches(_ marks: [Mark], _ plan: ChartPlan) -> [SharedStretches.Stretch] {
    isFlat ? shared.stretches : SharedStretches(marks, plan, coincidence).stretches
  }
}
