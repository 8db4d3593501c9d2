import Markup

/// Small images side by side, such as digits or first-layer weights, as one PNG whose pixels stay sharp.
public struct ImageGrid: Figure {
  var images: [[Double]]
  var pixels: (width: Int, height: Int)
  var captions: [String]
  var isOutlined: [Bool]
  var columns: Int?
  var scheme: ColorScheme
  var range: ClosedRange<Double>?

  /// - Parameters:
  ///   - images: one list of pixels per image, row by row.
  ///   - captions: what stands under each; fewer than images is fine.
  ///   - errors: the indices of images to outline, such as those that were misread.
  ///   - scheme: `.grays` shows 0 black and 1 white, as in MNIST; `.redBlue` suits signed weights.
  ///   - range: the values at the two ends of the scheme; found from the images when left out.
  public init<Pixel: BinaryFloatingPoint>(
    _ images: [[Pixel]], width: Int = 28, height: Int = 28, captions: [String] = [], errors: Set<Int> = [],
    columns: Int? = nil, scheme: ColorScheme = .grays, range: ClosedRange<Double>? = nil
  ) {
    self.images = images.map { $0.map { Double($0) } }
    pixels = (max(width, 1), max(height, 1))
    self.captions = captions
    isOutlined = images.indices.map { errors.contains($0) }
    self.columns = columns
    self.scheme = scheme
    self.range = range
  }

  public func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart {
    let size = pixels.width * pixels.height
    if let wrong = images.firstIndex(where: { $0.count != size }) {
      throw ChartError(
        .badData,
        "Image \(wrong) of the grid has \(images[wrong].count) pixels, but \(pixels.width) x \(pixels.height) are \(size); give width: and height: as the images have them."
      )
    }
    let wide = layout(width: frame.width, columns: columns)
    let compact = frame.compactWidth.flatMap { narrow in
      narrow < frame.width * 0.8 ? layout(width: narrow, columns: nil) : nil
    }
    let description = frame.description ?? words
    return RenderedChart(
      svg: Picture.svg(
        wide: wide, compact: compact, title: "Grid of images", description: description, id: frame.id),
      description: description,
      table: ChartTable(
        columns: ["Image", "Caption"],
        rows: captions.enumerated().map { [.number(Double($0.offset + 1)), .text($0.element)] }),
      notes: isOutlined.contains(true) ? ["Outlined: errors."] : [], seriesCount: 1)
  }

  private var words: String {
    guard !images.isEmpty else { return "The grid of images is empty: it has no images." }
    var text = "Grid of \(images.count) images, \(pixels.width) by \(pixels.height) pixels"
    if !captions.isEmpty {
      text +=
        ", captioned \(captions.prefix(10).joined(separator: ", "))\(captions.count > 10 ? " and so on" : "")"
    }
    let errors = isOutlined.filter { $0 }.count
    return text + (errors > 0 ? ", \(errors) of them outlined as errors." : ".")
  }

  private func layout(width: Double, columns asked: Int?) -> Picture.Layout {
    guard !images.isEmpty else {
      return Picture.Layout(
        width: width, height: 60,
        nodes: [Canvas.textNode("No images", x: width / 2, y: 30, anchor: .middle, color: Palette.muted)])
    }
    let count = min(asked.map { max($0, 1) } ?? usualColumns(width), images.count)
    // Distances are whole image pixels, so that one image can hold them all.
    let gap = max(2, pixels.width / 10)
    let across = count * pixels.width + (count - 1) * gap
    let scale = min((width - 4) / Double(across), 96 / Double(pixels.width) * 1.5)
    let below = captions.isEmpty ? gap : Int((24 / scale).rounded(.up))
    let rows = (images.count + count - 1) / count
    let down = rows * (pixels.height + below)
    var sheet = PNG(width: across, height: down)
    var front: [Node] = []
    let left = (width - Double(across) * scale) / 2
    for (index, image) in images.enumerated() {
      let (row, column) = (index / count, index % count)
      let (x, y) = (column * (pixels.width + gap), row * (pixels.height + below))
      for (number, color) in colors(image).enumerated() {
        sheet.set(x + number % pixels.width, y + number / pixels.width, color)
      }
      let box = Box(
        left: left + Double(x) * scale, top: 2 + Double(y) * scale,
        right: left + Double(x + pixels.width) * scale, bottom: 2 + Double(y + pixels.height) * scale)
      front += frontNodes(index, box)
    }
    let image = Node.element(
      "image",
      [
        "x": NumberFormat.coordinate(left), "y": "2",
        "width": NumberFormat.coordinate(Double(across) * scale),
        "height": NumberFormat.coordinate(Double(down) * scale), "style": "image-rendering:pixelated",
        "href": sheet.dataURI,
      ])
    return Picture.Layout(width: width, height: Double(down) * scale + 4, nodes: [image] + front)
  }

  private func frontNodes(_ index: Int, _ box: Box) -> [Node] {
    var nodes: [Node] = []
    if isOutlined[index] {
      nodes.append(
        .element(
          "rect",
          [
            "class": "error", "x": NumberFormat.coordinate(box.left - 1),
            "y": NumberFormat.coordinate(box.top - 1),
            "width": NumberFormat.coordinate(box.width + 2),
            "height": NumberFormat.coordinate(box.height + 2),
            "fill": "none", "stroke": Palette.series(1), "stroke-width": "2.5",
          ]))
    }
    if index < captions.count {
      let caption = TextMetrics.truncated(captions[index], to: box.width, size: 12)
      nodes.append(
        Canvas.textNode(
          caption, x: box.center.x, y: box.bottom + 10, anchor: .middle,
          color: isOutlined[index] ? Palette.seriesText(1) : Palette.muted, bold: isOutlined[index],
          full: caption == captions[index] ? nil : captions[index]))
    }
    return nodes
  }

  /// As many as are about 60 pixels wide, or what makes a full last row.
  private func usualColumns(_ width: Double) -> Int {
    let most = max(1, Int(width / 62))
    let widest = captions.map { TextMetrics.width($0, size: 12) }.max() ?? 0
    let fitting = max(1, min(most, Int(width / max(widest + 6, 1))))
    // Full rows look tidier than as many as fit.
    return (1...fitting).reversed().first { $0 * 2 > fitting && images.count % $0 == 0 } ?? fitting
  }

  private func colors(_ image: [Double]) -> [RGB] {
    let (low, high) = ends
    return image.map { value in
      guard value.isFinite, high > low else { return RGB(0.5, 0.5, 0.5) }
      let share = min(max((value - low) / (high - low), 0), 1)
      // Two hundred shades are more than an eye tells apart, and fit a palette.
      let step = (share * 200).rounded() / 200
      return scheme == .grays ? RGB(step, step, step) : scheme.color(at: step)
    }
  }

  private var ends: (Double, Double) {
    if let range { return (range.lowerBound, range.upperBound) }
    let finite = images.joined().filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    guard scheme.isSigned else { return low >= 0 && high <= 1 ? (0, 1) : (low, high) }
    let reach = max(low.magnitude, high.magnitude)
    return (-reach, reach)
  }
}
