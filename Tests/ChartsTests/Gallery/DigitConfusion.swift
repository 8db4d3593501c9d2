import Charts

extension Gallery {
  static let digitConfusion = Entry(
    name: "DigitConfusion", title: "Which digit was taken for which",
    feature: "`ConfusionMatrix`: right answers blue, errors red."
  ) {
    // cell
    let counts = (0..<10).map { truth in
      (0..<10).map { answer in
        if truth == answer { return 960 + (truth * 7) % 23 }
        if (truth, answer) == (4, 9) || (truth, answer) == (7, 2)
          || (truth, answer) == (3, 5)
        {
          return 14 + truth
        }
        return (truth * 31 + answer * 17) % 5 == 0 ? (truth + answer) % 4 : 0
      }
    }
    return ConfusionMatrix(labels: (0..<10).map { "\($0)" }, counts: counts)
    // end
  }
}
