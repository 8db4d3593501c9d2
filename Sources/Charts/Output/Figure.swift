/// Everything that turns into a picture for a page: charts, diagrams, grids of images.
public protocol Figure {
  func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart
}

extension Figure {
  /// At the usual size.
  public func render() throws(ChartError) -> RenderedChart { try render(ChartFrame()) }
}

extension Chart: Figure {}
