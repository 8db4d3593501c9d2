import Experiments
import Foundation
import Networks
import Notebooks
import Testing

/// Every quiz answer of the course that can be computed is computed, by the engine, and compared.
@Suite struct QuizTests {
  private struct Quiz {
    var chapter, question: String
    var answer, tolerance: Double?
    /// For each choice whether it is marked as right.
    var ticks: [Bool] = []
  }

  private static let quizzes: [Quiz] = Course.chapters.sorted { $0.key < $1.key }.flatMap { name, chapter in
    Course.divisions(of: chapter) { $0.has("quiz") }.map { division in
      let text = division.blocks.compactMap { block -> String? in
        if case .paragraph(let paragraph) = block { paragraph.content.plainText } else { nil }
      }
      let ticks = division.blocks.flatMap { block -> [Bool] in
        if case .list(let list) = block { list.items.compactMap(\.isTicked) } else { [] }
      }
      return Quiz(
        chapter: name, question: text.first ?? "", answer: division.attributes["answer"].flatMap(Double.init),
        tolerance: division.attributes["tolerance"].flatMap(Double.init), ticks: ticks)
    }
  }

  /// The answer that the engine gives, by chapter and the beginning of the question.
  private static let numbers: [(chapter: String, question: String, value: @Sendable () throws -> Double)] = [
    ("01", "Ten linear layers", { Double(try Sequential { Linear(784, 10) }.parameterCount()) }),
    ("02", "What is the slope of the sigmoid", { Activation.sigmoid.derivative(-2) }),
    ("03", "What does softmax give the first class", { softmax([3, 1, -2])[0] }),
    ("04", "Which", { 1 / Activation.relu.meanSquaredSlope }),
    ("05", "x = (10", { sgdStep(inputs: [10, 20], weights: [0.05, 0.025], rate: 0.01) }),
    ("05", "A layer of two units", { 1 - pow(1 - pow(0.5, 2), 1) }),
    ("06", "Into how many regions", { RegionBounds.arrangement(hyperplanes: 16) }),
    ("06", "What does", { RegionBounds.lowerBoundOfMaximum(widths: [8, 8, 8]) }),
    ("07", "What is the slope at zero", { Activation.gated(by: .laplace).derivative(0) }),
    ("07", "A plain block", { 2.0 / 3 * 3_072 }),
    ("08", "What is", { Activation.leakyReLU(negativeSlope: 0.3).meanSquaredSlope }),
    ("09", "A rate of 0.05", { 0.05 * 256 / 32 }),
    ("09", "How many pixels across", { Double((0..<3).reduce(1) { seen, _ in seen + 2 }) }),
    ("10", "How many numbers", { Double(try Sequential.bakeOff(.relu).parameterCount()) }),
    ("11", "\\sigma'(2)", { Activation.sigmoid.derivative(2) }),
    ("11", "\\mathrm{Swish}", { Activation.swish(2) }),
    ("11", "At most, what do the slopes", { pow(Activation.sigmoid.maximumSlope.value, 4) }),
    (
      "11", "How many parameters has",
      { Double(try Sequential.perceptron([784, 256, 128, 10], activation: .relu).parameterCount()) }
    ),
    ("11", "Which loss has", { -log(softmax([Double](repeating: 0, count: 10))[0]) }),
  ]

  /// Whether a choice is true; `nil` where it is no statement that can be computed.
  private typealias Truth = @Sendable () throws -> Bool?

  private static func each<Value: Sendable>(
    _ values: [Value], _ holds: @escaping @Sendable (Value) throws -> Bool
  ) -> [Truth] {
    values.map { value in { try holds(value) } }
  }

