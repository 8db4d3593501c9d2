import Datasets
import Experiments
import Foundation
import Networks
import Tensors

extension Bench {
  /// GFLOP/s of the step's matrix products alone, on the step's shapes, one stream of them per core.
  func peakRate() throws -> Double {
    let sizes = [784, 512, 256, 128, 64, 10]
    let repeats = 150
    let start = ContinuousClock.now
    _ = try Parallel.map([0, 1].map { $0 % Parallel.threads }) { _ in
      let x = Storage<Float>(128 * 784)
      let y = Storage<Float>(128 * 784)
      let w = Storage<Float>(784 * 512)
      for _ in 0..<repeats {
        for (layer, (inputs, outputs)) in zip(sizes, sizes.dropFirst()).enumerated() {
          Float.multiply(
            rows: 128, columns: outputs, inner: inputs, x.start, w.start, transposeB: true, into: y.start)
          Float.multiply(
            rows: outputs, columns: inputs, inner: 128, y.start, transposeA: true, x.start, into: w.start)
          if layer > 0 {
            Float.multiply(rows: 128, columns: inputs, inner: outputs, y.start, w.start, into: x.start)
          }
        }
      }
    }
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    let products = zip(sizes, sizes.dropFirst()).enumerated().reduce(0.0) {
      $0 + Double($1.element.0 * $1.element.1) * ($1.offset == 0 ? 2 : 3)
    }
    return 2 * 128 * products * Double(repeats) * 2 / elapsed / 1e9
  }

  /// Milliseconds per step of the parts of a step.
  func phases(_ name: String) throws {
    let run = try BenchRun(
      Activation.bakeOff[Bench.names.firstIndex(of: name) ?? 2], DrawnDigits.samples(count: 2_560, seed: 1),
      seed: 1)
    let steps = 400
    func milliseconds(_ body: (Int) -> Void) -> Double {
      seconds { for index in 0..<steps { body(index % 20) } } / Double(steps) * 1_000
    }
    _ = milliseconds { _ = run.step($0) }
    print("gather", milliseconds { _ = run.gather($0) })
    print("forward", milliseconds { _ in run.network.forward(rows: 128) })
    print("forward, loss, backward", milliseconds { _ = run.gradients($0, rows: 128) })
    print("adam", milliseconds { _ in run.optimizer.step(learningRate: 1e-6) })
    print("step", milliseconds { _ = run.step($0) })
  }

  /// Nanoseconds per element, forward with slope and backward, on a block that fits the cache.
  func elements() {
    for activation in Activation.all {
      guard
        let network = try? Network<Float>(
          Sequential { activation }, inputShape: [512], capacity: 64, needsInputGradient: true)
      else { continue }
      network.inputs.write((0..<64 * 512).map { Float($0 % 1_000) / 100 - 5 })
      let time = seconds {
        for _ in 0..<200 {
          network.forward(rows: 64, pass: .evaluation)
          network.backward()
        }
      }
      print("\(activation.name): \(time / Double(200 * 64 * 512) * 1e9) ns")
    }
  }

  /// Milliseconds of the chapter's search for tanh's critical variance: 30 halvings of 199 layers each.
  func meanField() {
    var (low, high) = (1.0, 3.0)
    let time = seconds {
      for _ in 0..<30 {
        let field = MeanField(.tanh, weightVariance: (low + high) / 2, biasVariance: 0.05)
        var (q, chi) = (field.weightVariance + field.biasVariance, 0.0)
        for _ in 0..<199 { (chi, q) = (field.slopeMap(q), field.lengthMap(q)) }
        if chi < 1 { low = (low + high) / 2 } else { high = (low + high) / 2 }
      }
    }
    let fast = seconds { _ = MeanField.criticalWeightVariance(.tanh, biasVariance: 0.05) }
    print(
      "critical variance of tanh, \(low): \(time * 1e3) ms layer by layer, \(fast * 1e3) ms by fixed points")
  }

