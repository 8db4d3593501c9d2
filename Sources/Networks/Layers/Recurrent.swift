public import Tensors

/// A recurrent layer over sequences [steps, inputs]; gates, their order and the defaults are PyTorch's.
public struct Recurrent: Layer, InputShaped {
  public enum Cell: Sendable {
    /// h = f(x W^T + b + h U^T + c) with any activation f.
    case plain(Activation)
    /// Gated recurrent unit (Cho et al. 2014), gates r, z, n.
    case gru
    /// Long short-term memory (Hochreiter & Schmidhuber 1997), gates i, f, g, o.
    case lstm
  }

  public let cell: Cell
  public let inputSize: Int, hiddenSize: Int
  /// Whether all steps' states are the output, [steps, hidden], or only the last, [hidden].
  public let returnsSequence: Bool
  /// How the recurrent matrix starts; the standard is uniform in +-1/sqrt(hidden).
  public let recurrentInitializer: Initializer

  init(
    _ cell: Cell, _ inputSize: Int, _ hiddenSize: Int, returnsSequence: Bool,
    recurrentInitializer: Initializer = .standard
  ) {
    self.cell = cell
    (self.inputSize, self.hiddenSize) = (inputSize, hiddenSize)
    self.returnsSequence = returnsSequence
    self.recurrentInitializer = recurrentInitializer
  }

  /// The same layer with the last step's state as its only output.
  public init(lastStateOf layer: Recurrent) {
    self.init(
      layer.cell, layer.inputSize, layer.hiddenSize, returnsSequence: false,
      recurrentInitializer: layer.recurrentInitializer)
  }

  public var summary: String {
    let kind =
      switch cell {
      case .plain(let activation): "RNN(\(inputSize), \(hiddenSize), activation: \(activation.summary)"
      case .gru: "GRU(\(inputSize), \(hiddenSize)"
      case .lstm: "LSTM(\(inputSize), \(hiddenSize)"
      }
    let start = recurrentInitializer == .standard ? "" : ", recurrentInitializer: .\(recurrentInitializer)"
    return kind + (returnsSequence ? "" : ", returnsSequence: false") + start + ")"
  }
  public var holdsClosure: Bool {
    if case .plain(let activation) = cell { activation.holdsClosure } else { false }
  }
  public var naturalInputShape: [Int] { [1, inputSize] }

  /// How many blocks of `hiddenSize` rows the weights have.
  var gates: Int {
    switch cell {
    case .plain: 1
    case .gru: 3
    case .lstm: 4
    }
  }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    guard construction.inputShape.count == 2, construction.inputShape[1] == inputSize else {
      throw construction.mismatch(self, expects: "[steps, \(inputSize)]")
    }
    return switch cell {
    case .plain(let activation): PlainRecurrentUnit<Scalar>(self, activation, construction)
    case .gru: GRUUnit<Scalar>(self, construction)
    case .lstm: LSTMUnit<Scalar>(self, construction)
    }
  }
}

/// A plain recurrent layer, tanh unless another activation is given.
public func RNN(
  _ inputSize: Int, _ hiddenSize: Int, activation: Activation = .tanh, returnsSequence: Bool = true,
  recurrentInitializer: Initializer = .standard
) -> Recurrent {
  Recurrent(
    .plain(activation), inputSize, hiddenSize, returnsSequence: returnsSequence,
    recurrentInitializer: recurrentInitializer)
}

/// A gated recurrent layer.
public func GRU(_ inputSize: Int, _ hiddenSize: Int, returnsSequence: Bool = true) -> Recurrent {
  Recurrent(.gru, inputSize, hiddenSize, returnsSequence: returnsSequence)
}

/// A long short-term memory layer.
public func LSTM(_ inputSize: Int, _ hiddenSize: Int, returnsSequence: Bool = true) -> Recurrent {
  Recurrent(.lstm, inputSize, hiddenSize, returnsSequence: returnsSequence)
}