  /// What is true of each choice, computed; `nil` where the choice is no statement that can be computed.
  private static let truths: [(chapter: String, question: String, holds: [Truth])] = [
    ("02", "Which activation has", each([Activation.sigmoid, .tanh, .softplus, .elu]) { quarter($0) }),
    ("02", "Which of these can have", each([Activation.gelu, .swish, .elu, .mish]) { !$0.monotone }),
    (
      "02", "Which sentence about tanh is",
      [
        { !near(Activation.tanh(0.7), 2 * Activation.sigmoid(1.4) - 1) }, { !Activation.tanh.zeroCentred },
        { Activation.tanh.maximumSlope.value != 0.5 }, { Activation.tanh.saturates != .both },
      ]
    ),
    (
      "03", "Which changes of the scores",
      [
        { keepsShares { $0.map { $0 + 5 } } }, { keepsShares { $0.map { 2 * $0 } } },
        { keepsShares { z in z.map { $0 - (z.max() ?? 0) } } },
        { keepsShares { [$0[0], $0[1], -.greatestFiniteMagnitude] } },
      ]
    ),
    (
      "03", "Which is true of the Jacobian",
      [
        { jacobian.allSatisfy { near($0.reduce(0, +), 0) } },
        { (0..<9).allSatisfy { $0 / 3 == $0 % 3 || jacobian[$0 / 3][$0 % 3] < 0 } },
        { !near(determinant(jacobian), 0) }, { (0..<3).allSatisfy { jacobian[$0][$0] <= 0.25 } },
      ]
    ),
    (
      "04", "In a chain of ten sigmoid layers",
      [
        { bestOfTen == pow(0.25, 10) }, { bestOfTen == pow(0.25, 9) }, { bestOfTen == pow(0.5, 9) }, { nil },
      ]
    ),
    (
      "06", "A tent map",
      each([10, 11, 32, 1_024]) { count in count == (0..<5).reduce(1) { n, _ in 2 * n } }
    ),
    (
      "07", "GELU is the average",
      [
        { near(Activation.gelu(1), 0.5) }, { near(Activation.gelu(1), 0.5 * erfc(-1 / 2.0.squareRoot())) },
        { near(Activation.gelu(1), Activation.sigmoid(1)) }, { near(Activation.gelu(1), density(1)) },
      ]
    ),
    (
      "08", "Which change of the pre",
      [
        { near(meanSquaredSlopeRatio(0.3), 1.09) }, { near(meanSquaredSlopeRatio(0.3), 0.3 * 0.3) },
        { near(meanSquaredSlopeRatio(0.3), 1) },
      ]
    ),
    (
      "09", "With which activations may dropout",
      each([Activation.relu, .leakyReLU, .sigmoid, .tanh]) { commutesWithDropout($0) }
    ),
    ("11", "Which activation has", each([Activation.tanh, .sigmoid, .softplus, .gelu]) { quarter($0) }),
    (
      "11", "Ten linear layers",
      each([78_500, 7_840, 7_850]) { count in try Sequential { Linear(784, 10) }.parameterCount() == count }
        + [{ nil }]
    ),
    (
      "11", "The scores are",
      each([0.67, 0.88, 0.95, 1.0]) { p in abs(softmax([3, 1, -2])[0] - p) < 0.005 }
    ),
    (
      "11", "Which is not",
      [
        { !near(Activation.tanh(-2), -Activation.tanh(2)) }, { Activation.tanh.range != -1...1 },
        { Activation.tanh.maximumSlope.value != 0.5 },
        { !near(Activation.tanh.derivative(1), 1 - Activation.tanh(1) * Activation.tanh(1)) },
      ]
    ),
  ]

  /// Questions about judgement or definitions, in which nothing can be computed.
  private static let judged: [(chapter: String, question: String)] = [
    ("01", "Which of these networks"), ("01", "A network with tanh"), ("01", "Which activations make"),
    ("03", "A photo may show"), ("03", "The cross-entropy of a library"), ("04", "Which sentences does"),
    ("04", "A 30-layer network"), ("05", "When is a ReLU unit dead"), ("05", "Dead units by layer"),
    ("05", "Which remedy leaves"), ("06", "Which are true of every"), ("07", "Which sentences are true"),
    ("07", "Two activations differ"), ("08", "At which places"), ("08", "Which of these belong"),
    ("09", "Why does an LSTM"), ("09", "A new network stays"), ("10", "Your training loss"),
    ("10", "Which of these make"), ("10", "In a class of 21"), ("11", "When is a ReLU unit dead"),
    ("11", "A colleague"),
  ]