  /// What a perceptron reaches on 10,000 drawn digits, epoch by epoch, and the first 200 of them as a picture (PGM).
  func digitsTask(_ file: String) throws {
    let data = Dataset.drawnDigits(count: 10_000, testCount: 5_000)
    let run = try Trainer(.perceptron([784, 256, 128, 10], activation: .relu), seed: 1).fit(data, epochs: 12)
    print("accuracy on 5,000 others:", run.history.map { ($0.testAccuracy * 1_000).rounded() / 10 })
    let set = DrawnDigits.samples(count: 200, seed: 0)
    var picture = Data("P5 560 280 255\n".utf8)
    for y in 0..<280 {
      for column in 0..<20 {
        let first = y % 28 * 28
        picture.append(
          contentsOf: set.image(y / 28 * 20 + column)[first..<(first + 28)].map { UInt8($0 * 255) })
      }
    }
    try picture.write(to: URL(fileURLWithPath: file))
  }

  /// Backpropagated gradients over twenty layers of 500 units against mean field, in powers of ten.
  func flow() throws {
    for variance in [1.0, 2] {
      for activation in Activation.standard {
        let changes = try [1, 32].map { samples in
          try GradientFlow(
            width: 500, activation: activation, mode: .backpropagated,
            initializer: .scaledNormal(gain: variance.squareRoot()), repetitions: samples == 1 ? 12 : 3,
            samples: samples
          ).run().curves[0].change
        }
        let predicted = try MeanField(activation, weightVariance: variance).run().changeBetweenLayers
        print("\(activation.name), variance \(variance): 1 sample \(changes[0]), 32 samples \(changes[1]), predicted \(predicted)")
      }
    }
  }

  func data() throws {
    print("60,000 drawn digits: \(seconds { _ = DrawnDigits.samples(count: 60_000, seed: 2) }) s")
    let loading = try seconds { _ = try Dataset.mnist.load() }
    let identity = try Dataset.mnist.identity()
    print("loading \(identity.provenance): \(loading) s")
  }

  /// Seconds of the depth study, and its table.
  func depthStudy(quick: Bool) throws {
    ExperimentSession.configure {
      $0.quick = quick
      $0.onProgress = {
        print("\($0.message) \($0.fraction) loss \($0.loss ?? -1) left \($0.secondsLeft ?? 0)")
      }
    }
    var outcome: DepthStudy.Outcome?
    let time = try seconds { outcome = try DepthStudy().run() }
    for cell in outcome?.cells ?? [] {
      print(
        "depth \(cell.depth) \(cell.activation): words \(cell.wholeWord.mean) +- \(cell.wholeWord.halfWidth), first \(cell.firstLetter.mean), letters \(cell.letters.mean), losses \(cell.losses.first ?? []) \(cell.failures)"
      )
    }
    if let outcome {
      print(
        "blind", outcome.blindWord, outcome.blindFirstLetter, outcome.blindLetters, outcome.undertrained ?? ""
      )
    }
    print("seconds \(time)")
  }

  /// Milliseconds of one training step: a 16-channel 14 x 14 convolution of 64 images, and the study's GRU.
  func layerSteps() throws {
    let convolution = try Network<Float>(
      Sequential { Conv2d(16, 16, padding: 1) }, inputShape: [14, 14, 16], capacity: 64,
      needsInputGradient: true)
    let gru = try Network<Float>(
      Sequential { GRU(64, 64) }, inputShape: [6, 64], capacity: 64, needsInputGradient: true)
    for (name, network) in [("convolution", convolution), ("gru", gru)] {
      network.inputs.fill(0.5)
      network.outputGradients.fill(0.1)
      for _ in 0..<20 { network.forward(rows: 64); network.backward() }
      let time = seconds { for _ in 0..<300 { network.forward(rows: 64); network.backward() } }
      print("\(name) \(time / 300 * 1_000)")
    }
  }
}