/// What the three cells share: weights, states of all steps kept step by step, and the walk through time.
///
/// Inside, matrices stand on their side, [features, rows], so that each gate is one block of memory.
class RecurrentUnit<Scalar: Real>: Unit<Scalar> {
  let steps: Int, inputs: Int, hidden: Int, gates: Int
  /// W [gates hidden, inputs], U [gates hidden, hidden], and their biases b and c.
  let inputWeight: Parameter<Scalar>, hiddenWeight: Parameter<Scalar>
  let inputBias: Parameter<Scalar>, hiddenBias: Parameter<Scalar>
  /// W x + b and U h + c of every step, [steps, gates hidden, rows]; later the gates' values or gradients.
  let fromInput: Storage<Scalar>, fromHidden: Storage<Scalar>
  /// h of every step after a first one, which is zero unless `initialState` says otherwise: [steps + 1, hidden, rows].
  let states: Storage<Scalar>
  /// The gradient that arrives at a step's state from later steps, [hidden, rows].
  let stateGradient: Storage<Scalar>
  private let returnsSequence: Bool
  /// The state before the first step, [rows, hidden], and where its gradient goes.
  var initialState: Target?
  var initialStateGradient: Target?

  init(recurrent layer: Recurrent, _ construction: Construction) {
    (inputs, hidden, gates) = (layer.inputSize, layer.hiddenSize, layer.gates)
    steps = construction.inputShape[0]
    returnsSequence = layer.returnsSequence
    var stream = construction.randomness(.weights)
    let bound = 1 / Double(hidden).squareRoot()
    let height = gates * layer.hiddenSize
    func parameter(_ name: String, _ shape: [Int]) -> Parameter<Scalar> {
      Parameter(
        "\(construction.name), \(layer.summary): \(name)", shape: shape,
        values: (0..<shape.reduce(1, *)).map { _ in Scalar(stream.uniform(-bound, bound)) })
    }
    inputWeight = parameter("weight", [height, inputs])
    hiddenWeight = parameter("recurrent weight", [height, hidden])
    inputBias = parameter("bias", [height])
    hiddenBias = parameter("recurrent bias", [height])
    if layer.recurrentInitializer != .standard {
      let drawn = layer.recurrentInitializer.draw(
        rows: height, columns: hidden, fanIn: hidden, fanOut: hidden, from: &stream)
      hiddenWeight.value.write(Scalar.nearest(drawn))
    }
    let rows = construction.capacity
    fromInput = Storage(steps * rows * height)
    fromHidden = Storage(steps * rows * height)
    states = Storage((steps + 1) * rows * hidden)
    stateGradient = Storage(rows * hidden)
    super.init(
      layer, construction,
      outputShape: layer.returnsSequence ? [steps, layer.hiddenSize] : [layer.hiddenSize])
    parameters = [inputWeight, hiddenWeight, inputBias, hiddenBias]
  }

  /// One step of the cell: `states` at step + 1 from the gates' inputs of the step.
  func advance(_ step: Int) {}

  /// One step back: from `stateGradient` to the gradients of fromInput and fromHidden (written in their place)
  /// and to what reaches the earlier state directly, which replaces `stateGradient`.
  func retreat(_ step: Int) {}

  /// Called before the walk back.
  func beginRetreat() {}

  /// How many numbers one gate has in a step.
  var gateSize: Int { hidden * rows }
  func state(_ step: Int) -> Target { states.start + step * gateSize }
  func inputGates(_ step: Int) -> Target { fromInput.start + step * gates * gateSize }
  func hiddenGates(_ step: Int) -> Target { fromHidden.start + step * gates * gateSize }

