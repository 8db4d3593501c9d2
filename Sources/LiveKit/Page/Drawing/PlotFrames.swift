// Where a chart's plot lies, so that a page can turn a pointer's coordinates into values.

nonisolated(unsafe) var frames: [Double] = []

/// Of the chart in `room`: for each of its layouts the pixels left, right, bottom and top of the first panel and the
/// values there; the number of layouts, 0 where an axis has no numbers or is not linear.
@_expose(wasm, "frames") @_cdecl("lectern_frames")
public func plotFrames(_ width: Double, _ height: Double) -> Int32 {
  frames = []
  let chart = Chart(flattened: input) { lectern_call(Int32($0), $1) }
  let frame = chart.held(.inches(width, height))
  guard let plan = try? ChartPlan(chart) else { return 0 }
  for size in chart.sizes(plan, frame) {
    var plan = plan
    let layout = ChartDrawing.layout(of: &plan, width: size.width, height: size.height)
    guard let box = layout.panels.first?.box, plan.x.categories == nil, plan.y.categories == nil else {
      return 0
    }
    let x = plan.x.scale(from: box.left, to: box.right)
    let y = plan.y.scale(from: box.bottom, to: box.top)
    guard x.transform == .linear, y.transform == .linear else { return 0 }
    frames += [box.left, box.right, box.bottom, box.top, x.from, x.to, y.from, y.to]
  }
  return Int32(frames.count / 8)
}

/// Number `index` of the frames, eight for each layout.
@_expose(wasm, "frame") @_cdecl("lectern_frame")
public func plotFrame(_ index: Int32) -> Double { frames[Int(index)] }
