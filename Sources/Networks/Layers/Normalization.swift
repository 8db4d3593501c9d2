public import Tensors

/// Batch normalisation (Ioffe & Szegedy 2015) over the last dimension's features: batch statistics in training,
/// running ones in evaluation; eps 1e-5, momentum 0.1 as in PyTorch.
public struct BatchNorm: Layer, InputShaped {
  public let features: Int
  public init(_ features: Int) { self.features = features }

  public var summary: String { "BatchNorm(\(features))" }
  public var naturalInputShape: [Int] { [features] }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    guard construction.inputShape.last == features else {
      throw construction.mismatch(self, expects: "[..., \(features)]")
    }
    return BatchNormUnit<Scalar>(self, construction)
  }
}

final class BatchNormUnit<Scalar: Real>: Unit<Scalar> {
  private let gamma: Parameter<Scalar>, beta: Parameter<Scalar>
  private let features: Int
  private let mean: Storage<Scalar>, inverse: Storage<Scalar>
  private let runningMean: Storage<Scalar>, runningVariance: Storage<Scalar>
  private let normalized: Storage<Scalar>
  private var training = false

  override var statistics: [Storage<Scalar>] { [runningMean, runningVariance] }

  init(_ layer: BatchNorm, _ construction: Construction) {
    features = layer.features
    let name = "\(construction.name), \(layer.summary)"
    gamma = Parameter("\(name): scale", shape: [features], values: [Scalar](repeating: 1, count: features))
    beta = Parameter("\(name): shift", shape: [features], values: [Scalar](repeating: 0, count: features))
    (mean, inverse) = (Storage(features), Storage(features))
    runningMean = Storage(features)
    runningVariance = Storage([Scalar](repeating: 1, count: features))
    normalized = Storage(construction.capacity * construction.inputSize)
    super.init(layer, construction, outputShape: construction.inputShape)
    parameters = [gamma, beta]
  }

  /// x^ = (x - mean) / sqrt(variance + eps); y = gamma x^ + beta
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    training = pass.training
    let n = rows * inputSize / features
    if training { measure(x, n) } else { useRunning() }
    let (m, s, g, b) = (mean.start, inverse.start, gamma.value.start, beta.value.start)
    for i in 0..<n {
      let (x, z, y) = (x + i * features, normalized.start + i * features, output.start + i * features)
      for j in 0..<features {
        z[j] = (x[j] - m[j]) * s[j]
        y[j] = g[j] * z[j] + b[j]
      }
    }
  }

  /// dgamma = sum dy x^; dbeta = sum dy; dx = gamma s (dy - mean(dy) - x^ mean(dy x^)), Ioffe & Szegedy section 3
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    let n = rows * inputSize / features
    let (dg, db) = (gamma.gradient.start, beta.gradient.start)
    dg.update(repeating: 0, count: features)
    db.update(repeating: 0, count: features)
    for i in 0..<n {
      let (d, z) = (dy + i * features, normalized.start + i * features)
      for j in 0..<features {
        dg[j] += d[j] * z[j]
        db[j] += d[j]
      }
    }
    guard needsInputGradient else { return inputGradient.start }
    // In evaluation the statistics are constants, so their terms vanish.
    let share: Scalar = training ? 1 / Scalar(n) : 0
    let (g, s) = (gamma.value.start, inverse.start)
    for i in 0..<n {
      let (d, z) = (dy + i * features, normalized.start + i * features)
      let dx = inputGradient.start + i * features
      for j in 0..<features { dx[j] = g[j] * s[j] * (d[j] - share * (db[j] + z[j] * dg[j])) }
    }
    return inputGradient.start
  }

  private func measure(_ x: Target, _ n: Int) {
    let (m, s) = (mean.start, inverse.start)
    Scalar.columnSums(x, rows: n, columns: features, into: m)
    for j in 0..<features { m[j] /= Scalar(n) }
    s.update(repeating: 0, count: features)
    for i in 0..<n {
      let x = x + i * features
      for j in 0..<features { s[j] += (x[j] - m[j]) * (x[j] - m[j]) }
    }
    for j in 0..<features {
      let variance = s[j] / Scalar(n)
      // PyTorch keeps the unbiased variance for evaluation.
      let unbiased = s[j] / Scalar(max(n - 1, 1))
      runningMean.start[j] += 0.1 * (m[j] - runningMean.start[j])
      runningVariance.start[j] += 0.1 * (unbiased - runningVariance.start[j])
      s[j] = 1 / (variance + 1e-5).squareRoot()
    }
  }

  private func useRunning() {
    for j in 0..<features {
      mean.start[j] = runningMean.start[j]
      inverse.start[j] = 1 / (runningVariance.start[j] + 1e-5).squareRoot()
    }
  }
}

