/// A function somebody wrote, and its slope, tabulated so that networks can train on it quickly.
///
/// [-16, 16) is cut into panels of 1/64 with a cubic through four Chebyshev nodes of each, in Double; for
/// a function without sharp features the cubic misses by less than 1e-9, far below what Float resolves, and
/// is then rounded once. A panel where the cubic fails at one of eleven other points, which a kink or a
/// jump brings about, holds NaN instead: there, and outside, the function itself is called.
struct FunctionTable: Sendable {
  /// Eight coefficients per panel: those of 1, t, t^2 and t^3 of the value, then of the slope, t in [-1, 1).
  private let coefficients: [Double]
  private static let panels = 2_048, reach = 16.0, perUnit = 64.0

  init(_ f: (Double) -> Double, _ derivative: (Double) -> Double) {
    coefficients = (0..<FunctionTable.panels).flatMap { panel -> [Double] in
      let middle = (Double(panel) + 0.5) / FunctionTable.perUnit - FunctionTable.reach
      func argument(_ t: Double) -> Double { middle + t / (2 * FunctionTable.perUnit) }
      let value = FunctionTable.cubic { f(argument($0)) }
      let slope = FunctionTable.cubic { derivative(argument($0)) }
      let fits = FunctionTable.checks.allSatisfy { t in
        FunctionTable.agree(FunctionTable.evaluate(value, t), f(argument(t)))
          && FunctionTable.agree(FunctionTable.evaluate(slope, t), derivative(argument(t)))
      }
      return fits ? value + slope : [Double](repeating: .nan, count: 8)
    }
  }

  /// The ends of a panel (the right one belongs to the next) and nine points between them.
  private static let checks = [-1, -0.97, -0.8, -0.55, -0.2, 0, 0.15, 0.5, 0.77, 0.96, 0.999_999]

  /// A thirty-second of Float's resolution.
  private static func agree(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 0x1p-29 * max(1, abs(b)) }

  /// The cubic through g at the four Chebyshev nodes: coefficients of 1, t, t^2, t^3, from those of the Chebyshev
  /// polynomials.
  private static func cubic(_ g: (Double) -> Double) -> [Double] {
    let nodes = [0.923_879_532_511_286_7, 0.382_683_432_365_089_8]
    let (a, b, c, d) = (g(nodes[0]), g(nodes[1]), g(-nodes[1]), g(-nodes[0]))
    // c_k = (2/4) sum of g(t_j) T_k(t_j), with T_2(t_j) = +-sqrt(1/2), half of it for k = 0.
    let c0 = (a + b + c + d) / 4
    let c1 = (nodes[0] * (a - d) + nodes[1] * (b - c)) / 2
    let c2 = 0.5.squareRoot() * (a - b - c + d) / 2
    let c3 = (nodes[1] * (a - d) - nodes[0] * (b - c)) / 2
    // T_2 = 2 t^2 - 1, T_3 = 4 t^3 - 3 t.
    return [c0 - c2, c1 - 3 * c3, 2 * c2, 4 * c3]
  }

  private static func evaluate(_ c: [Double], _ t: Double) -> Double {
    ((c[3] * t + c[2]) * t + c[1]) * t + c[0]
  }

  /// y = f(x + bias) and slopes = f'(x + bias) for a block of a matrix; `direct` is called where the
  /// table has no answer.
  func apply(
    _ x: UnsafePointer<Float>, bias: UnsafePointer<Float>?, rows: Int, columns: Int, stride: Int,
    into y: UnsafeMutablePointer<Float>, slopes: UnsafeMutablePointer<Float>?,
    direct: (Double) -> (value: Double, slope: Double)
  ) {
    coefficients.withUnsafeBufferPointer { buffer in
      guard let table = buffer.baseAddress else { return }
      for row in 0..<rows {
        for j in 0..<columns {
          let index = row * stride + j
          let z = Double(x[index]) + Double(bias?[j] ?? 0)
          var (value, slope) = (Double.nan, Double.nan)
          if abs(z) < FunctionTable.reach {
            // Inside the table, so the conversion truncates a positive number.
            let position = (z + FunctionTable.reach) * FunctionTable.perUnit
            let panel = Int(position)
            let t = 2 * (position - Double(panel)) - 1
            let c = table + 8 * panel
            value = ((c[3] * t + c[2]) * t + c[1]) * t + c[0]
            slope = ((c[7] * t + c[6]) * t + c[5]) * t + c[4]
          }
          if value.isNaN { (value, slope) = direct(z) }
          y[index] = Float(value)
          slopes?[index] = Float(slope)
        }
      }
    }
  }
}
