import Foundation

extension ActivationFamily {
  /// f'(z) with the family's parameter `a`; at kinks, the side that PyTorch takes.
  func slope(_ z: Double, _ a: Double) -> Double {
    switch self {
    case .identity, .custom: return 1
    case .sigmoid: return logistic(z) * logistic(-z)
    case .tanh: return tanhSlope(z)
    case .relu: return z > 0 ? 1 : 0
    case .leakyReLU, .prelu: return z > 0 ? 1 : a
    case .rrelu: return z >= 0 ? 1 : a
    case .signInverting: return z > 0 ? 1 : -a
    case .elu: return z > 0 ? 1 : a * exp(z)
    case .selu: return seluScale * (z > 0 ? 1 : seluAlpha * exp(z))
    case .celu: return z > 0 ? 1 : exp(z / a)
    case .gelu: return normalCumulative(z) + z * normalDensity(z)
    case .geluTanh:
      let inner = (2 / Double.pi).squareRoot() * (1 + 3 * 0.044715 * z * z)
      let u = geluInner(z)
      return 0.5 * (1 + Foundation.tanh(u)) + finite(0.5 * z * tanhSlope(u) * inner)
    case .swish: return logistic(a * z) + a * z * logistic(a * z) * logistic(-a * z)
    case .mish: return Foundation.tanh(softplusOf(z)) + z * tanhSlope(softplusOf(z)) * logistic(z)
    case .softplus: return z > 20 ? 1 : logistic(z)
    case .softsign: return 1 / ((1 + abs(z)) * (1 + abs(z)))
    // PyTorch keeps this sixth in single precision; the references hold only with its rounding.
    case .hardSigmoid: return z > -3 && z < 3 ? Double(Float(1.0 / 6)) : 0
    case .hardSwish: return z <= -3 ? 0 : z < 3 ? z / 3 + 0.5 : 1
    case .hardTanh: return z > -1 && z < 1 ? 1 : 0
    case .relu6: return z > 0 && z < 6 ? 1 : 0
    case .logSigmoid: return logistic(-z)
    case .tanhShrink: return Foundation.tanh(z) * Foundation.tanh(z)
    case .sine: return cos(z)
    case .laplaceLU: return laplaceCumulative(z) + z * 0.5 * exp(-abs(z))
    case .cauchyLU: return cauchyCumulative(z) + finite(z / (.pi * (1 + z * z)))
    }
  }
}

/// 1 - tanh^2 z = 4 e^(-2|z|) / (1 + e^(-2|z|))^2, which keeps its digits where tanh is nearly 1.
func tanhSlope(_ z: Double) -> Double {
  let e = exp(-2 * abs(z))
  return 4 * e / ((1 + e) * (1 + e))
}

/// A term that tends to zero, but whose factors overflow far out.
private func finite(_ value: Double) -> Double { value.isFinite ? value : 0 }
