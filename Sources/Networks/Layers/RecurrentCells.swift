internal import Tensors

// The cells' arithmetic. A gate of a step is a block [hidden, rows]; n numbers, one after the other.

final class PlainRecurrentUnit<Scalar: Real>: RecurrentUnit<Scalar> {
  private let function: PreparedActivation<Scalar>
  private let slopes: Storage<Scalar>

  init(_ layer: Recurrent, _ activation: Activation, _ construction: Construction) {
    function = PreparedActivation(activation)
    slopes = Storage(construction.inputShape[0] * construction.capacity * layer.hiddenSize)
    super.init(recurrent: layer, construction)
  }

  /// h = f(a + s)
  override func advance(_ step: Int) {
    let n = gateSize
    Scalar.addScaled(1, hiddenGates(step), count: n, to: inputGates(step))
    function.apply(inputGates(step), count: n, into: state(step + 1), slopes: slopes.start + step * n)
  }

  /// da = ds = dh f'(a + s); nothing reaches the earlier state but through U
  override func retreat(_ step: Int) {
    let n = gateSize
    Scalar.multiply(1, slopes.start + step * n, count: n, into: stateGradient.start)
    inputGates(step).update(from: stateGradient.start, count: n)
    hiddenGates(step).update(from: stateGradient.start, count: n)
    stateGradient.fill(0)
  }
}

final class GRUUnit<Scalar: Real>: RecurrentUnit<Scalar> {
  private let sigmoid = PreparedActivation<Scalar>(.sigmoid), tanh = PreparedActivation<Scalar>(.tanh)

  init(_ layer: Recurrent, _ construction: Construction) { super.init(recurrent: layer, construction) }

  /// r = sigma(a_r + s_r), z = sigma(a_z + s_z), n = tanh(a_n + r s_n), h' = (1 - z) n + z h
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func advance(_ step: Int) {
    let (size, a, s) = (gateSize, inputGates(step), hiddenGates(step))
    let (r, z, n, sn) = (a, a + size, a + 2 * size, s + 2 * size)
    Scalar.addScaled(1, s, count: 2 * size, to: a)
    sigmoid.apply(a, count: 2 * size, into: a)
    for i in 0..<size { n[i] += r[i] * sn[i] }
    tanh.apply(n, count: size, into: n)
    let (h, next) = (state(step), state(step + 1))
    for i in 0..<size { next[i] = (1 - z[i]) * n[i] + z[i] * h[i] }
  }

  /// dn = dh (1 - z)(1 - n^2), dz = dh (h - n) z (1 - z), dr = dn s_n r (1 - r), ds_n = dn r, and z dh goes to h
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func retreat(_ step: Int) {
    let (size, a, s, h, dh) = (
      gateSize, inputGates(step), hiddenGates(step), state(step), stateGradient.start
    )
    let (ar, az, an) = (a, a + size, a + 2 * size)
    let (sr, sz, sn) = (s, s + size, s + 2 * size)
    for i in 0..<size {
      let (r, z, n) = (ar[i], az[i], an[i])
      let dn = dh[i] * (1 - z) * (1 - n * n)
      let dz = dh[i] * (h[i] - n) * z * (1 - z)
      let dr = dn * sn[i] * r * (1 - r)
      (ar[i], az[i], an[i]) = (dr, dz, dn)
      (sr[i], sz[i], sn[i]) = (dr, dz, dn * r)
      dh[i] *= z
    }
  }
}

final class LSTMUnit<Scalar: Real>: RecurrentUnit<Scalar> {
  private let sigmoid = PreparedActivation<Scalar>(.sigmoid), tanh = PreparedActivation<Scalar>(.tanh)
  /// The cell's memory after every step and a first one of zeros, [steps + 1, hidden, rows].
  private let memories: Storage<Scalar>
  private let memoryGradient: Storage<Scalar>
  private let tanhMemory: Storage<Scalar>

  init(_ layer: Recurrent, _ construction: Construction) {
    memories = Storage((construction.inputShape[0] + 1) * construction.capacity * layer.hiddenSize)
    memoryGradient = Storage(construction.capacity * layer.hiddenSize)
    tanhMemory = Storage(construction.inputShape[0] * construction.capacity * layer.hiddenSize)
    super.init(recurrent: layer, construction)
  }

  private func memory(_ step: Int) -> Target { memories.start + step * gateSize }

  /// i, f, o = sigma(a + s), g = tanh(a + s); c' = f c + i g; h' = o tanh c'
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func advance(_ step: Int) {
    let (size, a) = (gateSize, inputGates(step))
    let (i, f, g, o) = (a, a + size, a + 2 * size, a + 3 * size)
    if step == 0 { memory(0).update(repeating: 0, count: size) }
    Scalar.addScaled(1, hiddenGates(step), count: 4 * size, to: a)
    sigmoid.apply(i, count: 2 * size, into: i)
    tanh.apply(g, count: size, into: g)
    sigmoid.apply(o, count: size, into: o)
    let (c, next, t, h) = (memory(step), memory(step + 1), tanhMemory.start + step * size, state(step + 1))
    for j in 0..<size { next[j] = f[j] * c[j] + i[j] * g[j] }
    tanh.apply(next, count: size, into: t)
    for j in 0..<size { h[j] = o[j] * t[j] }
  }

  override func beginRetreat() { memoryGradient.fill(0) }

  /// dc += dh o (1 - tanh^2 c); di = dc g i (1 - i), df = dc c f (1 - f), dg = dc i (1 - g^2), do = dh tanh c o (1 - o)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func retreat(_ step: Int) {
    let (size, a, c, t) = (gateSize, inputGates(step), memory(step), tanhMemory.start + step * gateSize)
    let (dh, memory) = (stateGradient.start, memoryGradient.start)
    let (ai, af, ag, ao) = (a, a + size, a + 2 * size, a + 3 * size)
    for j in 0..<size {
      let (i, f, g, o) = (ai[j], af[j], ag[j], ao[j])
      let dc = memory[j] + dh[j] * o * (1 - t[j] * t[j])
      ai[j] = dc * g * i * (1 - i)
      af[j] = dc * c[j] * f * (1 - f)
      ag[j] = dc * i * (1 - g * g)
      ao[j] = dh[j] * t[j] * o * (1 - o)
      memory[j] = dc * f
    }
    hiddenGates(step).update(from: a, count: 4 * size)
    stateGradient.fill(0)
  }
}
