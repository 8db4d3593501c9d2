public import Datasets
import Files
public import Foundation
import Tensors

/// The data that one run of a submission sees: pixels in a secret order, classes under other names.
///
/// A multilayer perceptron does not notice; embedded labels, shipped weights and remembered
/// accuracies fall to chance. The held-out set stays here.
public struct SecretData: Sendable {
  /// What the sandbox gets.
  public var train: Samples
  public var validation: Samples
  /// What it never gets, in the same order of pixels and the same names.
  public var heldOut: Samples

  /// - Parameters:
  ///   - key: Decides which images, their order, that of the pixels, the names, and the last bit of each value; the
  ///     same key gives the same data.
  ///   - shufflesLabels: Training and validation labels at random, for the control.
  public init(_ base: Base, key: String, shufflesLabels: Bool) {
    let seed = Self.seed(key)
    var stream = RandomStream(seed: seed, purpose: .split)
    let pixels = stream.permutation(base.pool.inputSize).map { Int($0) }
    let names = stream.permutation(max(1, base.pool.classes))
    let drawn = stream.permutation(base.pool.count).map { Int($0) }
    let (training, validating) = (base.train, base.validation)
    train = Self.renamed(base.pool.selecting(Array(drawn.prefix(training))), pixels, names, &stream)
    validation = Self.renamed(
      base.pool.selecting(Array(drawn.dropFirst(training).prefix(validating))), pixels, names, &stream)
    heldOut = Self.renamed(base.heldOut, pixels, names, &stream)
    guard shufflesLabels else { return }
    var labels = RandomStream(seed: seed, purpose: .labels)
    train = Self.withRandomLabels(train, &labels)
    validation = Self.withRandomLabels(validation, &labels)
  }

  /// The data as they are, for a student's own check.
  public init(_ base: Base) {
    train = base.pool.prefix(base.train)
    validation = base.pool.selecting(Array(base.train..<base.train + base.validation))
    heldOut = base.heldOut
  }

  /// The data before any secret, loaded once for a class.
  public struct Base: Sendable {
    /// What training and validation images are drawn from: more than either run sees, where the set has more.
    public var pool: Samples
    /// How many images a run trains on, and validates on.
    public var train: Int
    public var validation: Int
    public var heldOut: Samples
    public var provenance: String

    public init(pool: Samples, train: Int, validation: Int, heldOut: Samples, provenance: String) {
      (self.pool, self.train, self.validation) = (pool, train, validation)
      (self.heldOut, self.provenance) = (heldOut, provenance)
    }
  }

  /// A seed out of a text, the same on every machine.
  public static func seed(_ key: String) -> UInt64 {
    UInt64(Digest.sha256(text: key).prefix(16), radix: 16) ?? 0
  }

  private static func renamed(
    _ samples: Samples, _ pixels: [Int], _ names: [Int32], _ stream: inout RandomStream
  ) -> Samples {
    guard case .bytes(let bytes, let mean, let deviation) = samples.inputs else { return samples }
    let size = samples.inputSize
    var moved = [UInt8](repeating: 0, count: bytes.count)
    for sample in 0..<samples.count {
      var (bits, left) = (UInt64(0), 0)
      for pixel in 0..<size {
        if left == 0 { (bits, left) = (stream.next(), 64) }
        // One brighter or one darker, which no training notices and every digest does.
        let value = Int(bytes[sample * size + pixels[pixel]]) + (bits & 1 == 0 ? 1 : -1)
        moved[sample * size + pixel] = UInt8(clamping: value)
        (bits, left) = (bits >> 1, left - 1)
      }
    }
    return Samples(
      count: samples.count, shape: samples.shape, inputs: .bytes(moved, mean: mean, deviation: deviation),
      answers: .labels(samples.labels.map { names[Int($0)] }, classes: samples.classes))
  }

  /// Every class gets all labels equally often: with labels drawn at will one of them would lead in
  /// each class by chance, a network would learn just that, and by luck it might be the right one.
  private static func withRandomLabels(_ samples: Samples, _ stream: inout RandomStream) -> Samples {
    var labels = [Int32](repeating: 0, count: samples.count)
    for name in 0..<max(1, samples.classes) {
      let members = samples.labels.indices.filter { samples.labels[$0] == Int32(name) }
      for (rank, member) in stream.permutation(members.count).enumerated() {
        labels[members[Int(member)]] = Int32(rank % samples.classes)
      }
    }
    return Samples(
      count: samples.count, shape: samples.shape, inputs: samples.inputs,
      answers: .labels(labels, classes: samples.classes))
  }

  /// The four files of MNIST's format; the "test" files hold the validation split.
  public var files: [(name: String, content: Data)] {
    [("train", train), ("t10k", validation)].flatMap { name, samples -> [(name: String, content: Data)] in
      guard case .bytes(let bytes, _, _) = samples.inputs else { return [] }
      let side = Int(Double(samples.inputSize).squareRoot())
      return [
        ("\(name)-images-idx3-ubyte", Self.idx([samples.count, side, side], bytes)),
        ("\(name)-labels-idx1-ubyte", Self.idx([samples.count], samples.labels.map { UInt8($0) })),
      ]
    }
  }

  public func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files { try file.content.write(to: folder.appendingPathComponent(file.name)) }
  }

  private static func idx(_ dimensions: [Int], _ bytes: [UInt8]) -> Data {
    var data = Data([0, 0, 8, UInt8(dimensions.count)])
    for length in dimensions { withUnsafeBytes(of: UInt32(length).bigEndian) { data.append(contentsOf: $0) } }
    data.append(contentsOf: bytes)
    return data
  }
}
