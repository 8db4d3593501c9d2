import Charts

extension Gallery {
  static let digitGrid = Entry(
    name: "DigitGrid", title: "Digits and errors",
    feature: "`ImageGrid` with captions, errors outlined."
  ) {
    // cell
    func ring(_ index: Int) -> [Double] {
      (0..<784).map { pixel in
        let (x, y) = (Double(pixel % 28) - 13.5, Double(pixel / 28) - 13.5)
        let radius = 5 + Double(index % 5)
        let distance = abs(
          (x * x * (1 + 0.08 * Double(index % 3)) + y * y).squareRoot() - radius)
        return max(0, 1 - distance / 2)
      }
    }
    return ImageGrid(
      (0..<20).map { ring($0) },
      captions: (0..<20).map { $0 % 7 == 3 ? "0 → 6" : "0" }, errors: [3, 10, 17])
    // end
  }
}
