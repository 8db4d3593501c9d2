import Files
import Foundation

/// Which data a name stands for on this machine.
public struct DatasetIdentity: Sendable, Equatable {
  /// SHA-256 that names the contents, for memo keys.
  public let digest: String
  /// The sentence for the page.
  public let provenance: String
}

/// What a data set's name leads to: files that were found, or digits to draw.
private enum Resolution {
  case files([URL], folder: String, title: String)
  case drawn(count: Int, testCount: Int, seed: UInt64, remark: String)
  case given(Samples, Samples, digest: String)
}

extension Dataset {
  static let fileNames = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
  ]

  /// Which data this is, without unpacking or drawing it. Throws `DatasetError` for a file that cannot be read.
  public func identity(
    search: DataSearch = .standard(), onRead: (URL, String) -> Void = { _, _ in }
  ) throws -> DatasetIdentity {
    switch resolve(search) {
    case .given(_, _, let digest):
      return DatasetIdentity(
        digest: limitedDigest(digest),
        provenance: "This page uses the data set \(name), made in the chapter itself.")
    case .drawn(let count, let testCount, let seed, let remark):
      return DatasetIdentity(
        digest: limitedDigest(
          Digest.sha256(text: "drawn digits \(DrawnDigits.version) \(count) \(testCount) \(seed)")),
        provenance:
          "This page uses drawn digits (\(count) for training, \(testCount) for testing, seed \(seed)).\(remark)"
      )
    case .files(let files, _, let title):
      let digests = try files.map { file in
        guard let digest = try? Digest.sha256(of: file) else {
          throw DatasetError("\(file.path) cannot be read; check that it may be read.")
        }
        onRead(file, digest)
        return digest
      }
      let limit = trainLimit.map { "the first \($0) training images" } ?? "all training images"
      return DatasetIdentity(
        digest: limitedDigest(Digest.sha256(text: digests.joined(separator: " "))),
        provenance: "This page uses \(title) (\(limit) of the files found).")
    }
  }

  /// Brings the data into memory. Throws `DatasetError` for files that are there but wrong.
  public func load(
    search: DataSearch = .standard(), onRead: (URL, String) -> Void = { _, _ in }
  ) throws -> LoadedDataset {
    let identity = try identity(search: search, onRead: onRead)
    var loaded: LoadedDataset
    switch resolve(search) {
    case .given(let train, let test, _):
      loaded = LoadedDataset(
        name: name, train: train, test: test, digest: identity.digest, provenance: identity.provenance)
    case .drawn(let count, let testCount, let seed, _):
      loaded = LoadedDataset(
        name: "drawn digits", train: DrawnDigits.samples(count: count, seed: seed),
        test: DrawnDigits.samples(count: testCount, seed: seed ^ 0x7E57_0000_0000_0000),
        digest: identity.digest,
        provenance: identity.provenance)
    case .files(let files, let folder, let title):
      let (train, test) = try Dataset.read(files)
      loaded = LoadedDataset(
        name: folder, train: train, test: test, digest: identity.digest,
        provenance: "This page uses \(title) (\(train.count) training images, \(test.count) test images).")
    }
    if let trainLimit { loaded.train = loaded.train.prefix(trainLimit) }
    if let testLimit { loaded.test = loaded.test.prefix(testLimit) }
    if let scaling {
      loaded.train = loaded.train.scaled(mean: scaling.mean, deviation: scaling.deviation)
      loaded.test = loaded.test.scaled(mean: scaling.mean, deviation: scaling.deviation)
    }
    return loaded
  }

  private func resolve(_ search: DataSearch) -> Resolution {
    switch source {
    case .given(let train, let test, let digest): return .given(train, test, digest: digest)
    case .drawn(let count, let testCount, let seed):
      return .drawn(
        count: min(count, trainLimit ?? count), testCount: min(testCount, testLimit ?? testCount), seed: seed,
        remark: "")
    case .files(let folders, let titles):
      let names = folders.split(separator: ",").map(String.init)
      for (folder, title) in zip(names, titles.split(separator: ",").map(String.init)) {
        if let files = search.find(folder, files: Dataset.fileNames) {
          return .files(files, folder: folder, title: title)
        }
      }
      let wanted = titles.replacingOccurrences(of: ",", with: " or ")
      return .drawn(
        count: min(60_000, trainLimit ?? 10_000), testCount: min(10_000, testLimit ?? 10_000), seed: 0,
        remark: " \(wanted) was not found; `lectern data fetch \(names.last ?? name)` brings it.")
    }
  }

  private func limitedDigest(_ digest: String) -> String {
    guard trainLimit != nil || testLimit != nil || scaling != nil else { return digest }
    let scale = scaling.map { "\($0.mean) \($0.deviation)" } ?? ""
    return Digest.sha256(text: "\(digest) \(trainLimit ?? -1) \(testLimit ?? -1) \(scale)")
  }

  private static func read(_ files: [URL]) throws -> (Samples, Samples) {
    let parts = try files.map(IDX.read)
    let names = files.map(\.lastPathComponent)
    let train = try IDX.pair(images: parts[0], imagesName: names[0], labels: parts[1], labelsName: names[1])
    let test = try IDX.pair(images: parts[2], imagesName: names[2], labels: parts[3], labelsName: names[3])
    guard train.inputSize == test.inputSize else {
      throw DatasetError(
        """
        \(names[0]) has images of \(train.inputSize) pixels, but \(names[2]) of \(test.inputSize); take both \
        from the same set.
        """)
    }
    return (train, test)
  }
}

extension Samples {
  /// The same images with another standardisation; numbers stay as they are.
  func scaled(mean: Double, deviation: Double) -> Samples {
    guard case .bytes(let bytes, _, _) = inputs else { return self }
    return Samples(
      count: count, shape: shape, inputs: .bytes(bytes, mean: mean, deviation: deviation), answers: answers)
  }
}