  private func quiz(_ chapter: String, _ question: String, numeric: Bool) -> [Quiz] {
    Self.quizzes.filter {
      $0.chapter.hasPrefix(chapter) && $0.question.hasPrefix(question) && ($0.answer != nil) == numeric
    }
  }

  @Test func numericAnswersAreTheEngines() throws {
    for entry in Self.numbers {
      let found = quiz(entry.chapter, entry.question, numeric: true)
      #expect(
        found.count == 1, "chapter \(entry.chapter) has \(found.count) numeric quizzes '\(entry.question)…'")
      guard let answer = found.first?.answer else { continue }
      let (value, tolerance) = (try entry.value(), found.first?.tolerance ?? 0)
      #expect(
        abs(value - answer) <= tolerance,
        "chapter \(entry.chapter), '\(entry.question)…': marked \(answer), computed \(value)")
    }
  }

  @Test func markedChoicesAreTheTrueOnes() throws {
    for entry in Self.truths {
      let found = quiz(entry.chapter, entry.question, numeric: false)
      #expect(found.count == 1, "chapter \(entry.chapter) has \(found.count) quizzes '\(entry.question)…'")
      guard let ticks = found.first?.ticks else { continue }
      #expect(ticks.count == entry.holds.count, "chapter \(entry.chapter), '\(entry.question)…'")
      for (index, (tick, holds)) in zip(ticks, entry.holds).enumerated() {
        guard let truth = try holds() else { continue }
        #expect(tick == truth, "chapter \(entry.chapter), '\(entry.question)…', choice \(index + 1)")
      }
    }
  }

  /// A new quiz has to be entered in one of the three lists.
  @Test func everyQuizIsInOneList() {
    let entered =
      Self.numbers.map { ($0.chapter, $0.question, true) }
      + Self.truths.map { ($0.chapter, $0.question, false) }
      + Self.judged.map { ($0.chapter, $0.question, false) }
    for quiz in Self.quizzes {
      let count = entered.count {
        quiz.chapter.hasPrefix($0.0) && quiz.question.hasPrefix($0.1) && (quiz.answer != nil) == $0.2
      }
      #expect(count == 1, "\(quiz.chapter), '\(quiz.question)' is in \(count) lists")
    }
    #expect(Self.quizzes.count == entered.count)
  }
}

private let jacobian = softmaxJacobian([3, 1, -2])
/// From the tenth layer to the first there are nine steps.
private let bestOfTen = pow(Activation.sigmoid.maximumSlope.value, 9)

private func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-12 }

private func quarter(_ f: Activation) -> Bool { near(f.maximumSlope.value, 0.25) }

private func density(_ z: Double) -> Double { exp(-z * z / 2) / (2 * .pi).squareRoot() }

private func keepsShares(_ change: ([Double]) -> [Double]) -> Bool {
  zip(softmax([2, 1, 0.1]), softmax(change([2, 1, 0.1]))).allSatisfy(near)
}

private func meanSquaredSlopeRatio(_ slope: Double) -> Double {
  Activation.leakyReLU(negativeSlope: slope).meanSquaredSlope / Activation.relu.meanSquaredSlope
}

/// Whether f(m z) = m f(z) for the factors of dropout with probability one half.
private func commutesWithDropout(_ f: Activation) -> Bool {
  [-2, -0.5, 0.5, 2].allSatisfy { z in [0, 2].allSatisfy { near(f($0 * z), $0 * f(z)) } }
}

/// The pre-activation of a linear unit without bias after one step of descent with a gradient of 1 at it.
private func sgdStep(inputs: [Double], weights: [Double], rate: Double) -> Double {
  zip(inputs, weights).reduce(0) { $0 + $1.0 * ($1.1 - rate * $1.0) } - rate
}

private func determinant(_ m: [[Double]]) -> Double {
  m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
    + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
}
