import Files
import Foundation

/// A set of data by name; `load` brings it into memory.
///
/// `.mnist` and `.fashionMNIST` take real files where the search path has them and drawn digits
/// otherwise, and say which.
public struct Dataset: Sendable {
  enum Source: Sendable {
    case files(folder: String, title: String)
    case drawn(count: Int, testCount: Int, seed: UInt64)
    case given(train: Samples, test: Samples, digest: String)
  }

  /// The name, such as "mnist".
  public let name: String
  let source: Source
  private(set) var trainLimit: Int?
  private(set) var testLimit: Int?
  private(set) var scaling: (mean: Double, deviation: Double)?

  /// The handwritten digits of LeCun, Cortes & Burges.
  public static let mnist = Dataset("mnist", .files(folder: "mnist", title: "MNIST"))
  /// Zalando's articles of clothing (Xiao et al. 2017).
  public static let fashionMNIST = Dataset(
    "fashion-mnist", .files(folder: "fashion-mnist", title: "Fashion-MNIST"))
  /// Fashion-MNIST when present, else MNIST, else drawn digits: the bake-off's rule.
  public static let bakeOff = Dataset(
    "bake-off", .files(folder: "fashion-mnist,mnist", title: "Fashion-MNIST,MNIST"))
  /// Digits drawn from stroke skeletons, a held-out set of `testCount` beside them.
  public static func drawnDigits(count: Int = 60_000, testCount: Int = 10_000, seed: UInt64 = 0) -> Dataset {
    Dataset(
      "drawn-digits-\(count)-\(testCount)-\(seed)", .drawn(count: count, testCount: testCount, seed: seed))
  }
  /// Samples that a chapter made itself.
  public static func samples(_ name: String, train: Samples, test: Samples) -> Dataset {
    Dataset(name, .given(train: train, test: test, digest: Dataset.digest(of: [train, test])))
  }

  init(_ name: String, _ source: Source) {
    self.name = name
    self.source = source
  }

  /// Only the first training samples (and test samples, when said).
  public func first(_ train: Int, test: Int? = nil) -> Dataset {
    var result = self
    result.trainLimit = train
    result.testLimit = test ?? testLimit
    return result
  }

  /// At most so many samples, on top of what `first` said.
  public func limited(train: Int, test: Int) -> Dataset {
    first(min(train, trainLimit ?? train), test: min(test, testLimit ?? test))
  }

  /// Whether the samples were made by a chapter, and not read or drawn.
  public var isGiven: Bool { if case .given = source { true } else { false } }

  /// Inputs as (brightness - mean) / deviation, brightness in [0, 1]; images come with 0.5 and 0.5.
  public func standardized(mean: Double, deviation: Double) -> Dataset {
    var result = self
    result.scaling = (mean, deviation)
    return result
  }

  private static func digest(of sets: [Samples]) -> String {
    let running = RunningDigest()
    for samples in sets {
      running.update(Array("\(samples.count) \(samples.shape) \(samples.positions)".utf8))
      switch samples.inputs {
      case .bytes(let bytes, let mean, let deviation):
        running.update(Array("bytes \(mean) \(deviation)".utf8))
        running.update(bytes)
      case .numbers(let values): running.update(values.withUnsafeBytes { Array($0) })
      }
      switch samples.answers {
      case .labels(let labels, let classes):
        running.update(Array("labels \(classes)".utf8))
        running.update(labels.withUnsafeBytes { Array($0) })
      case .values(let values, let size):
        running.update(Array("values \(size)".utf8))
        running.update(values.withUnsafeBytes { Array($0) })
      }
    }
    return running.finish()
  }
}

extension Dataset: CustomStringConvertible {
  /// The name with its limits and scaling, enough to tell two sets of one name apart.
  public var description: String {
    var text = name
    if let trainLimit { text += " first \(trainLimit)" }
    if let testLimit { text += " test \(testLimit)" }
    if let scaling { text += " mean \(scaling.mean) deviation \(scaling.deviation)" }
    return text
  }
}

/// A data set in memory.
public struct LoadedDataset: Sendable {
  public let name: String
  public var train: Samples
  public var test: Samples
  /// SHA-256 that names the contents, for memo keys.
  public var digest: String
  /// The sentence for the page: which data this is.
  public var provenance: String

  public init(name: String, train: Samples, test: Samples, digest: String, provenance: String) {
    self.name = name
    self.train = train
    self.test = test
    self.digest = digest
    self.provenance = provenance
  }
}
