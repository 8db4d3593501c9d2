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
class RecurrentUnit<Scalar: Real>: Unit<Scalar> {
  let steps: Int, inputs: Int, hidden: Int, gates: Int
  /// W [gates hidden, inputs], U [gates hidden, hidden], and their biases b and c.
  let inputWeight: Parameter<Scalar>, hiddenWeight: Parameter<Scalar>
  let inputBias: Parameter<Scalar>, hiddenBias: Parameter<Scalar>
  /// x W^T + b and h U^T + c of every step, [steps, rows, gates hidden]; later the gates' values or gradients.
  let fromInput: Storage<Scalar>, fromHidden: Storage<Scalar>
  /// h of every step after a first one, which is zero unless `initialState` says otherwise: [steps + 1, rows, hidden].
  let states: Storage<Scalar>
  /// The gradient that arrives at a step's state from later steps, [rows, hidden].
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
        "\(construction.place), \(layer.summary): \(name)", shape: shape,
        values: (0..<shape.reduce(1, *)).map { _ in Scalar(stream.uniform(-bound, bound)) })
    }
    inputWeight = parameter("weight", [height, inputs])
    hiddenWeight = parameter("recurrent weight", [height, hidden])
    inputBias = parameter("bias", [height])
    hiddenBias = parameter("recurrent bias", [height])
    if layer.recurrentInitializer != .standard {
      let drawn = layer.recurrentInitializer.draw(
        rows: height, columns: hidden, fanIn: hidden, fanOut: hidden, from: &stream)
      hiddenWeight.value.write(drawn.map { Scalar($0) })
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

  func state(_ step: Int) -> Target { states.start + step * rows * hidden }
  func inputGates(_ step: Int) -> Target { fromInput.start + step * rows * gates * hidden }
  func hiddenGates(_ step: Int) -> Target { fromHidden.start + step * rows * gates * hidden }

  /// For each step: a = x_t W^T + b, s = h_(t-1) U^T + c, then the cell.
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    let height = gates * hidden
    if let initialState {
      state(0).update(from: initialState, count: rows * hidden)
    } else {
      state(0).update(repeating: 0, count: rows * hidden)
    }
    for step in 0..<steps {
      let (a, s) = (inputGates(step), hiddenGates(step))
      Scalar.multiply(
        rows: rows, columns: height, inner: inputs, a: x + step * inputs, aStride: steps * inputs,
        transposeA: false,
        b: inputWeight.value.start, bStride: inputs, transposeB: true, c: a, cStride: height,
        accumulate: false)
      Scalar.addBias(a, inputBias.value.start, rows: rows, columns: height)
      Scalar.multiply(
        rows: rows, columns: height, inner: hidden, state(step), hiddenWeight.value.start, transposeB: true,
        into: s)
      Scalar.addBias(s, hiddenBias.value.start, rows: rows, columns: height)
      advance(step)
    }
    let first = returnsSequence ? 0 : steps - 1
    for step in first..<steps {
      for row in 0..<rows {
        (output.start + (row * (steps - first) + step - first) * hidden)
          .update(from: state(step + 1) + row * hidden, count: hidden)
      }
    }
  }

  /// Backpropagation through time: dW = sum da^T x, dU = sum ds^T h, dx = da W, dh gets ds U.
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    let height = gates * hidden
    let sums = Storage<Scalar>(height)
    for parameter in parameters { parameter.gradient.fill(0) }
    stateGradient.fill(0)
    beginRetreat()
    let first = returnsSequence ? 0 : steps - 1
    for step in (0..<steps).reversed() {
      if step >= first {
        for row in 0..<rows {
          Scalar.addScaled(
            1, dy + (row * (steps - first) + step - first) * hidden, count: hidden,
            to: stateGradient.start + row * hidden)
        }
      }
      retreat(step)
      let (da, ds) = (inputGates(step), hiddenGates(step))
      Scalar.multiply(
        rows: height, columns: inputs, inner: rows, a: da, aStride: height, transposeA: true,
        b: input + step * inputs, bStride: steps * inputs, transposeB: false, c: inputWeight.gradient.start,
        cStride: inputs, accumulate: true)
      Scalar.multiply(
        rows: height, columns: hidden, inner: rows, ds, transposeA: true, state(step),
        into: hiddenWeight.gradient.start, accumulate: true)
      Scalar.columnSums(da, rows: rows, columns: height, into: sums.start)
      Scalar.addScaled(1, sums.start, count: height, to: inputBias.gradient.start)
      Scalar.columnSums(ds, rows: rows, columns: height, into: sums.start)
      Scalar.addScaled(1, sums.start, count: height, to: hiddenBias.gradient.start)
      if needsInputGradient {
        Scalar.multiply(
          rows: rows, columns: inputs, inner: height, a: da, aStride: height, transposeA: false,
          b: inputWeight.value.start, bStride: inputs, transposeB: false,
          c: inputGradient.start + step * inputs,
          cStride: steps * inputs, accumulate: false)
      }
      Scalar.multiply(
        rows: rows, columns: hidden, inner: height, ds, hiddenWeight.value.start, into: stateGradient.start,
        accumulate: true)
    }
    initialStateGradient?.update(from: stateGradient.start, count: rows * hidden)
    return inputGradient.start
  }
}
