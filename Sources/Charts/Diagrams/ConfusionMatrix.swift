import Markup

/// Which class was taken for which: rows are the true classes, columns the answers. Right answers are
/// blue, errors red, each by its share of the row.
public struct ConfusionMatrix: Figure {
  public let labels: [String]
  /// `counts[t][p]`: how many of true class t were taken for p.
  public let counts: [[Int]]

  public init(labels: [String], counts: [[Int]]) {
    self.labels = labels
    self.counts = counts
  }

  /// Counts pairs of a true class and an answer, both indices into the labels.
  public init(labels: [String], truth: [Int], predicted: [Int]) {
    var counts = labels.map { _ in labels.map { _ in 0 } }
    for (row, column) in zip(truth, predicted)
    where labels.indices.contains(row) && labels.indices.contains(column) {
      counts[row][column] += 1
    }
    self.init(labels: labels, counts: counts)
  }

  public func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart {
    guard counts.count == labels.count, counts.allSatisfy({ $0.count == labels.count }) else {
      throw ChartError(
        .badData,
        "A confusion matrix of \(labels.count) classes needs \(labels.count) rows of \(labels.count) counts; it got \(counts.count) rows of \(counts.map(\.count).min() ?? 0) to \(counts.map(\.count).max() ?? 0)."
      )
    }
    if let negative = counts.joined().first(where: { $0 < 0 }) {
      throw ChartError(
        .badData,
        "A confusion matrix counts cases, but one of its counts is \(negative); give counts from zero.")
    }
    var rendered = try chart.render(
      ChartFrame(
        width: frame.width, height: frame.height, compactWidth: frame.compactWidth,
        description: frame.description ?? words, id: frame.id))
    rendered.table = ChartTable(
      columns: ["True class"] + labels.map { "as \($0)" },
      rows: zip(labels, counts).map { [.text($0)] + $1.map { .number(Double($0)) } })
    return rendered
  }

  private var chart: Chart {
    Chart {
      for (row, name) in labels.enumerated() {
        let total = max(counts[row].reduce(0, +), 1)
        for (column, answer) in labels.enumerated() {
          let count = counts[row][column]
          let cell = RectangleMark(
            x: .value("Answer", answer), y: .value("True class", name), width: .inset(0.75),
            height: .inset(0.75)
          )
          .foregroundStyle(color(count, of: total, isRight: row == column))
          if count > 0 {
            cell.annotation(position: .overlay) { Text(NumberFormat.count(count)) }
          } else {
            cell
          }
        }
      }
    }
    .chartXScale(domain: labels)
    .chartYScale(domain: labels)
  }

  /// The root lets a handful of errors among thousands be seen.
  private func color(_ count: Int, of total: Int, isRight: Bool) -> ChartColor {
    guard count > 0 else { return ChartColor(.grid, alpha: 0.35) }
    let share = 0.12 + 0.72 * (Double(count) / Double(total)).squareRoot()
    return ChartColor(.exact(ColorScheme.redBlue.color(at: isRight ? 0.5 + share / 2 : 0.5 - share / 2)))
  }

  private var words: String {
    let total = counts.joined().reduce(0, +)
    guard total > 0 else { return "The confusion matrix is empty: it has no cases." }
    let right = labels.indices.reduce(0) { $0 + counts[$1][$1] }
    var text =
      "Confusion matrix of \(labels.count) classes: \(NumberFormat.count(right)) of \(NumberFormat.count(total)) right (\(NumberFormat.percent(Double(right) / Double(total))))."
    var worst: (row: Int, column: Int)?
    for row in labels.indices {
      for column in labels.indices where row != column && counts[row][column] > 0 {
        if let found = worst, counts[found.row][found.column] >= counts[row][column] { continue }
        worst = (row, column)
      }
    }
    if let worst {
      text +=
        " The commonest error: \(labels[worst.row]) taken for \(labels[worst.column]), \(NumberFormat.count(counts[worst.row][worst.column])) times."
    }
    return text
  }
}
