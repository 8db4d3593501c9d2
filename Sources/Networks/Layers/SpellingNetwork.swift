public import Tensors

/// Reads an image and spells a word: an encoder, and a GRU that starts from the encoder's features and is fed the
/// previous letter at each step.
///
/// One input sample is the image's numbers followed by `length` letters (whole numbers): the letters before each
/// step, which in training are the true ones (teacher forcing). The output is [length, letters].
public struct SpellingNetwork: Layer, InputShaped {
  public let encoder: Sequential
  /// The shape of an image, how many numbers the encoder makes of it, the sizes of alphabet, state and word.
  public let imageShape: [Int]
  public let letters: Int, hiddenSize: Int, length: Int

  public init(
    imageShape: [Int], letters: Int, hiddenSize: Int, length: Int, @LayerBuilder encoder: () -> [any Layer]
  ) {
    self.encoder = Sequential(layers: encoder())
    (self.imageShape, self.letters, self.hiddenSize, self.length) = (imageShape, letters, hiddenSize, length)
  }

  public var summary: String {
    "SpellingNetwork(letters: \(letters), hidden: \(hiddenSize), length: \(length), encoder: \(encoder.summary))"
  }
  public var holdsClosure: Bool { encoder.holdsClosure }
  public var naturalInputShape: [Int] { [imageShape.reduce(1, *) + length] }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    guard construction.inputSize == naturalInputShape[0] else {
      throw construction.mismatch(self, expects: "\(naturalInputShape) (an image and \(length) letters)")
    }
    return try SpellingUnit<Scalar>(self, construction)
  }
}

/// `SpellingNetwork` at work.
public final class SpellingUnit<Scalar: Real>: Unit<Scalar> {
  private let encoder: SequentialUnit<Scalar>
  private let embedding: EmbeddingUnit<Scalar>
  private let cell: GRUUnit<Scalar>
  private let head: LinearUnit<Scalar>
  private let image: Storage<Scalar>, letters: Storage<Scalar>, stateGradient: Storage<Scalar>
  private let imageSize: Int, length: Int, alphabet: Int

  init(_ layer: SpellingNetwork, _ construction: Construction) throws {
    imageSize = layer.imageShape.reduce(1, *)
    (length, alphabet) = (layer.length, layer.letters)
    func part(_ index: Int, _ shape: [Int], needsInputGradient: Bool = true) -> Construction {
      var result = construction
      result.index = construction.index * 1_000 + index
      result.name = "\(construction.name) (\(["", "encoder", "letters", "decoder", "head"][index]))"
      result.inputShape = shape
      result.needsInputGradient = needsInputGradient
      return result
    }
    encoder = try SequentialUnit(
      Sequential(
        layers: layer.encoder.layers + [Flatten(), FeatureLinear(layer.hiddenSize), Activation.tanh]),
      part(1, layer.imageShape, needsInputGradient: false))
    embedding = EmbeddingUnit(Embedding(layer.letters, layer.hiddenSize), part(2, [layer.length]))
    cell = GRUUnit(GRU(layer.hiddenSize, layer.hiddenSize), part(3, [layer.length, layer.hiddenSize]))
    head = LinearUnit(Linear(layer.hiddenSize, layer.letters), part(4, [layer.length, layer.hiddenSize]))
    image = Storage(construction.capacity * imageSize)
    letters = Storage(construction.capacity * length)
    stateGradient = Storage(construction.capacity * layer.hiddenSize)
    super.init(layer, construction, outputShape: [layer.length, layer.letters], sharesOutput: true)
    output = head.output
    parameters = encoder.parameters + embedding.parameters + cell.parameters + head.parameters
  }

  public override var inner: [Unit<Scalar>] { [encoder, embedding, cell, head] }

  /// features = encoder(image); h_0 = features; h_t = GRU(embedding(letter before t), h_(t-1)); y_t = W h_t + b
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    for row in 0..<rows {
      let sample = x + row * (imageSize + length)
      (image.start + row * imageSize).update(from: sample, count: imageSize)
      (letters.start + row * length).update(from: sample + imageSize, count: length)
    }
    encoder.forward(image.start, rows: rows, pass: pass)
    spell(rows, pass)
  }

  private func spell(_ rows: Int, _ pass: Pass) {
    embedding.forward(letters.start, rows: rows, pass: pass)
    cell.initialState = encoder.output.start
    cell.initialStateGradient = stateGradient.start
    cell.forward(embedding.output.start, rows: rows, pass: pass)
    head.forward(cell.output.start, rows: rows, pass: pass)
  }

  /// The gradient at h_0 goes on into the encoder.
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    _ = embedding.backward(cell.backward(head.backward(dy)))
    _ = encoder.backward(stateGradient.start)
    return inputGradient.start
  }

  /// Spells greedily from the images of the latest pass: each letter is the likeliest one after those chosen
  /// before. Returns [rows][length] letters; `start` stands before the first.
  public func spellGreedily(rows: Int, start: Int) -> [[Int]] {
    var words = [[Int]](repeating: [], count: rows)
    for row in 0..<rows { letters.start[row * length] = Scalar(start) }
    for step in 0..<length {
      spell(rows, .evaluation)
      for row in 0..<rows {
        let scores = head.output.start + (row * length + step) * alphabet
        let best = (0..<alphabet).max { scores[$0] < scores[$1] } ?? 0
        words[row].append(best)
        if step + 1 < length { letters.start[row * length + step + 1] = Scalar(best) }
      }
    }
    return words
  }
}

/// A linear layer that takes as many inputs as there are.
private struct FeatureLinear: Layer {
  let outputSize: Int
  init(_ outputSize: Int) { self.outputSize = outputSize }

  var summary: String { "Linear(features, \(outputSize))" }

  func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    LinearUnit<Scalar>(Linear(construction.inputSize, outputSize), construction)
  }
}
