internal import Vectors

// Passes over one or several long arrays.

/// `y = exp(x)`.
func exponentials(_ x: UnsafePointer<Float>, _ count: Int, _ y: UnsafeMutablePointer<Float>) {
  var i = 0
  while i + width <= count {
    store(exponential(load(x + i)), y + i)
    i += width
  }
  if i < count { storePart(exponential(loadPart(x + i, count - i)), y + i, count - i) }
}

/// `y += a * x`.
func addScaled(_ a: Float, _ x: UnsafePointer<Float>, _ count: Int, _ y: UnsafeMutablePointer<Float>) {
  var i = 0
  while i + width <= count {
    store(fma(all(a), load(x + i), load(y + i)), y + i)
    i += width
  }
  while i < count {
    y[i] += a * x[i]
    i += 1
  }
}

/// `y = a * x * y`.
func multiply(_ a: Float, _ x: UnsafePointer<Float>, _ count: Int, _ y: UnsafeMutablePointer<Float>) {
  var i = 0
  while i + width <= count {
    store(all(a) * load(x + i) * load(y + i), y + i)
    i += width
  }
  while i < count {
    y[i] = a * x[i] * y[i]
    i += 1
  }
}

/// Bytes as network inputs, `(byte + offset) * scale`.
func convert(
  _ bytes: UnsafePointer<UInt8>, _ count: Int, _ scale: Float, _ offset: Float,
  _ y: UnsafeMutablePointer<Float>
) {
  for i in 0..<count { y[i] = (Float(bytes[i]) + offset) * scale }
}

private let ascending = IntegerLanes((0..<Int32(IntegerLanes.scalarCount)))

/// `y[i] = x[i]` and `places[i] = first + i` where x is larger than y.
func keepLarger(
  _ x: UnsafePointer<Float>, _ count: Int, _ first: Int32, _ y: UnsafeMutablePointer<Float>,
  _ places: UnsafeMutablePointer<Int32>
) {
  var i = 0
  while i + width <= count {
    let (new, old) = (load(x + i), load(y + i))
    let isLarger = new .> old
    store(choose(isLarger, new, old), y + i)
    let known = UnsafeRawPointer(places + i).loadUnaligned(as: IntegerLanes.self)
    let here = ascending &+ IntegerLanes(repeating: first + Int32(i))
    UnsafeMutableRawPointer(places + i).storeBytes(
      of: known.replacing(with: here, where: isLarger), as: IntegerLanes.self)
    i += width
  }
  while i < count {
    if x[i] > y[i] { (y[i], places[i]) = (x[i], first + Int32(i)) }
    i += 1
  }
}

/// One step of Adam (Kingma & Ba 2015) or AdamW (Loshchilov & Hutter 2019), epsilon outside the root as in PyTorch.
func adam(
  _ step: AdamStep, _ gradient: UnsafePointer<Float>, _ count: Int, _ weight: UnsafeMutablePointer<Float>,
  _ moment1: UnsafeMutablePointer<Float>, _ moment2: UnsafeMutablePointer<Float>
) -> Double {
  var squares = 0.0
  var i = 0
  while i < count {
    var block = all(0)
    let end = min(i + 1024, count)
    while i + width <= end {
      let given = load(gradient + i)
      block = fma(given, given, block)
      let (w, m, v) = adamLanes(step, given, load(weight + i), load(moment1 + i), load(moment2 + i))
      store(w, weight + i)
      store(m, moment1 + i)
      store(v, moment2 + i)
      i += width
    }
    if i < end {
      let rest = end - i
      let given = loadPart(gradient + i, rest)
      block = fma(given, given, block)
      let (w, m, v) = adamLanes(
        step, given, loadPart(weight + i, rest), loadPart(moment1 + i, rest), loadPart(moment2 + i, rest))
      storePart(w, weight + i, rest)
      storePart(m, moment1 + i, rest)
      storePart(v, moment2 + i, rest)
      i = end
    }
    squares += Double(block.sum())
  }
  return squares
}

@inline(always) private func adamLanes(
  _ step: AdamStep, _ given: Lanes, _ weight: Lanes, _ moment1: Lanes, _ moment2: Lanes
) -> (Lanes, Lanes, Lanes) {
  let g = fma(all(Float(step.coupledDecay)), weight, given * all(Float(step.gradientScale)))
  let m = fma(all(Float(1 - step.beta1)), g - moment1, moment1)
  let v = fma(all(Float(1 - step.beta2)) * g, g, all(Float(step.beta2)) * moment2)
  let root = fma(v.squareRoot(), all(Float(step.inverseRootCorrection)), all(Float(step.epsilon)))
  let decayed = fma(all(Float(-step.rate * step.decoupledDecay)), weight, weight)
  return (decayed - all(Float(step.correctedRate)) * m / root, m, v)
}
