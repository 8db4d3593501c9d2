internal import Vectors

/// `y = f(x + bias)` and `slope = f'(x + bias)` over a matrix; the function is fixed before the loop begins.
func activate(
  _ function: Nonlinearity, _ alpha: Float, _ x: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?,
  _ rows: Int, _ columns: Int, _ stride: Int, _ y: UnsafeMutablePointer<Float>,
  _ slope: UnsafeMutablePointer<Float>?
) {
  let pass = ElementwisePass(
    alpha: alpha, x: x, bias: bias, rows: rows, columns: columns, stride: stride, y: y, slope: slope)
  switch function {
  case .identity: pass.run(Identity.self)
  case .sigmoid: pass.run(Sigmoid.self)
  case .tanh: pass.run(Tanh.self)
  case .relu: pass.run(ReLU.self)
  case .leakyReLU: pass.run(LeakyReLU.self)
  case .elu: pass.run(ELU.self)
  case .selu: pass.run(SELU.self)
  case .celu: pass.run(CELU.self)
  case .gelu: pass.run(GELU.self)
  case .geluTanh: pass.run(GELUTanh.self)
  case .swish: pass.run(Swish.self)
  case .mish: pass.run(Mish.self)
  case .softplus: pass.run(Softplus.self)
  case .softsign: pass.run(Softsign.self)
  case .hardSigmoid: pass.run(HardSigmoid.self)
  case .hardSwish: pass.run(HardSwish.self)
  case .hardTanh: pass.run(HardTanh.self)
  case .relu6: pass.run(ReLU6.self)
  case .logSigmoid: pass.run(LogSigmoid.self)
  case .tanhShrink: pass.run(TanhShrink.self)
  case .laplaceLU: pass.run(LaplaceLU.self)
  case .cauchyLU: pass.run(CauchyLU.self)
  case .sine: pass.run(Sine.self)
  case .signInverting: pass.run(SignInverting.self)
  }
}

private struct ElementwisePass {
  let alpha: Float
  let x: UnsafePointer<Float>
  let bias: UnsafePointer<Float>?
  let rows: Int, columns: Int, stride: Int
  let y: UnsafeMutablePointer<Float>
  let slope: UnsafeMutablePointer<Float>?

  /// One loop for each function, since the compiler makes a copy of this for each.
  @inline(never) func run<Function: Elementwise>(_ function: Function.Type) {
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
        let (value, derivative) = Function.evaluate(z, alpha)
        store(value, y + start + j)
        if let slope { store(derivative, slope + start + j) }
        j += width
      }
      guard j < length else { continue }
      var z = loadPart(x + start + j, length - j)
      if let bias { z += loadPart(bias + j, length - j) }
      let (value, derivative) = Function.evaluate(z, alpha)
      storePart(value, y + start + j, length - j)
      if let slope { storePart(derivative, slope + start + j, length - j) }
    }
  }
}