  /// For each step: a = W x_t + b, s = U h_(t-1) + c, then the cell.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    let height = gates * hidden
    if let initialState {
      transpose(initialState, rows: rows, columns: hidden, stride: hidden, into: state(0))
    } else {
      state(0).update(repeating: 0, count: gateSize)
    }
    for step in 0..<steps {
      let (a, s) = (inputGates(step), hiddenGates(step))
      spread(inputBias, rows, into: a)
      Scalar.multiply(
        rows: height, columns: rows, inner: inputs, a: inputWeight.value.start, aStride: inputs,
        transposeA: false, b: x + step * inputs, bStride: steps * inputs, transposeB: true, c: a,
        cStride: rows, accumulate: true)
      spread(hiddenBias, rows, into: s)
      Scalar.multiply(
        rows: height, columns: rows, inner: hidden, hiddenWeight.value.start, state(step), into: s,
        accumulate: true)
      advance(step)
    }
    let first = returnsSequence ? 0 : steps - 1
    for step in first..<steps {
      transpose(
        state(step + 1), rows: hidden, columns: rows, stride: rows,
        into: output.start + (step - first) * hidden,
        targetStride: (steps - first) * hidden)
    }
  }

  /// Backpropagation through time: dW = sum da x^T, dU = sum ds h^T, dx = W^T da, dh gets U^T ds.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    let height = gates * hidden
    inputBias.gradient.fill(0)
    hiddenBias.gradient.fill(0)
    stateGradient.fill(0)
    beginRetreat()
    let first = returnsSequence ? 0 : steps - 1
    for step in (0..<steps).reversed() {
      if step >= first {
        addTransposed(
          dy + (step - first) * hidden, rows: rows, columns: hidden, stride: (steps - first) * hidden,
          to: stateGradient.start)
      }
      retreat(step)
      let (da, ds) = (inputGates(step), hiddenGates(step))
      let later = step < steps - 1
      Scalar.multiply(
        rows: height, columns: inputs, inner: rows, a: da, aStride: rows, transposeA: false,
        b: input + step * inputs, bStride: steps * inputs, transposeB: false, c: inputWeight.gradient.start,
        cStride: inputs, accumulate: later)
      Scalar.multiply(
        rows: height, columns: hidden, inner: rows, ds, state(step), transposeB: true,
        into: hiddenWeight.gradient.start, accumulate: later)
      addRowSums(da, height, rows, to: inputBias.gradient.start)
      addRowSums(ds, height, rows, to: hiddenBias.gradient.start)
      if needsInputGradient {
        Scalar.multiply(
          rows: rows, columns: inputs, inner: height, a: da, aStride: rows, transposeA: true,
          b: inputWeight.value.start, bStride: inputs, transposeB: false,
          c: inputGradient.start + step * inputs, cStride: steps * inputs, accumulate: false)
      }
      Scalar.multiply(
        rows: hidden, columns: rows, inner: height, a: hiddenWeight.value.start, aStride: hidden,
        transposeA: true, b: ds, bStride: rows, transposeB: false, c: stateGradient.start, cStride: rows,
        accumulate: true)
    }
    if let initialStateGradient {
      transpose(stateGradient.start, rows: hidden, columns: rows, stride: rows, into: initialStateGradient)
    }
    return inputGradient.start
  }
}

/// Each bias along its whole row of [features, rows].
private func spread<Scalar: Real>(
  _ bias: Parameter<Scalar>, _ rows: Int, into target: UnsafeMutablePointer<Scalar>
) {
  for i in 0..<bias.count { (target + i * rows).update(repeating: bias.value.start[i], count: rows) }
}

/// target[j][i] = source[i][j]; rows of `source` are `stride` apart, those of `target` `targetStride` (or `rows`).
private func transpose<Scalar>(
  _ source: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int, stride: Int,
  into target: UnsafeMutablePointer<Scalar>, targetStride: Int? = nil
) {
  let width = targetStride ?? rows
  for j in 0..<columns { for i in 0..<rows { target[j * width + i] = source[i * stride + j] } }
}

/// target[j][i] += source[i][j], `target` dense.
private func addTransposed<Scalar: Real>(
  _ source: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int, stride: Int,
  to target: UnsafeMutablePointer<Scalar>
) {
  for j in 0..<columns { for i in 0..<rows { target[j * rows + i] += source[i * stride + j] } }
}

/// sums[i] += the sum of row i.
private func addRowSums<Scalar: Real>(
  _ x: UnsafeMutablePointer<Scalar>, _ rows: Int, _ columns: Int, to sums: UnsafeMutablePointer<Scalar>
) {
  for i in 0..<rows {
    // Four sums side by side, because additions in one chain wait for each other.
    var partial = SIMD4<Scalar>(repeating: 0)
    var j = 0
    while j + 4 <= columns {
      let line = x + i * columns + j
      partial += SIMD4(line[0], line[1], line[2], line[3])
      j += 4
    }
    var sum = (partial[0] + partial[1]) + (partial[2] + partial[3])
    while j < columns {
      sum += x[i * columns + j]
      j += 1
    }
    sums[i] += sum
  }
}
