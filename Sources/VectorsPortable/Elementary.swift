// exp, log(1 + e), atan, sine, tanh and the normal distribution on vectors. Goals in this order: never NaN or
// infinite where the true value is finite, absolute error a few units of 2^-24, speed.
// Polynomials from Cephes (Moshier), expf.c, atanf.c, sinf.c and tanhf.c; the normal distribution's
// tail from Abramowitz & Stegun 7.1.26, absolute error below 7.5e-8.

/// e^x with a relative error below 2^-22; inputs are held to [-87.3, 88.3], so no result is zero or infinite.
@inline(always) func exponential(_ x: Lanes) -> Lanes {
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

/// log(1 + e) for e in [0, 1], relative error below 2^-22: 2 artanh(e / (2 + e)) by its series, whose
/// argument is at most 1/3.
@inline(always) func logOnePlus(_ e: Lanes) -> Lanes {
  let s = e / (e + all(2))
  let square = s * s
  var p = fma(all(2.0 / 15), square, all(2.0 / 13))
  p = fma(p, square, all(2.0 / 11))
  p = fma(p, square, all(2.0 / 9))
  p = fma(p, square, all(2.0 / 7))
  p = fma(p, square, all(2.0 / 5))
  p = fma(p, square, all(2.0 / 3))
  return fma(p * square, s, s + s)
}

/// atan x for |x| <= 1, and atan(-1/x) for |x| > 1; absolute error below 2^-23. Cephes, atanf.c: beyond
/// tan(pi/8) by the addition theorem.
@inline(always) func arctangent(_ x: Lanes) -> Lanes {
  let size = magnitude(x)
  let z = choose(size .> all(1), all(1) / larger(size, all(1)), size)
  let upper = z .> all(0.414_213_562_4)
  let r = choose(upper, (z - all(1)) / (z + all(1)), z)
  let square = r * r
  var p = fma(all(8.053_744_495_38e-2), square, all(-1.387_768_560_32e-1))
  p = fma(p, square, all(1.997_771_064_78e-1))
  p = fma(p, square, all(-3.333_294_915_39e-1))
  let angle = fma(p * square, r, r) + choose(upper, all(0.785_398_163_4), all(0))
  // atan(-1/x) has the other sign than x; atan x has the same.
  let negative = choose(size .> all(1), all(0) - x, x) .< all(0)
  return choose(negative, all(0) - angle, angle)
}

/// sin x and cos x, absolute error below 2^-22 for |x| < 8,192 and below 2^-21 |x| beyond. Cephes, sinf.c:
/// the nearest multiple of pi/2 is taken off in three parts; inputs are held to plus or minus 4 million.
@inline(always) func sineAndCosine(_ x: Lanes) -> (Lanes, Lanes) {
  let held = smaller(larger(x, all(-4_000_000)), all(4_000_000))
  let shifted = fma(held, all(0.636_619_772_4), all(12_582_912))
  let whole = shifted - all(12_582_912)
  var r = fma(whole, all(-1.570_312_5), held)
  r = fma(whole, all(-4.837_512_969_970_703e-4), r)
  r = fma(whole, all(-7.549_789_948_768_648e-8), r)
  let square = r * r
  var s = fma(all(-1.951_529_589_1e-4), square, all(8.332_160_873_6e-3))
  s = fma(s, square, all(-1.666_665_461_1e-1))
  s = fma(s * square, r, r)
  var c = fma(all(2.443_315_711_809_948e-5), square, all(-1.388_731_625_493_765e-3))
  c = fma(c, square, all(4.166_664_568_298_827e-2))
  c = fma(c * square, square, fma(square, all(-0.5), all(1)))
  // The number of quarter turns stands in the low bits.
  let turns = unsafeBitCast(shifted, to: IntegerLanes.self)
  let one = IntegerLanes(repeating: 1)
  let odd = (turns & one) .== one
  let sineSign = (turns & IntegerLanes(repeating: 2)) &<< 30
  let cosineSign = ((turns &+ one) & IntegerLanes(repeating: 2)) &<< 30
  return (
    flip(choose(odd, c, s), sineSign), flip(choose(odd, s, c), cosineSign)
  )
}

/// Changes the sign where the sign bit of `mask` is set.
@inline(always) private func flip(_ x: Lanes, _ mask: IntegerLanes) -> Lanes {
  unsafeBitCast(unsafeBitCast(x, to: IntegerLanes.self) ^ mask, to: Lanes.self)
}

/// tanh x, relative error below 2^-21 everywhere.
@inline(always) func hyperbolicTangent(_ x: Lanes) -> Lanes {
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
@inline(always) func logistic(_ x: Lanes) -> (value: Lanes, slope: Lanes) {
  let e = exponential(all(0) - magnitude(x))
  let r = all(1) / (all(1) + e)
  let tail = e * r
  return (choose(x .< all(0), tail, r), tail * r)
}

/// The standard normal distribution function and its density.
@inline(always) func normal(_ x: Lanes) -> (cumulative: Lanes, density: Lanes) {
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
