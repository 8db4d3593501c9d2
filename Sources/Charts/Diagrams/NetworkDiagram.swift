import Markup

/// A network of layers: units as circles, weights as lines, blue for positive and red for negative, the
/// stronger the thicker. Layers too high to draw are shortened with three dots.
public struct NetworkDiagram: Figure {
  /// A layer: its name, how many units it has, and, when given, how active each is.
  public struct Layer: Sendable, Hashable {
    public var name: String
    public var units: Int
    public var activations: [Double]

    public init(_ name: String, units: Int, activations: [Double] = []) {
      self.name = name
      self.units = max(units, 0)
      self.activations = activations
    }
  }

  public let layers: [Layer]
  /// `weights[l][i][j]`: from unit j of layer l to unit i of layer l + 1, as a weight matrix has it.
  public let weights: [[[Double]]]

  public init(_ layers: [Layer], weights: [[[Double]]] = []) {
    self.layers = layers
    self.weights = weights
  }

  public func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart {
    for (index, matrix) in weights.enumerated() {
      guard index + 1 < layers.count, matrix.count == layers[index + 1].units,
        matrix.allSatisfy({ $0.count == layers[index].units })
      else {
        let expected =
          index + 1 < layers.count
          ? "\(layers[index + 1].units) rows of \(layers[index].units)"
          : "no matrix, as that is the last layer"
        throw ChartError(
          .badData,
          "Weight matrix \(index) of the network diagram does not fit its layers; expected \(expected), got \(matrix.count) rows of \(matrix.first?.count ?? 0)."
        )
      }
    }
    let wide = NetworkLayout(self, width: frame.width, height: min(frame.height, 420))
    let compact = frame.compactWidth.flatMap { narrow in
      narrow < frame.width * 0.8 ? NetworkLayout(self, width: narrow, height: 300) : nil
    }
    let description = frame.description ?? words
    return RenderedChart(
      svg: Picture.svg(
        wide: wide.picture, compact: compact?.picture, title: "Network", description: description,
        id: frame.id),
      description: description,
      table: ChartTable(
        columns: ["Layer", "Units"], rows: layers.map { [.text($0.name), .number(Double($0.units))] }),
      notes: weights.isEmpty ? [] : ["Blue: positive weights; red: negative; thicker is stronger."],
      seriesCount: 1)
  }

  private var words: String {
    guard !layers.isEmpty else { return "The network diagram is empty: it has no layers." }
    let sizes = layers.map { "\($0.name) \($0.units)" }.joined(separator: ", ")
    var text = "Network of \(layers.count) layers: \(sizes)."
    let all = weights.joined().joined().filter(\.isFinite)
    if let low = all.min(), let high = all.max() {
      text += " Weights run from \(NumberFormat.readable(low)) to \(NumberFormat.readable(high))."
    }
    return text
  }
}
