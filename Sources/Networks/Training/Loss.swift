import Foundation
public import Tensors

/// What the outputs of a batch are compared with.
public enum Targets<Scalar: Real> {
  /// One class per sample, or per position of a sample.
  case labels(UnsafePointer<Int32>)
  /// Numbers of the outputs' shape.
  case values(UnsafePointer<Scalar>)
}

/// The loss of a batch.
public struct LossValue: Sendable {
  /// The sum over samples (and positions); `mean` divides it.
  public var sum: Double
  /// How many samples or positions were counted.
  public var count: Int
  /// How many had the right class on top.
  public var correct: Int

  public init(sum: Double = 0, count: Int = 0, correct: Int = 0) {
    self.sum = sum
    self.count = count
    self.correct = correct
  }

  /// The mean loss.
  public var mean: Double { count > 0 ? sum / Double(count) : 0 }
}

/// What training makes small; always the mean over the batch.
public enum Loss: String, Sendable, Codable, Hashable {
  /// Softmax and negative log-likelihood of the right class in one, from logits.
  case crossEntropy
  /// Sigmoid and binary cross-entropy in one, from logits; targets are numbers in [0, 1].
  case binaryCrossEntropy
  /// The mean of squared differences over all outputs.
  case meanSquaredError

  /// The loss of `rows` samples of `size` outputs each, and its gradient at the outputs.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func evaluate<Scalar: Real>(
    _ outputs: UnsafePointer<Scalar>, rows: Int, size: Int, classes: Int, targets: Targets<Scalar>,
    gradient: UnsafeMutablePointer<Scalar>
  ) -> LossValue {
    switch (self, targets) {
    case (.crossEntropy, .labels(let labels)):
      return softmaxCrossEntropy(outputs, rows: rows * size / classes, classes: classes, labels, gradient)
    case (.binaryCrossEntropy, .values(let values)):
      return logisticCrossEntropy(outputs, count: rows * size, values, gradient)
    case (_, .values(let values)):
      return squaredError(outputs, count: rows * size, values, gradient)
    case (_, .labels(let labels)):
      return squaredErrorToClasses(outputs, rows: rows, classes: classes, labels, gradient)
    }
  }
}

/// loss = log sum exp(z) - z_label; gradient = (softmax(z) - onehot) / n
private func softmaxCrossEntropy<Scalar: Real>(
  _ logits: UnsafePointer<Scalar>, rows: Int, classes: Int, _ labels: UnsafePointer<Int32>,
  _ gradient: UnsafeMutablePointer<Scalar>
) -> LossValue {
  var value = LossValue(sum: 0, count: rows, correct: 0)
  for row in 0..<rows {
    let (z, g) = (logits + row * classes, gradient + row * classes)
    var best = 0
    for j in 1..<max(classes, 1) where z[j] > z[best] { best = j }
    if best == Int(labels[row]) { value.correct += 1 }
    let top = z[best]
    for j in 0..<classes { g[j] = z[j] - top }
    value.sum -= Double(g[Int(labels[row])])
  }
  Scalar.exponential(gradient, count: rows * classes, into: gradient)
  let share = 1 / Scalar(rows)
  for row in 0..<rows {
    let g = gradient + row * classes
    var total: Scalar = 0
    for j in 0..<classes { total += g[j] }
    value.sum += log(Double(total))
    let factor = share / total
    for j in 0..<classes { g[j] *= factor }
    g[Int(labels[row])] -= share
  }
  return value
}

/// loss = softplus(z) - t z; gradient = (sigma(z) - t) / n
private func logisticCrossEntropy<Scalar: Real>(
  _ logits: UnsafePointer<Scalar>, count: Int, _ targets: UnsafePointer<Scalar>,
  _ gradient: UnsafeMutablePointer<Scalar>
) -> LossValue {
  var value = LossValue(sum: 0, count: count, correct: 0)
  for i in 0..<count {
    let (z, t) = (Double(logits[i]), Double(targets[i]))
    value.sum += softplusOf(z) - t * z
    if (z > 0) == (t > 0.5) { value.correct += 1 }
    gradient[i] = Scalar((logistic(z) - t) / Double(count))
  }
  return value
}

/// loss = (y - t)^2; gradient = 2 (y - t) / n
private func squaredError<Scalar: Real>(
  _ outputs: UnsafePointer<Scalar>, count: Int, _ targets: UnsafePointer<Scalar>,
  _ gradient: UnsafeMutablePointer<Scalar>
) -> LossValue {
  var value = LossValue(sum: 0, count: count, correct: 0)
  for i in 0..<count {
    let difference = Double(outputs[i]) - Double(targets[i])
    value.sum += difference * difference
    gradient[i] = Scalar(2 * difference / Double(count))
  }
  return value
}

/// Squared error against one-hot targets.
private func squaredErrorToClasses<Scalar: Real>(
  _ outputs: UnsafePointer<Scalar>, rows: Int, classes: Int, _ labels: UnsafePointer<Int32>,
  _ gradient: UnsafeMutablePointer<Scalar>
) -> LossValue {
  var value = LossValue(sum: 0, count: rows * classes, correct: 0)
  for row in 0..<rows {
    let (y, g) = (outputs + row * classes, gradient + row * classes)
    var best = 0
    for j in 0..<classes {
      if y[j] > y[best] { best = j }
      let difference = Double(y[j]) - (j == Int(labels[row]) ? 1 : 0)
      value.sum += difference * difference
      g[j] = Scalar(2 * difference / Double(rows * classes))
    }
    if best == Int(labels[row]) { value.correct += 1 }
  }
  return value
}
