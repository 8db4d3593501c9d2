import Foundation

extension ActivationFamily {
  /// f(z) with the family's parameter `a`. Each form is chosen so that no finite z overflows.
  func value(_ z: Double, _ a: Double) -> Double {
    switch self {
    case .identity, .custom: z
    case .sigmoid: logistic(z)
    case .tanh: Foundation.tanh(z)
    case .relu: z > 0 ? z : 0
    case .leakyReLU, .prelu: z > 0 ? z : a * z
    case .rrelu: z >= 0 ? z : a * z
    case .signInverting: z > 0 ? z : -a * z
    case .elu: z > 0 ? z : a * expm1(z)
    case .selu: seluScale * (z > 0 ? z : seluAlpha * expm1(z))
    case .celu: z > 0 ? z : a * expm1(z / a)
    case .gelu: z * normalCumulative(z)
    case .geluTanh: 0.5 * z * (1 + Foundation.tanh(geluInner(z)))
    case .swish: z * logistic(a * z)
    case .mish: z * Foundation.tanh(softplusOf(z))
    case .softplus: z > 20 ? z : softplusOf(z)
    case .softsign: z / (1 + abs(z))
    case .hardSigmoid: min(max(z / 6 + 0.5, 0), 1)
    case .hardSwish: z * min(max(z + 3, 0), 6) / 6
    case .hardTanh: min(max(z, -1), 1)
    case .relu6: min(max(z, 0), 6)
    case .logSigmoid: -softplusOf(-z)
    case .tanhShrink: z - Foundation.tanh(z)
    case .sine: sin(z)
    case .laplaceLU: z * laplaceCumulative(z)
    case .cauchyLU: z * cauchyCumulative(z)
    }
  }
}

/// 1 / (1 + e^-z), by the side that cannot overflow.
func logistic(_ z: Double) -> Double {
  if z >= 0 { return 1 / (1 + exp(-z)) }
  let e = exp(z)
  return e / (1 + e)
}

/// log(1 + e^z) for every z.
func softplusOf(_ z: Double) -> Double { max(z, 0) + log1p(exp(-abs(z))) }

/// The standard normal distribution function, by erfc so that the left tail keeps its digits.
func normalCumulative(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

/// The standard normal density.
func normalDensity(_ z: Double) -> Double { exp(-0.5 * z * z) / (2 * Double.pi).squareRoot() }

func laplaceCumulative(_ z: Double) -> Double { z < 0 ? 0.5 * exp(z) : 1 - 0.5 * exp(-z) }

/// 1/2 + atan(z)/pi; on the left as atan(-1/z)/pi, which keeps the tail's digits.
func cauchyCumulative(_ z: Double) -> Double { z < -1 ? atan(-1 / z) / .pi : 0.5 + atan(z) / .pi }

/// sqrt(2/pi) (z + 0.044715 z^3), the inner function of GELU's tanh form (Hendrycks & Gimpel 2016).
func geluInner(_ z: Double) -> Double { (2 / Double.pi).squareRoot() * (z + 0.044715 * z * z * z) }

/// SELU's constants (Klambauer et al. 2017, equation 14).
let seluScale = 1.0507009873554804934193349852946
let seluAlpha = 1.6732632423543772848170429916717
