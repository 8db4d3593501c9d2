// exp, log, tanh and the normal distribution on vectors. Goals in this order: never NaN or
// infinite where the true value is finite, absolute error a few units of 2^-24, speed.
// Polynomials from Cephes (Moshier), expf.c, logf.c and tanhf.c; the normal distribution's
// tail from Abramowitz & Stegun 7.1.26, absolute error below 7.5e-8.

/// e^x with a relative error below 2^-22; inputs are held to [-87.3, 88.3], so no result is zero or infinite.
@inline(__always) func exponential(_ x: Lanes) -> Lanes {
  let held = smaller(larger(x, all(-87.3)), all(88.3))
  // Adding 1.5 * 2^23 rounds to a whole number and leaves it in the low bits.
  let shifted = fma(held, all(1.442_695_04), all(12_582_912))
  let whole = shifted - all(12_582_912)
  var r = fma(whole, all(-0.693_359_375), held)
  r = fma(whole, all(2.121_944_40e-4), r)
  var p = fma(all(1.987_569_150_0e-4), r, all(1.398_199_950_7e-3))
  p = fma(p, r, all(8.333_451_907_3e-3))
  p = fma(p, r, all(4.166_579_589_4e-2))
  p = fma(p, r, all(1.666_666_545_9e-1))
  p = fma(p, r, all(5.000_000_120_1e-1))
  p = fma(p, r * r, r + all(1))
  let exponent = (unsafeBitCast(shifted, to: IntegerLanes.self) &+ IntegerLanes(repeating: 127)) &<< 23
  return p * unsafeBitCast(exponent, to: Lanes.self)
}

/// log x for normal positive x, absolute error below 2^-23 * max(1, |log x|).
@inline(__always) func logarithm(_ x: Lanes) -> Lanes {
  let bits = unsafeBitCast(x, to: IntegerLanes.self)
  // The mantissa in [sqrt(1/2), sqrt 2) and the exponent that belongs to it.
  let exponent = (bits &- IntegerLanes(repeating: 0x3f35_04f3)) &>> 23
  let mantissa = unsafeBitCast(bits &- (exponent &<< 23), to: Lanes.self)
  let e = Lanes(exponent)
  let r = mantissa - all(1)
  let square = r * r
  var p = fma(all(7.037_683_629_2e-2), r, all(-1.151_461_031_0e-1))
  p = fma(p, r, all(1.167_699_874_0e-1))
  p = fma(p, r, all(-1.242_014_084_6e-1))
  p = fma(p, r, all(1.424_932_278_7e-1))
  p = fma(p, r, all(-1.666_805_766_5e-1))
  p = fma(p, r, all(2.000_071_476_5e-1))
  p = fma(p, r, all(-2.499_999_399_3e-1))
  p = fma(p, r, all(3.333_333_117_4e-1))
  var y = p * square * r
  y = fma(e, all(-2.121_944_40e-4), y)
  y = fma(square, all(-0.5), y)
  return fma(e, all(0.693_359_375), r + y)
}

/// log(1 + e) for e in [0, 1], relative error below 2^-20: by its series where e is small.
@inline(__always) func logOnePlus(_ e: Lanes) -> Lanes {
  let series = e * fma(e, fma(e, fma(e, all(-0.25), all(1.0 / 3)), all(-0.5)), all(1))
  return choose(e .< all(0.01), series, logarithm(e + all(1)))
}

/// tanh x, relative error below 2^-21 everywhere.
@inline(__always) func hyperbolicTangent(_ x: Lanes) -> Lanes {
  let size = magnitude(x)
  let square = x * x
  var p = fma(all(-5.704_988_727_45e-3), square, all(2.063_908_885_84e-2))
  p = fma(p, square, all(-5.373_971_555_31e-2))
  p = fma(p, square, all(1.333_144_220_36e-1))
  p = fma(p, square, all(-3.333_328_224_28e-1))
  let small = fma(p * square, x, x)
  let e = exponential(size * all(-2))
  let far = (all(1) - e) / (all(1) + e)
  return choose(size .< all(0.625), small, choose(x .< all(0), all(0) - far, far))
}

/// The logistic function and its slope, both with small relative error on either side.
@inline(__always) func logistic(_ x: Lanes) -> (value: Lanes, slope: Lanes) {
  let e = exponential(all(0) - magnitude(x))
  let r = all(1) / (all(1) + e)
  let tail = e * r
  return (choose(x .< all(0), tail, r), tail * r)
}

/// The standard normal distribution function and its density.
@inline(__always) func normal(_ x: Lanes) -> (cumulative: Lanes, density: Lanes) {
  let size = magnitude(x)
  let e = exponential(size * size * all(-0.5))
  let t = all(1) / fma(size, all(0.327_591_1 * 0.707_106_781_2), all(1))
  var p = fma(all(1.061_405_429), t, all(-1.453_152_027))
  p = fma(p, t, all(1.421_413_741))
  p = fma(p, t, all(-0.284_496_736))
  p = fma(p, t, all(0.254_829_592))
  let tail = p * t * e * all(0.5)
  return (choose(x .< all(0), tail, all(1) - tail), e * all(0.398_942_280_4))
}
