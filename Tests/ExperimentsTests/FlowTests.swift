import Experiments
import Foundation
import Networks
import TestSampling
import Testing

@Suite struct FlowTests {
  /// Medians after 20 layers of width 64, written down before the engine was.
  @Test func multipliedSlopesGiveTheKnownMedians() throws {
    let flow = try GradientFlow(depth: 20, repetitions: 200).run()
    #expect(flow["ReLU"]?.final == 0)
    let expected = [
      "sigmoid": 8e-13, "Leaky ReLU(0.01)": 1.6e-12, "GELU": 9e-7, "Swish": 9.5e-7, "tanh": 0.55,
    ]
    for (name, value) in expected {
      let found = try #require(flow[name]?.final)
      #expect(abs(log10(found / value)) < (name == "Leaky ReLU(0.01)" ? 0.7 : 0.1), "\(name): \(found)")
    }
  }

  @Test(arguments: [
    (Activation.sigmoid, 1.0, -12.59), (.sigmoid, 2, -10.03), (.tanh, 1, -0.72), (.tanh, 2, 0.25),
    (.relu, 1, -3.01),
    (.relu, 2, 0), (.gelu, 1, -5.70), (.gelu, 2, -1.21),
  ])
  func meanFieldGivesTheKnownChanges(activation: Activation, variance: Double, change: Double) throws {
    let field = try MeanField(activation, weightVariance: variance).run()
    #expect(abs(field.change - change) < 0.006, "\(activation): \(field.change)")
  }

  /// Real networks of width 500 against the prediction, for one sample each and for several.
  @Test(.inTurn, arguments: Activation.standard, [1.0, 2])
  func backpropagationAgreesWithMeanField(activation: Activation, variance: Double) throws {
    let field = try MeanField(activation, weightVariance: variance).run()
    for (samples, repetitions) in [(1, 8), (8, 2)] {
      let flow = try GradientFlow(
        depth: 20, width: 500, activation: activation, mode: .backpropagated,
        initializer: .scaledNormal(gain: variance.squareRoot()), repetitions: repetitions, samples: samples
      ).run()
      let change = try #require(flow.curves.first).change
      #expect(
        abs(change - field.changeBetweenLayers) < 0.15,
        "\(samples) samples: \(change) against \(field.changeBetweenLayers)")
    }
  }

  @Test func theEdgeOfChaosOfTanh() throws {
    #expect(abs(MeanField.criticalWeightVariance(.tanh, biasVariance: 0.05) - 1.7610) < 0.001)
    let field = try MeanField(.tanh, weightVariance: 1.5, biasVariance: 0.05).run()
    #expect(abs(try #require(field.depthScale) - 15.8) < 0.1)
  }

  @Test func linearLayersCollapse() throws {
    let outcome = try LinearCollapse(depth: 100, inputs: 64).run()
    #expect(outcome.largestDifference < 1e-12 * max(1, outcome.largestOutput))
    #expect(try LinearCollapse(depth: 10).run().collapsedParameters == 7_850)
  }
}
