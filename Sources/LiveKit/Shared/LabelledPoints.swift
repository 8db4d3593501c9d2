/// Points of the plane that a reader has placed in a chart, each with a label: the value of a control
/// `mine: points`.
public struct LabelledPoints: Sendable {
  public var points: [(x: Double, y: Double, label: Int)] = []

  public init(_ points: [(x: Double, y: Double, label: Int)] = []) { self.points = points }

  public var count: Int { points.count }
  public var isEmpty: Bool { points.isEmpty }
}

extension LabelledPoints: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { points.count }
  public subscript(index: Int) -> (x: Double, y: Double, label: Int) { points[index] }
}
