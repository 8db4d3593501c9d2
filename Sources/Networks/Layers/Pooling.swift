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
  private var origins: [Int32]
  private let height: Int, width: Int, channels: Int, outputHeight: Int, outputWidth: Int

  init(_ layer: Pool2d, _ construction: Construction) {
    self.layer = layer
    (height, width, channels) = (
      construction.inputShape[0], construction.inputShape[1], construction.inputShape[2]
    )
    outputHeight = (height - layer.size) / layer.stride + 1
    outputWidth = (width - layer.size) / layer.stride + 1
    origins = [Int32](repeating: 0, count: construction.capacity * outputHeight * outputWidth * channels)
    super.init(layer, construction, outputShape: [outputHeight, outputWidth, channels])
  }

  /// y = max or mean of x over the window
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    let share = 1 / Scalar(layer.size * layer.size)
    eachWindow { out, places in
      if layer.kind == .average {
        output.start[out] = places.reduce(0) { $0 + x[$1] } * share
      } else {
        let best = places.max { x[$0] < x[$1] } ?? 0
        output.start[out] = x[best]
        origins[out] = Int32(best)
      }
    }
  }

  /// dx = dy at the maximum's place, or dy / window everywhere in the window
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    guard needsInputGradient else { return inputGradient.start }
    let dx = inputGradient.start
    dx.update(repeating: 0, count: rows * inputSize)
    if layer.kind == .max {
      for out in 0..<(rows * outputSize) { dx[Int(origins[out])] += dy[out] }
    } else {
      let share = 1 / Scalar(layer.size * layer.size)
      eachWindow { out, places in for place in places { dx[place] += dy[out] * share } }
    }
    return dx
  }

  private func eachWindow(_ body: (_ out: Int, _ places: [Int]) -> Void) {
    var places = [Int](repeating: 0, count: layer.size * layer.size)
    for row in 0..<rows {
      for i in 0..<outputHeight {
        for j in 0..<outputWidth {
          for c in 0..<channels {
            for u in 0..<layer.size {
              for v in 0..<layer.size {
                let (y, x) = (i * layer.stride + u, j * layer.stride + v)
                places[u * layer.size + v] = ((row * height + y) * width + x) * channels + c
              }
            }
            body(((row * outputHeight + i) * outputWidth + j) * channels + c, places)
          }
        }
      }
    }
  }
}

/// The mean over all places of an image, one number per channel.
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
  private let places: Int, channels: Int

  init(_ layer: GlobalAveragePool, _ construction: Construction) {
    channels = construction.inputShape[2]
    places = construction.inputShape[0] * construction.inputShape[1]
    super.init(layer, construction, outputShape: [channels])
  }

  /// y[n, c] = mean over places of x[n, place, c]
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    for row in 0..<rows {
      let y = output.start + row * channels
      Scalar.columnSums(x + row * places * channels, rows: places, columns: channels, into: y)
      for c in 0..<channels { y[c] /= Scalar(places) }
    }
  }

  /// dx[n, place, c] = dy[n, c] / places
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    guard needsInputGradient else { return inputGradient.start }
    for index in 0..<(rows * inputSize) {
      let (row, c) = (index / inputSize, index % channels)
      inputGradient.start[index] = dy[row * channels + c] / Scalar(places)
    }
    return inputGradient.start
  }
}
