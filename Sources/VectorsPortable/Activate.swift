internal import Vectors

/// `y = f(x + bias)` and `slope = f'(x + bias)` over a matrix; the function is fixed before the loop begins.
func activate(
  _ function: Nonlinearity, _ alpha: Float, _ x: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?,
  _ rows: Int, _ columns: Int, _ stride: Int, _ y: UnsafeMutablePointer<Float>,
  _ slope: UnsafeMutablePointer<Float>?
) {
  // Each branch gets a loop of its own, in which the choice inside `evaluate` is a constant.
  switch function {
  case .identity: run { evaluate(.identity, alpha, $0) }
  case .sigmoid: run { evaluate(.sigmoid, alpha, $0) }
  case .tanh: run { evaluate(.tanh, alpha, $0) }
  case .relu: run { evaluate(.relu, alpha, $0) }
  case .leakyReLU: run { evaluate(.leakyReLU, alpha, $0) }
  case .elu: run { evaluate(.elu, alpha, $0) }
  case .selu: run { evaluate(.selu, alpha, $0) }
  case .celu: run { evaluate(.celu, alpha, $0) }
  case .gelu: run { evaluate(.gelu, alpha, $0) }
  case .geluTanh: run { evaluate(.geluTanh, alpha, $0) }
  case .swish: run { evaluate(.swish, alpha, $0) }
  case .mish: run { evaluate(.mish, alpha, $0) }
  case .softplus: run { evaluate(.softplus, alpha, $0) }
  case .softsign: run { evaluate(.softsign, alpha, $0) }
  case .hardSigmoid: run { evaluate(.hardSigmoid, alpha, $0) }
  case .hardSwish: run { evaluate(.hardSwish, alpha, $0) }
  case .hardTanh: run { evaluate(.hardTanh, alpha, $0) }
  case .relu6: run { evaluate(.relu6, alpha, $0) }
  case .logSigmoid: run { evaluate(.logSigmoid, alpha, $0) }
  case .tanhShrink: run { evaluate(.tanhShrink, alpha, $0) }
  case .laplaceLU: run { evaluate(.laplaceLU, alpha, $0) }
  case .cauchyLU: run { evaluate(.cauchyLU, alpha, $0) }
  case .sine: run { evaluate(.sine, alpha, $0) }
  case .signInverting: run { evaluate(.signInverting, alpha, $0) }
  }

  @inline(__always) func run(_ f: (Lanes) -> (Lanes, Lanes)) {
    // Without a bias a whole matrix is one long row, so only its very end is a part of a vector.
    let isOneRow = bias == nil && stride == columns
    let lines = isOneRow ? 1 : rows
    let length = isOneRow ? rows * columns : columns
    for row in 0..<lines {
      let start = row * stride
      var j = 0
      while j + width <= length {
        var z = load(x + start + j)
        if let bias { z += load(bias + j) }
        let (value, derivative) = f(z)
        store(value, y + start + j)
        if let slope { store(derivative, slope + start + j) }
        j += width
      }
      guard j < length else { continue }
      var z = loadPart(x + start + j, length - j)
      if let bias { z += loadPart(bias + j, length - j) }
      let (value, derivative) = f(z)
      storePart(value, y + start + j, length - j)
      if let slope { storePart(derivative, slope + start + j, length - j) }
    }
  }
}
