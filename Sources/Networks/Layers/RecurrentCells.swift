internal import Tensors

final class PlainRecurrentUnit<Scalar: Real>: RecurrentUnit<Scalar> {
  private let activation: Activation
  private let slopes: Storage<Scalar>

  init(_ layer: Recurrent, _ activation: Activation, _ construction: Construction) {
    self.activation = activation
    slopes = Storage(construction.inputShape[0] * construction.capacity * layer.hiddenSize)
    super.init(recurrent: layer, construction)
  }

  /// h = f(a + s)
  override func advance(_ step: Int) {
    let count = rows * hidden
    Scalar.addScaled(1, hiddenGates(step), count: count, to: inputGates(step))
    apply(
      activation, inputGates(step), count: count, into: state(step + 1), slopes: slopes.start + step * count)
  }

  /// da = ds = dh f'(a + s); nothing reaches the earlier state but through U
  override func retreat(_ step: Int) {
    let count = rows * hidden
    Scalar.multiply(1, slopes.start + step * count, count: count, into: stateGradient.start)
    inputGates(step).update(from: stateGradient.start, count: count)
    hiddenGates(step).update(from: stateGradient.start, count: count)
    stateGradient.fill(0)
  }
}

final class GRUUnit<Scalar: Real>: RecurrentUnit<Scalar> {
  init(_ layer: Recurrent, _ construction: Construction) { super.init(recurrent: layer, construction) }

  /// r = sigma(a_r + s_r), z = sigma(a_z + s_z), n = tanh(a_n + r s_n), h' = (1 - z) n + z h
  override func advance(_ step: Int) {
    let (h, next) = (state(step), state(step + 1))
    for row in 0..<rows {
      let a = inputGates(step) + row * 3 * hidden
      let s = hiddenGates(step) + row * 3 * hidden
      Scalar.addScaled(1, s, count: 2 * hidden, to: a)
      apply(.sigmoid, a, count: 2 * hidden, into: a)
      for j in 0..<hidden { a[2 * hidden + j] += a[j] * s[2 * hidden + j] }
      apply(.tanh, a + 2 * hidden, count: hidden, into: a + 2 * hidden)
      for j in 0..<hidden {
        let (z, n) = (a[hidden + j], a[2 * hidden + j])
        next[row * hidden + j] = (1 - z) * n + z * h[row * hidden + j]
      }
    }
  }

  /// dn = dh (1 - z)(1 - n^2), dz = dh (h - n) z (1 - z), dr = dn s_n r (1 - r), ds_n = dn r, and z dh goes to h
  override func retreat(_ step: Int) {
    let h = state(step)
    for row in 0..<rows {
      let a = inputGates(step) + row * 3 * hidden
      let s = hiddenGates(step) + row * 3 * hidden
      for j in 0..<hidden {
        let (r, z, n) = (a[j], a[hidden + j], a[2 * hidden + j])
        let dh = stateGradient.start[row * hidden + j]
        let dn = dh * (1 - z) * (1 - n * n)
        let dz = dh * (h[row * hidden + j] - n) * z * (1 - z)
        let dr = dn * s[2 * hidden + j] * r * (1 - r)
        (a[j], a[hidden + j], a[2 * hidden + j]) = (dr, dz, dn)
        (s[j], s[hidden + j], s[2 * hidden + j]) = (dr, dz, dn * r)
        stateGradient.start[row * hidden + j] = dh * z
      }
    }
  }
}

final class LSTMUnit<Scalar: Real>: RecurrentUnit<Scalar> {
  /// The cell's memory after every step and a first one of zeros, [steps + 1, rows, hidden].
  private let memories: Storage<Scalar>
  private let memoryGradient: Storage<Scalar>
  private let tanhMemory: Storage<Scalar>

  init(_ layer: Recurrent, _ construction: Construction) {
    memories = Storage((construction.inputShape[0] + 1) * construction.capacity * layer.hiddenSize)
    memoryGradient = Storage(construction.capacity * layer.hiddenSize)
    tanhMemory = Storage(construction.inputShape[0] * construction.capacity * layer.hiddenSize)
    super.init(recurrent: layer, construction)
  }

  private func memory(_ step: Int) -> Target { memories.start + step * rows * hidden }

  /// i, f, o = sigma(a + s), g = tanh(a + s); c' = f c + i g; h' = o tanh c'
  override func advance(_ step: Int) {
    let count = rows * hidden
    if step == 0 { memory(0).update(repeating: 0, count: count) }
    let (c, next) = (memory(step), memory(step + 1))
    Scalar.addScaled(1, hiddenGates(step), count: 4 * count, to: inputGates(step))
    for row in 0..<rows {
      let a = inputGates(step) + row * 4 * hidden
      apply(.sigmoid, a, count: 2 * hidden, into: a)
      apply(.tanh, a + 2 * hidden, count: hidden, into: a + 2 * hidden)
      apply(.sigmoid, a + 3 * hidden, count: hidden, into: a + 3 * hidden)
      for j in 0..<hidden {
        next[row * hidden + j] = a[hidden + j] * c[row * hidden + j] + a[j] * a[2 * hidden + j]
      }
    }
    let t = tanhMemory.start + step * count
    apply(.tanh, next, count: count, into: t)
    for row in 0..<rows {
      let a = inputGates(step) + row * 4 * hidden
      for j in 0..<hidden { state(step + 1)[row * hidden + j] = a[3 * hidden + j] * t[row * hidden + j] }
    }
  }

  override func beginRetreat() { memoryGradient.fill(0) }

  /// dc += dh o (1 - tanh^2 c); di = dc g i (1 - i), df = dc c f (1 - f), dg = dc i (1 - g^2), do = dh tanh c o (1 - o)
  override func retreat(_ step: Int) {
    let (c, t) = (memory(step), tanhMemory.start + step * rows * hidden)
    for row in 0..<rows {
      let a = inputGates(step) + row * 4 * hidden
      for j in 0..<hidden {
        let index = row * hidden + j
        let (i, f, g, o) = (a[j], a[hidden + j], a[2 * hidden + j], a[3 * hidden + j])
        let dh = stateGradient.start[index]
        let dc = memoryGradient.start[index] + dh * o * (1 - t[index] * t[index])
        a[j] = dc * g * i * (1 - i)
        a[hidden + j] = dc * c[index] * f * (1 - f)
        a[2 * hidden + j] = dc * i * (1 - g * g)
        a[3 * hidden + j] = dh * t[index] * o * (1 - o)
        memoryGradient.start[index] = dc * f
      }
    }
    hiddenGates(step).update(from: inputGates(step), count: rows * 4 * hidden)
    stateGradient.fill(0)
  }
}
