internal import Vectors

// The activations on vectors: value and slope together, because they share their costly part.
// Formulas and slopes at kinks are PyTorch's; `Activation` holds the same functions in Double.

/// A function whose loop is compiled for it alone: what it computes is known to the compiler, and nothing is called for
/// each vector. (One function with a choice of all of them is too large to be compiled into their loops.)
protocol Elementwise {
  /// The function's value and its slope at x.
  static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes)
}

private var zero: Lanes { @inline(always) get { all(0) } }
private var one: Lanes { @inline(always) get { all(1) } }

enum Identity: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    (x, one)
  }
}

enum Sigmoid: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let s = logistic(x)
    return (s.value, s.slope)
  }
}

enum Tanh: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let y = hyperbolicTangent(x)
    return (y, one - y * y)
  }
}

enum ReLU: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    (larger(x, zero), choose(x .> zero, one, zero))
  }
}

enum LeakyReLU: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let slope = choose(x .> zero, one, all(alpha))
    return (x * slope, slope)
  }
}

enum SignInverting: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let slope = choose(x .> zero, one, all(-alpha))
    return (x * slope, slope)
  }
}

enum ELU: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    exponentialUnit(x, scale: 1, alpha: alpha, inner: 1)
  }
}

enum SELU: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    exponentialUnit(x, scale: 1.050_700_987_355_480_5, alpha: 1.673_263_242_354_377_2, inner: 1)
  }
}

enum CELU: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    exponentialUnit(x, scale: 1, alpha: alpha, inner: 1 / alpha)
  }
}

enum GELU: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let n = normal(x)
    return (x * n.cumulative, fma(x, n.density, n.cumulative))
  }
}

enum GELUTanh: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    // sqrt(2 / pi) (x + 0.044715 x^3); 0.5 (1 + tanh u) is the logistic of 2u.
    let held = smaller(larger(x, all(-40)), all(40))
    let square = held * held
    let u = all(1.595_769_121_6) * held * fma(square, all(0.044_715), one)
    let s = logistic(u)
    let inner = all(1.595_769_121_6) * fma(square, all(0.134_145), one)
    return (x * s.value, fma(held * s.slope, inner, s.value))
  }
}

enum Swish: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let s = logistic(x * all(alpha))
    return (x * s.value, fma(x * all(alpha), s.slope, s.value))
  }
}

enum Mish: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    // With e = exp x and n = e^2 + 2e, tanh(softplus x) = n / (n + 2).
    let held = smaller(larger(x, all(-100)), all(20))
    let e = exponential(held)
    let n = e * (e + all(2))
    let r = one / (n + all(2))
    let t = n * r
    return (x * t, fma(held * all(4) * e * r, (one + e) * r, t))
  }
}

enum Softplus: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let e = exponential(zero - magnitude(x))
    let r = one / (one + e)
    let y = larger(x, zero) + logOnePlus(e)
    let above = x .> all(20)
    return (choose(above, x, y), choose(above, one, choose(x .< zero, e * r, r)))
  }
}

enum LogSigmoid: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let e = exponential(zero - magnitude(x))
    let r = one / (one + e)
    return (smaller(x, zero) - logOnePlus(e), choose(x .< zero, r, e * r))
  }
}

enum Softsign: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let r = one / (one + magnitude(x))
    return (x * r, r * r)
  }
}

enum HardSigmoid: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let inside = choose(x .> all(-3), choose(x .< all(3), all(1.0 / 6), zero), zero)
    return (smaller(larger(fma(x, all(1.0 / 6), all(0.5)), zero), one), inside)
  }
}

enum HardSwish: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let gate = smaller(larger(fma(x, all(1.0 / 6), all(0.5)), zero), one)
    let middle = fma(x, all(1.0 / 3), all(0.5))
    return (x * gate, choose(x .<= all(-3), zero, choose(x .< all(3), middle, one)))
  }
}

enum HardTanh: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let inside = choose(x .> all(-1), choose(x .< one, one, zero), zero)
    return (smaller(larger(x, all(-1)), one), inside)
  }
}

enum ReLU6: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let inside = choose(x .> zero, choose(x .< all(6), one, zero), zero)
    return (smaller(larger(x, zero), all(6)), inside)
  }
}

enum TanhShrink: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    let y = hyperbolicTangent(x)
    return (x - y, y * y)
  }
}

enum LaplaceLU: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    // The Laplace distribution: exp(x)/2 below zero, 1 - exp(-x)/2 above; its density exp(-|x|)/2.
    let density = exponential(zero - magnitude(x)) * all(0.5)
    let cumulative = choose(x .< zero, density, one - density)
    return (x * cumulative, fma(x, density, cumulative))
  }
}

enum CauchyLU: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    // The tails through atan(-1/x)/pi, which keeps their digits.
    let angle = arctangent(x) * all(0.318_309_886_2)
    let start = choose(x .> one, one, choose(x .< zero - one, zero, all(0.5)))
    let cumulative = start + angle
    // x / (1 + x^2) as 1 / (x + 1/x) far out, where the square would overflow.
    let far = choose(magnitude(x) .< one, one, x)
    let quotient = choose(magnitude(x) .< one, x / fma(x, x, one), one / (far + one / far))
    return (x * cumulative, fma(quotient, all(0.318_309_886_2), cumulative))
  }
}

enum Sine: Elementwise {
  @inline(always) static func evaluate(_ x: Lanes, _ alpha: Float) -> (Lanes, Lanes) {
    sineAndCosine(x)
  }
}

/// scale * (x for x > 0, else alpha * (exp(inner x) - 1)), which is ELU, SELU and CELU.
@inline(always) private func exponentialUnit(
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