/// Normalisation of each sample by itself, over groups of features: one group is layer normalisation (Ba et al.
/// 2016), several are group normalisation (Wu & He 2018); images are grouped by channels.
public struct GroupNorm: Layer, InputShaped {
  public let groups: Int, features: Int
  private let title: String

  public init(groups: Int, _ features: Int) {
    (self.groups, self.features, title) = (groups, features, "GroupNorm(groups: \(groups), \(features))")
  }

  fileprivate init(layerOf features: Int) {
    (groups, self.features, title) = (1, features, "LayerNorm(\(features))")
  }

  public var summary: String { title }
  public var naturalInputShape: [Int] { [features] }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    guard construction.inputShape.last == features, groups > 0, features.isMultiple(of: groups) else {
      throw construction.mismatch(self, expects: "[..., \(features)] in \(groups) equal groups")
    }
    return GroupNormUnit<Scalar>(self, construction)
  }
}

/// Layer normalisation over the last dimension's features.
public func LayerNorm(_ features: Int) -> GroupNorm { GroupNorm(layerOf: features) }

final class GroupNormUnit<Scalar: Real>: Unit<Scalar> {
  private let gamma: Parameter<Scalar>, beta: Parameter<Scalar>
  private let features: Int, groups: Int, pixels: Int
  private let normalized: Storage<Scalar>, inverse: Storage<Scalar>

  init(_ layer: GroupNorm, _ construction: Construction) {
    (features, groups) = (layer.features, layer.groups)
    // Layer norm acts on each position by itself, group norm on all pixels of an image together.
    let perPosition = layer.summary.hasPrefix("Layer")
    pixels = perPosition ? 1 : construction.inputSize / layer.features
    let name = "\(construction.name), \(layer.summary)"
    gamma = Parameter("\(name): scale", shape: [features], values: [Scalar](repeating: 1, count: features))
    beta = Parameter("\(name): shift", shape: [features], values: [Scalar](repeating: 0, count: features))
    normalized = Storage(construction.capacity * construction.inputSize)
    inverse = Storage(construction.capacity * construction.inputSize / (features * pixels) * groups)
    super.init(layer, construction, outputShape: construction.inputShape)
    parameters = [gamma, beta]
  }

  /// x^ = (x - mean) / sqrt(variance + eps) within each group; y = gamma x^ + beta
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    let (z, y, g, b) = (normalized.start, output.start, gamma.value.start, beta.value.start)
    let share = 1 / Scalar(width * pixels)
    for group in 0..<groupCount {
      var mean: Scalar = 0
      each(group) { index, _ in mean += x[index] }
      mean *= share
      var variance: Scalar = 0
      each(group) { index, _ in variance += (x[index] - mean) * (x[index] - mean) }
      let s = 1 / (variance * share + 1e-5).squareRoot()
      inverse.start[group] = s
      each(group) { index, feature in
        z[index] = (x[index] - mean) * s
        y[index] = g[feature] * z[index] + b[feature]
      }
    }
  }

  /// With d = gamma dy: dx = s (d - mean(d) - x^ mean(d x^)) within each group
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    let (z, g, dg, db) = (normalized.start, gamma.value.start, gamma.gradient.start, beta.gradient.start)
    let (dx, share) = (inputGradient.start, 1 / Scalar(width * pixels))
    gamma.gradient.fill(0)
    beta.gradient.fill(0)
    for group in 0..<groupCount {
      var (sum, product): (Scalar, Scalar) = (0, 0)
      each(group) { index, feature in
        dg[feature] += dy[index] * z[index]
        db[feature] += dy[index]
        sum += g[feature] * dy[index]
        product += g[feature] * dy[index] * z[index]
      }
      guard needsInputGradient else { continue }
      let s = inverse.start[group]
      each(group) { index, feature in
        dx[index] = s * (g[feature] * dy[index] - share * (sum + z[index] * product))
      }
    }
    return dx
  }

  /// How many features and how many groups there are, over all samples.
  private var width: Int { features / groups }
  private var groupCount: Int { rows * inputSize / (features * pixels) * groups }

  /// Calls back for each number of a group: its index, and that of its feature.
  @inline(__always)
  private func each(_ group: Int, _ body: (_ index: Int, _ feature: Int) -> Void) {
    let (block, first) = (group / groups * pixels, group % groups * width)
    for pixel in block..<(block + pixels) {
      for feature in first..<(first + width) { body(pixel * features + feature, feature) }
    }
  }
}
