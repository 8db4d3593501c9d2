@testable import Networks
import Tensors
import Testing
import Vectors

/// Every instruction set this processor has, against the functions in Double.
@Suite struct VectorKernelTests {
  private static let activations: [Nonlinearity: Activation] = Dictionary(
    Activation.all.compactMap { activation in activation.kernel.map { ($0.function, activation) } },
    uniquingKeysWith: { first, _ in first })
  private static let z = (-1_200...1_200).map { Float($0) / 60 } + [-100, -50.5, 33.3, 99, 1_000, -6_000]

  @Test(arguments: Nonlinearity.allCases)
  func kernelsMatchTheFunctions(function: Nonlinearity) throws {
    let activation = try #require(VectorKernelTests.activations[function])
    let (x, count) = (VectorKernelTests.z, VectorKernelTests.z.count)
    for set in runnableVectors {
      var (y, slopes) = ([Float](repeating: 0, count: count), [Float](repeating: 0, count: count))
      set.activate(function, Float(activation.parameter), x, nil, 1, count, count, &y, &slopes)
      for (index, z) in x.enumerated() {
        let tolerance = 0x1p-21 * max(1, abs(Double(z)))
        let (value, slope) = (activation.f(Double(z)), activation.derivative(Double(z)))
        #expect(abs(Double(y[index]) - value) <= tolerance, "\(set.name), f(\(z))")
        #expect(abs(Double(slopes[index]) - slope) <= tolerance, "\(set.name), f'(\(z))")
      }
    }
  }

  @Test func biasesStridesAndRaggedEndsAreKept() {
    let (rows, columns, stride) = (3, 37, 45)
    let x = (0..<rows * stride).map { Float($0 % 23) / 4 - 2.5 }
    let bias = (0..<columns).map { Float($0) / 10 - 2 }
    for set in runnableVectors {
      var (y, slopes) = (
        [Float](repeating: -9, count: rows * stride), [Float](repeating: -9, count: rows * stride)
      )
      set.activate(.leakyReLU, 0.5, x, bias, rows, columns, stride, &y, &slopes)
      var (gradient, sums) = (x, [Float](repeating: 0, count: columns))
      set.multiplyAndSum(&gradient, slopes, rows, columns, stride, &sums)
      for index in 0..<rows * stride {
        let column = index % stride
        guard column < columns else {
          #expect(y[index] == -9 && gradient[index] == x[index], "\(set.name) wrote beyond the columns")
          continue
        }
        let z = x[index] + bias[column]
        let slope: Float = z > 0 ? 1 : 0.5
        #expect(y[index] == z * slope && slopes[index] == slope, "\(set.name)")
        #expect(gradient[index] == x[index] * slope, "\(set.name)")
      }
      for column in 0..<columns {
        let sum = (0..<rows).reduce(Float(0)) { $0 + gradient[$1 * stride + column] }
        #expect(abs(sums[column] - sum) < 1e-5, "\(set.name)")
      }
    }
  }
}
