/// y = matrix x + bias, the matrix outputs x inputs.
struct AffineLayer {
  let outputs: Int, inputs: Int
  let matrix: [Double]
  let bias: [Double]
}

/// Cuts a convex polygon, or a segment of two corners, along the switching lines of a ReLU network.
struct RegionCutter {
  let layers: [AffineLayer]

  struct Piece {
    var corners: [[Double]]
    var pattern: String
    /// The latest layer's outputs as affine functions of the plane: coefficients of x, y and 1 per unit.
    var map: [[Double]]
    var slope: [Double] { map.first.map { [$0[0], $0[1]] } ?? [0, 0] }
  }

  func cut(_ window: [[Double]]) -> (pieces: [Piece], counts: [Int]) {
    var pieces = [Piece(corners: window, pattern: "", map: [[1, 0, 0], [0, 1, 0]])]
    var counts: [Int] = []
    for (index, layer) in layers.enumerated() {
      let last = index == layers.count - 1
      pieces = pieces.flatMap { piece -> [Piece] in
        let map = RegionCutter.compose(layer, piece.map)
        if last { return [Piece(corners: piece.corners, pattern: piece.pattern, map: map)] }
        var parts = [Piece(corners: piece.corners, pattern: piece.pattern, map: map)]
        for unit in map.indices { parts = parts.flatMap { RegionCutter.split($0, unit, map[unit]) } }
        return parts
      }
      if !last { counts.append(pieces.count) }
    }
    return (pieces, counts)
  }

  private static func compose(_ layer: AffineLayer, _ map: [[Double]]) -> [[Double]] {
    (0..<layer.outputs).map { o in
      var row = [0, 0, layer.bias[o]]
      for i in 0..<layer.inputs {
        for k in 0..<3 { row[k] += layer.matrix[o * layer.inputs + i] * map[i][k] }
      }
      return row
    }
  }

  /// The piece where the unit is on, and the one where it is off, whose output there is zero.
  private static func split(_ piece: Piece, _ unit: Int, _ line: [Double]) -> [Piece] {
    func value(_ corner: [Double]) -> Double { line[0] * corner[0] + line[1] * corner[1] + line[2] }
    func on(_ corners: [[Double]]) -> Piece {
      Piece(corners: corners, pattern: piece.pattern + "1", map: piece.map)
    }
    func off(_ corners: [[Double]]) -> Piece {
      var map = piece.map
      map[unit] = [0, 0, 0]
      return Piece(corners: corners, pattern: piece.pattern + "0", map: map)
    }
    let values = piece.corners.map(value)
    // A corner this close to the line lies on it: cutting there would leave a sliver of rounding errors.
    let scale = (values.map(abs).max() ?? 0) * 1e-12
    if values.allSatisfy({ $0 >= -scale }) && values.contains(where: { $0 > scale }) {
      return [on(piece.corners)]
    }
    if values.allSatisfy({ $0 <= scale }) { return [off(piece.corners)] }
    var (above, below): ([[Double]], [[Double]]) = ([], [])
    let closed = piece.corners.count > 2
    for index in piece.corners.indices {
      let (corner, here) = (piece.corners[index], values[index])
      if here >= 0 { above.append(corner) }
      if here <= 0 { below.append(corner) }
      guard closed || index + 1 < piece.corners.count else { continue }
      let next = (index + 1) % piece.corners.count
      if here * values[next] < 0 {
        let t = here / (here - values[next])
        let point = [
          corner[0] + t * (piece.corners[next][0] - corner[0]),
          corner[1] + t * (piece.corners[next][1] - corner[1]),
        ]
        above.append(point)
        below.append(point)
      }
    }
    return [on(above), off(below)]
  }
}
