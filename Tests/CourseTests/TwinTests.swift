import Experiments
import Foundation
import Networks
import Notebooks
import Testing

/// The course's cells in NumPy and PyTorch: what the page keeps of their output is what the engine gives, and what they
/// print when they run.
@Suite struct TwinTests {
  private struct Twin {
    var name, language, code, kept: String
  }

  /// The Python of all divisions `{#twin-...}`, each with the output that follows it.
  private static let twins: [Twin] = Course.chapters.sorted { $0.key < $1.key }.flatMap { _, chapter in
    Course.divisions(of: chapter) { $0.identifier?.hasPrefix("twin-") == true }.flatMap { division in
      zip(division.blocks, division.blocks.dropFirst()).compactMap { block, next -> Twin? in
        guard case .code(let code) = block, code.language == "python", case .code(let kept) = next,
          kept.language == "text"
        else { return nil }
        return Twin(
          name: division.attributes.identifier ?? "",
          language: code.code.contains("import torch") ? "PyTorch" : "NumPy", code: code.code, kept: kept.code
        )
      }
    }
  }

  /// The last numbers of the kept outputs, as the engine, or the arithmetic of the chapter, gives them.
  private static let values: [String: @Sendable () throws -> [Double]] = [
    "twin-collapse": { [11, 5, -1, 12, 11, 3, 3, 12] },
    "twin-broken": { [4, 8, 16, 32, 64, 128].flatMap { [Double($0), worstOfBrokenLine($0)] } },
    "twin-smooth": {
      [Activation.gelu, .swish, .mish].flatMap { f in
        [-2.0, 0, 2].map { f($0) } + [-2.0, 0, 2].map { f.derivative($0) }
      }
    },
    "twin-stable": {
      [-1000.0, -100, -2, 0, 2, 100, 1000].flatMap {
        [Activation.sigmoid($0), Activation.sigmoid.derivative($0)]
      }
    },
    "twin-softmax": { softmax([0, 1, 2]) + softmax([2, 1, 0.1]) },
    "twin-logsumexp": { [2000, -log(softmax([3, 1, -2])[0])] },
    "twin-jacobian": { softmaxJacobian([2, 1, 0.1]).flatMap { $0 } },
    "twin-backward": {
      let news = [0.5, 1].map { Activation.tanh.derivative($0) }
      return news + [news[0], 0, news[1], 0]
    },
    "twin-meanfield": {
      try [Activation.sigmoid, .tanh, .relu].flatMap { f in
        try [1.0, 2].map { try MeanField(f, weightVariance: $0).run().changeBetweenLayers }
      }
    },
    "twin-step": { [0.94, 0.4, -0.2, -4.01] },
    "twin-tents": { (1...10).map { pow(2, Double($0)) } },
    "twin-selu": {
      let scale = Activation.selu.derivative(1)
      return [-Activation.selu(-40) / scale, scale]
    },
    "twin-correlation": {
      [nextCorrelation(0.5, alpha: -0.3)]
        + [0.3, 0.01, 0, -0.01, -0.3].flatMap { [$0, difference(alpha: $0) / difference(alpha: 0)] }
    },
    "twin-gate": {
      let z = [-2.0, -0.5, 0, 0.5, 2]
      return z.map { $0 / 2 * (1 + $0 / (1 + abs($0))) }
        + z.map { (1 + $0 / (1 + abs($0))) / 2 + $0 / (2 * pow(1 + abs($0), 2)) }
    },
    "twin-gelu": {
      [-3.0, -1, 0, 1, 3].flatMap { [$0, Activation.gelu($0), Activation.geluTanh($0)] }
    },
    "twin-dead": { [1, 1] },
  ]

  /// The largest error on [−1, 1] of the sine's broken line of so many pieces.
  private static func worstOfBrokenLine(_ pieces: Int) -> Double {
    (0...20_000).map { step -> Double in
      let x = Double(step) / 10_000 - 1
      let piece = min(((x + 1) * Double(pieces) / 2).rounded(.down), Double(pieces - 1))
      let (left, width) = (-1 + 2 * piece / Double(pieces), 2 / Double(pieces))
      let (low, high) = (sin(.pi * left), sin(.pi * (left + width)))
      return abs(low + (high - low) * (x - left) / width - sin(.pi * x))
    }.max() ?? 1
  }

  /// Two inputs' correlation after a layer of Leaky ReLU (a negative alpha: of the sign-turning variant).
  private static func nextCorrelation(_ r: Double, alpha: Double) -> Double {
    let (odd, even) = (pow((1 + alpha) / 2, 2), pow((1 - alpha) / 2, 2))
    let both = 2 / Double.pi * ((1 - r * r).squareRoot() + r * asin(r))
    return (odd * r + even * both) / (odd + even)
  }

  private static func difference(alpha: Double) -> Double {
    1 - (0..<30).reduce(0.0) { r, _ in min(nextCorrelation(r, alpha: alpha), 1) }
  }

  @Test func aDozenCellsHaveTwins() {
    #expect(Set(Self.twins.map(\.name)) == Set(Self.values.keys))
    #expect(Self.twins.count { $0.language == "NumPy" } >= 12)
    #expect(Self.twins.count { $0.language == "PyTorch" } >= 12)
  }

  @Test func keptOutputsAreTheEnginesNumbers() throws {
    for twin in Self.twins {
      let compute = try #require(Self.values[twin.name], "\(twin.name) is not compared with anything")
      let expected = try compute()
      let words = twin.kept.split { !"0123456789.e+-".contains($0) }.map(String.init)
      let shown = words.filter { Double($0) != nil }.suffix(expected.count)
      try #require(shown.count == expected.count, "\(twin.name), \(twin.language)")
      for (text, value) in zip(shown, expected) {
        let decimals = text.split(separator: "e")[0].split(separator: ".").dropFirst().first?.count ?? 0
        // Half of the last digit; whole numbers are whole.
        let tolerance = decimals == 0 ? 1e-6 : 0.51 * pow(10, -Double(decimals))
        #expect(
          abs((Double(text) ?? .nan) - value) <= tolerance,
          "\(twin.name), \(twin.language): \(text), not \(value)")
      }
    }
  }

  private static let script = Course.folder.deletingLastPathComponent().appendingPathComponent(
    "Scripts/twins")

  private static func python(_ arguments: [String]) throws -> (status: Int32, said: String) {
    let process = Process()
    let said = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardOutput = said
    process.standardError = said
    try process.run()
    let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// Machines that are meant to have NumPy, as CI's, cannot skip the test.
  private static let isExpected =
    ProcessInfo.processInfo.environment["LECTERN_REQUIRE_BROWSER"] == "1"
    || (try? python(["-c", "import numpy"]).status) == 0

  /// PyTorch's twins run too where torch can be imported.
  @Test(
    .enabled(if: isExpected, "NOT RUN: NumPy is missing on this machine; Scripts/setup browser installs it"))
  func twinsPrintWhatIsKept() throws {
    let (status, said) = try Self.python([Self.script.path])
    #expect(status == 0, "\(said)")
  }
}
