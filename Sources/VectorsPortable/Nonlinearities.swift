internal import Vectors

// The activations on vectors: value and slope together, because they share their costly part.
// Formulas and slopes at kinks are PyTorch's; `Activation` holds the same functions in Double.

/// The function's value and its slope at x.
@inline(__always) func evaluate(_ function: Nonlinearity, _ alpha: Float, _ x: Lanes) -> (Lanes, Lanes) {
  let zero = all(0)
  let one = all(1)
  switch function {
  case .identity: return (x, one)
  case .sigmoid:
    let s = logistic(x)
    return (s.value, s.slope)
  case .tanh:
    let y = hyperbolicTangent(x)
    return (y, one - y * y)
  case .relu: return (larger(x, zero), choose(x .> zero, one, zero))
  case .leakyReLU:
    let slope = choose(x .> zero, one, all(alpha))
    return (x * slope, slope)
  case .signInverting:
    let slope = choose(x .> zero, one, all(-alpha))
    return (x * slope, slope)
  case .elu: return exponentialUnit(x, scale: 1, alpha: alpha, inner: 1)
  case .selu:
    return exponentialUnit(x, scale: 1.050_700_987_355_480_5, alpha: 1.673_263_242_354_377_2, inner: 1)
  case .celu: return exponentialUnit(x, scale: 1, alpha: alpha, inner: 1 / alpha)
  case .gelu:
    let n = normal(x)
    return (x * n.cumulative, fma(x, n.density, n.cumulative))
  case .geluTanh:
    // sqrt(2 / pi) (x + 0.044715 x^3); 0.5 (1 + tanh u) is the logistic of 2u.
    let held = smaller(larger(x, all(-40)), all(40))
    let square = held * held
    let u = all(1.595_769_121_6) * held * fma(square, all(0.044_715), one)
    let s = logistic(u)
    let inner = all(1.595_769_121_6) * fma(square, all(0.134_145), one)
    return (x * s.value, fma(held * s.slope, inner, s.value))
  case .swish:
    let s = logistic(x * all(alpha))
    return (x * s.value, fma(x * all(alpha), s.slope, s.value))
  case .mish:
    // With e = exp x and n = e^2 + 2e, tanh(softplus x) = n / (n + 2).
    let held = smaller(larger(x, all(-100)), all(20))
    let e = exponential(held)
    let n = e * (e + all(2))
    let r = one / (n + all(2))
    let t = n * r
    return (x * t, fma(held * all(4) * e * r, (one + e) * r, t))
  case .softplus:
    let e = exponential(zero - magnitude(x))
    let r = one / (one + e)
    let y = larger(x, zero) + logOnePlus(e)
    let above = x .> all(20)
    return (choose(above, x, y), choose(above, one, choose(x .< zero, e * r, r)))
  case .logSigmoid:
    let e = exponential(zero - magnitude(x))
    let r = one / (one + e)
    return (smaller(x, zero) - logOnePlus(e), choose(x .< zero, r, e * r))
  case .softsign:
    let r = one / (one + magnitude(x))
    return (x * r, r * r)
  case .hardSigmoid:
    let inside = choose(x .> all(-3), choose(x .< all(3), all(1.0 / 6), zero), zero)
    return (smaller(larger(fma(x, all(1.0 / 6), all(0.5)), zero), one), inside)
  case .hardSwish:
    let gate = smaller(larger(fma(x, all(1.0 / 6), all(0.5)), zero), one)
    let middle = fma(x, all(1.0 / 3), all(0.5))
    return (x * gate, choose(x .<= all(-3), zero, choose(x .< all(3), middle, one)))
  case .hardTanh:
    let inside = choose(x .> all(-1), choose(x .< one, one, zero), zero)
    return (smaller(larger(x, all(-1)), one), inside)
  case .relu6:
    let inside = choose(x .> zero, choose(x .< all(6), one, zero), zero)
    return (smaller(larger(x, zero), all(6)), inside)
  case .tanhShrink:
    let y = hyperbolicTangent(x)
    return (x - y, y * y)
  case .laplaceLU:
    // The Laplace distribution: exp(x)/2 below zero, 1 - exp(-x)/2 above; its density exp(-|x|)/2.
    let density = exponential(zero - magnitude(x)) * all(0.5)
    let cumulative = choose(x .< zero, density, one - density)
    return (x * cumulative, fma(x, density, cumulative))
  case .cauchyLU:
    // The tails through atan(-1/x)/pi, which keeps their digits.
    let angle = arctangent(x) * all(0.318_309_886_2)
    let start = choose(x .> one, one, choose(x .< zero - one, zero, all(0.5)))
    let cumulative = start + angle
    // x / (1 + x^2) as 1 / (x + 1/x) far out, where the square would overflow.
    let far = choose(magnitude(x) .< one, one, x)
    let quotient = choose(magnitude(x) .< one, x / fma(x, x, one), one / (far + one / far))
    return (x * cumulative, fma(quotient, all(0.318_309_886_2), cumulative))
  case .sine: return sineAndCosine(x)
  }
}

/// scale * (x for x > 0, else alpha * (exp(inner x) - 1)), which is ELU, SELU and CELU.
@inline(__always) private func exponentialUnit(
  _ x: Lanes, scale: Float, alpha: Float, inner: Float
) -> (Lanes, Lanes) {
  let below = smaller(x, all(0)) * all(inner)
  let e = exponential(below)
  // exp u - 1 by its series near zero, where the difference would lose its digits.
  var series = fma(below, all(1.0 / 120), all(1.0 / 24))
  series = fma(series, below, all(1.0 / 6))
  series = fma(series, below, all(0.5))
  series = fma(series * below, below, below)
  let minusOne = choose(below .> all(-0.25), series, e - all(1))
  let positive = x .> all(0)
  return (
    choose(positive, x, minusOne * all(alpha)) * all(scale),
    choose(positive, all(scale), e * all(scale * alpha * inner))
  )
}
