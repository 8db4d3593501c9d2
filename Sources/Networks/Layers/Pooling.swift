public import Tensors

/// Pooling of images [height, width, channels] over square windows that do not overlap unless `stride` says so.
public struct Pool2d: Layer {
  public enum Kind: String, Sendable { case max, average }
  public let kind: Kind
  public let size: Int, stride: Int

  /// The largest number of each window.
  public static func max(_ size: Int, stride: Int? = nil) -> Pool2d {
    Pool2d(kind: .max, size: size, stride: stride ?? size)
  }
  /// The mean of each window.
  public static func average(_ size: Int, stride: Int? = nil) -> Pool2d {
    Pool2d(kind: .average, size: size, stride: stride ?? size)
  }

  public var summary: String {
    "Pool2d.\(kind.rawValue)(\(size)\(stride == size ? "" : ", stride: \(stride)"))"
  }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    let shape = construction.inputShape
    guard shape.count == 3, size > 0, stride > 0, shape[0] >= size, shape[1] >= size else {
      throw construction.mismatch(self, expects: "[height, width, channels] with sides of at least \(size)")
    }
    return Pool2dUnit<Scalar>(self, construction)
  }
}

final class Pool2dUnit<Scalar: Real>: Unit<Scalar> {
  private let layer: Pool2d
  /// Where each maximum came from.
  private let origins: UnsafeMutablePointer<Int32>
  /// Where the cells of a window lie, counted from its upper left corner.
  private let cells: [Int]
  private let height: Int, width: Int, channels: Int, outputHeight: Int, outputWidth: Int

  init(_ layer: Pool2d, _ construction: Construction) {
    self.layer = layer
    (height, width, channels) = (
      construction.inputShape[0], construction.inputShape[1], construction.inputShape[2]
    )
    outputHeight = (height - layer.size) / layer.stride + 1
    outputWidth = (width - layer.size) / layer.stride + 1
    let line = width * channels, step = channels, size = layer.size
    cells = (0..<size).flatMap { u in (0..<size).map { v in u * line + v * step } }
    origins = .allocate(capacity: construction.capacity * outputHeight * outputWidth * channels)
    super.init(layer, construction, outputShape: [outputHeight, outputWidth, channels])
  }

  deinit { origins.deallocate() }

  /// y = max or mean of x over the window
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    let y = output.start
    let share = 1 / Scalar(layer.size * layer.size)
    eachWindow(rows) { out, corner in
      let (y, origin) = (y + out, origins + out)
      for (cell, offset) in cells.enumerated() {
        let (x, first) = (x + corner + offset, Int32(corner + offset))
        if layer.kind == .average {
          for c in 0..<channels { y[c] = (cell == 0 ? 0 : y[c]) + x[c] * share }
        } else if cell == 0 {
          for c in 0..<channels { (y[c], origin[c]) = (x[c], first + Int32(c)) }
        } else {
          Scalar.keepLarger(x, count: channels, first: first, into: y, places: origin)
        }
      }
    }
  }

  /// dx = dy at the maximum, or dy / window everywhere in the window
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    guard needsInputGradient else { return inputGradient.start }
    let dx = inputGradient.start
    dx.update(repeating: 0, count: rows * inputSize)
    if layer.kind == .max {
      for out in 0..<(rows * outputSize) { dx[Int(origins[out])] += dy[out] }
      return dx
    }
    let share = 1 / Scalar(layer.size * layer.size)
    eachWindow(rows) { out, corner in
      for offset in cells {
        for c in 0..<channels { dx[corner + offset + c] += dy[out + c] * share }
      }
    }
    return dx
  }

  /// Calls back for each window: where the channels of its output and of its upper left corner begin.
  @inline(__always)
  private func eachWindow(_ rows: Int, _ body: (_ out: Int, _ corner: Int) -> Void) {
    for row in 0..<rows {
      for i in 0..<outputHeight {
        for j in 0..<outputWidth {
          body(
            ((row * outputHeight + i) * outputWidth + j) * channels,
            ((row * height + i * layer.stride) * width + j * layer.stride) * channels)
        }
      }
    }
  }
}

/// The mean over all pixels of an image, one number per channel.
public struct GlobalAveragePool: Layer {
  public init() {}

  public var summary: String { "GlobalAveragePool" }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    guard construction.inputShape.count == 3 else {
      throw construction.mismatch(self, expects: "[height, width, channels]")
    }
    return GlobalAveragePoolUnit<Scalar>(self, construction)
  }
}

final class GlobalAveragePoolUnit<Scalar: Real>: Unit<Scalar> {
  private let pixels: Int, channels: Int

  init(_ layer: GlobalAveragePool, _ construction: Construction) {
    channels = construction.inputShape[2]
    pixels = construction.inputShape[0] * construction.inputShape[1]
    super.init(layer, construction, outputShape: [channels])
  }

  /// y[n, c] = mean over pixels of x[n, pixel, c]
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    for row in 0..<rows {
      let y = output.start + row * channels
      Scalar.columnSums(x + row * pixels * channels, rows: pixels, columns: channels, into: y)
      for c in 0..<channels { y[c] /= Scalar(pixels) }
    }
  }

  /// dx[n, pixel, c] = dy[n, c] / pixels
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    guard needsInputGradient else { return inputGradient.start }
    for row in 0..<rows {
      for pixel in 0..<pixels {
        let dx = inputGradient.start + (row * pixels + pixel) * channels
        for c in 0..<channels { dx[c] = dy[row * channels + c] / Scalar(pixels) }
      }
    }
    return inputGradient.start
  }
}
