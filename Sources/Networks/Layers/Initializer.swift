import Foundation
internal import Tensors

/// How weights are drawn before training.
public enum Initializer: Sendable, Hashable, Codable {
  /// PyTorch's default for Linear and Conv2d: uniform in +-1/sqrt(fan-in), biases too.
  case standard
  /// Uniform or normal with variance 2 / (fan-in + fan-out) (Glorot & Bengio 2010, equation 16).
  case xavierUniform, xavierNormal
  /// Uniform or normal with variance 2 / fan-in (He et al. 2015, equation 10).
  case heUniform, heNormal
  /// Normal with variance 1 / fan-in (LeCun et al. 1998).
  case lecunNormal
  /// Normal with variance `gain`^2 / fan-in, the form mean-field theory speaks of.
  case scaledNormal(gain: Double)
  /// Normal with a fixed deviation.
  case normal(deviation: Double)
  /// Rows or columns orthonormal, times a gain (Saxe et al. 2014).
  case orthogonal(gain: Double)
  /// One value everywhere.
  case constant(Double)

  /// Draws a matrix of fan-out rows; convolutions count a kernel's cells in both fans.
  func draw(rows: Int, columns: Int, fanIn: Int, fanOut: Int, from stream: inout RandomStream) -> [Double] {
    let count = rows * columns
    func uniform(_ bound: Double) -> [Double] { (0..<count).map { _ in stream.uniform(-bound, bound) } }
    func normal(_ deviation: Double) -> [Double] { (0..<count).map { _ in stream.normal() * deviation } }
    let (into, out) = (Double(fanIn), Double(fanOut))
    return switch self {
    case .standard: uniform(1 / into.squareRoot())
    case .xavierUniform: uniform((6 / (into + out)).squareRoot())
    case .xavierNormal: normal((2 / (into + out)).squareRoot())
    case .heUniform: uniform((6 / into).squareRoot())
    case .heNormal: normal((2 / into).squareRoot())
    case .lecunNormal: normal((1 / into).squareRoot())
    case .scaledNormal(let gain): normal(gain / into.squareRoot())
    case .normal(let deviation): normal(deviation)
    case .orthogonal(let gain): orthonormal(rows: rows, columns: columns, gain: gain, from: &stream)
    case .constant(let value): [Double](repeating: value, count: count)
    }
  }

  /// Biases: PyTorch's default draws them, every other choice starts them at zero.
  func drawBias(_ count: Int, fanIn: Int, from stream: inout RandomStream) -> [Double] {
    guard self == .standard else { return [Double](repeating: 0, count: count) }
    let bound = 1 / Double(fanIn).squareRoot()
    return (0..<count).map { _ in stream.uniform(-bound, bound) }
  }
}

/// Gram-Schmidt, applied twice for accuracy, on the shorter side of a normal matrix.
private func orthonormal(rows: Int, columns: Int, gain: Double, from stream: inout RandomStream) -> [Double] {
  let (count, length) = (min(rows, columns), max(rows, columns))
  var vectors: [[Double]] = []
  for _ in 0..<count {
    var vector = (0..<length).map { _ in stream.normal() }
    for _ in 0..<2 {
      for other in vectors {
        let projection = zip(vector, other).reduce(0) { $0 + $1.0 * $1.1 }
        for i in 0..<length { vector[i] -= projection * other[i] }
      }
    }
    let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    vectors.append(vector.map { $0 / norm })
  }
  var matrix = [Double](repeating: 0, count: rows * columns)
  for i in 0..<rows {
    for j in 0..<columns {
      matrix[i * columns + j] = gain * (rows <= columns ? vectors[i][j] : vectors[j][i])
    }
  }
  return matrix
}
