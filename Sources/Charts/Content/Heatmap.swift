/// A matrix, or a function of two variables, as shaded cells with a colour bar. Many cells become one
/// image.
public struct Heatmap: ChartContent {
  public let marks: ChartMarks

  /// - Parameter matrix: rows of values; `matrix[i][j]` stands at `y[i]` and `x[j]`, which count from one
  ///   when left out.
  public init(
    x: String, y: String, value: String, matrix: [[Double]], columns: [Double]? = nil, rows: [Double]? = nil
  ) {
    if let sentence = Self.misfit(value, matrix, columns?.count, rows?.count) {
      marks = .refused(sentence)
      return
    }
    var records: [MarkRecord] = []
    for (i, row) in matrix.enumerated() {
      let up = rows.flatMap { i < $0.count ? $0[i] : nil } ?? Double(i + 1)
      for (j, number) in row.enumerated() {
        let across = columns.flatMap { j < $0.count ? $0[j] : nil } ?? Double(j + 1)
        records.append(Self.cell(x, across, y, up, value, number))
      }
    }
    marks = ChartMarks(records: records)
  }

  /// With names for rows and columns.
  public init(x: String, y: String, value: String, matrix: [[Double]], columns: [String], rows: [String]) {
    if let sentence = Self.misfit(value, matrix, columns.count, rows.count) {
      marks = .refused(sentence)
      return
    }
    var records: [MarkRecord] = []
    for (row, name) in zip(matrix, rows) {
      for (number, column) in zip(row, columns) {
        records.append(
          MarkRecord(
            kind: .rectangle, x: .value(x, column), y: .value(y, name),
            modifiers: [.foregroundBy(.value(value, number))]))
      }
    }
    marks = ChartMarks(records: records)
  }

  /// The values of a function over a rectangle, such as a classifier's confidence around its decision
  /// boundary: `Heatmap(x: "x₁", y: "x₂", value: "P(upper)", over: -1.5...2.5, -1...1.5) { model($0, $1) }`
  public init(
    x: String, y: String, value: String, over columns: ClosedRange<Double>, _ rows: ClosedRange<Double>,
    resolution: Int = 120, function: (Double, Double) throws -> Double
  ) rethrows {
    var records: [MarkRecord] = []
    let count = min(max(resolution, 2), 400)
    func center(_ range: ClosedRange<Double>, _ index: Int) -> Double {
      range.lowerBound + (range.upperBound - range.lowerBound) * (Double(index) + 0.5) / Double(count)
    }
    for i in 0..<count {
      for j in 0..<count {
        let (across, up) = (center(columns, j), center(rows, i))
        records.append(Self.cell(x, across, y, up, value, try function(across, up)))
      }
    }
    marks = ChartMarks(records: records)
  }

  private static func cell(
    _ x: String, _ across: Double, _ y: String, _ up: Double, _ value: String, _ number: Double
  ) -> MarkRecord {
    MarkRecord(
      kind: .rectangle, x: .value(x, across), y: .value(y, up),
      modifiers: [.foregroundBy(.value(value, number))])
  }

  /// Names or numbers that are fewer or more than what they stand at would leave values out.
  private static func misfit(
    _ value: String, _ matrix: [[Double]], _ columns: Int?, _ rows: Int?
  ) -> String? {
    let widest = matrix.map({ $0.count }).max() ?? 0
    guard rows ?? matrix.count != matrix.count || columns ?? widest != widest else { return nil }
    return
      "The heatmap of “\(value)” has \(matrix.count) rows of \(widest) values, but is given \(rows ?? matrix.count) places for rows and \(columns ?? widest) for columns; give each row and column one."
  }
}
