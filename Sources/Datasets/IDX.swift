import Compression
import Files
import Foundation

/// A file of images or labels in the IDX format of MNIST (LeCun, Cortes & Burges), plain or gzip.
///
/// Layout: two zero bytes, a type byte (8: unsigned bytes), the number of dimensions, each dimension as
/// four bytes with the highest first, then the data.
public struct IDX: Sendable, Equatable {
  /// The length of each dimension.
  public let dimensions: [Int]
  public let bytes: [UInt8]
  /// SHA-256 of the file as it lies there.
  public let digest: String

  /// Reads a file. Throws `DatasetError` with one sentence for each thing that can be wrong with it.
  public static func read(_ file: URL) throws -> IDX {
    let name = file.lastPathComponent
    let raw: Data
    do { raw = try Data(contentsOf: file) } catch {
      throw DatasetError("\(file.path) cannot be read; check that it exists and may be read.")
    }
    let digest = Digest.sha256(raw)
    var bytes = [UInt8](raw)
    if Compression.isGzip(bytes) {
      do { bytes = try Compression.gunzip(bytes) } catch { throw DatasetError("\(name) \(error).") }
    }
    return try parse(bytes, name: name, digest: digest)
  }

  /// Reads the unpacked bytes of a file called `name` in messages.
  static func parse(_ bytes: [UInt8], name: String, digest: String) throws -> IDX {
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else {
      throw DatasetError(
        "\(name) is not an IDX file: it begins with \(bytes.prefix(4).map { $0 }), not with two zero bytes.")
    }
    guard bytes[2] == 8 else {
      throw DatasetError("\(name) holds IDX data of type \(bytes[2]); only unsigned bytes (type 8) are read.")
    }
    let rank = Int(bytes[3])
    guard (1...4).contains(rank) else {
      throw DatasetError("\(name) has \(rank) dimensions; an IDX file of images has 3 and one of labels 1.")
    }
    guard bytes.count >= 4 + 4 * rank else {
      throw DatasetError("\(name) ends inside its header; fetch it again.")
    }
    let dimensions = (0..<rank).map { index in
      bytes[(4 + 4 * index)..<(8 + 4 * index)].reduce(0) { $0 << 8 | Int($1) }
    }
    let size = dimensions.reduce((1, false)) { partial, length in
      let product = partial.0.multipliedReportingOverflow(by: length)
      return (product.partialValue, partial.1 || product.overflow)
    }
    let found = bytes.count - 4 - 4 * rank
    guard !size.1, size.0 == found else {
      let relation = size.1 || found < size.0 ? "is truncated" : "has extra bytes"
      throw DatasetError(
        "\(name) \(relation): its header announces \(dimensions.map(String.init).joined(separator: " x ")) bytes, \(found) follow; fetch it again."
      )
    }
    return IDX(dimensions: dimensions, bytes: Array(bytes[(4 + 4 * rank)...]), digest: digest)
  }

  /// Joins a file of images and one of labels, and checks that they fit: ranks, counts, labels below `classes`.
  static func pair(
    images: IDX, imagesName: String, labels: IDX, labelsName: String, classes: Int = 10
  ) throws -> Samples {
    guard images.dimensions.count == 3 else {
      throw DatasetError(
        "\(imagesName) has dimensions \(images.dimensions); a file of images has three (count, rows, columns)."
      )
    }
    guard labels.dimensions.count == 1 else {
      throw DatasetError("\(labelsName) has dimensions \(labels.dimensions); a file of labels has one.")
    }
    guard images.dimensions[0] == labels.dimensions[0] else {
      throw DatasetError(
        "\(imagesName) holds \(images.dimensions[0]) images, but \(labelsName) holds \(labels.dimensions[0]) labels; take both from the same set."
      )
    }
    if let index = labels.bytes.firstIndex(where: { $0 >= classes }) {
      throw DatasetError(
        "\(labelsName) has the label \(labels.bytes[index]) at index \(index); labels lie in 0...\(classes - 1)."
      )
    }
    return Samples(
      count: images.dimensions[0], shape: [images.dimensions[1] * images.dimensions[2]],
      inputs: .bytes(images.bytes, mean: 0.5, deviation: 0.5),
      answers: .labels(labels.bytes.map(Int32.init), classes: classes))
  }
}

/// What is wrong with data, as one sentence that names the file.
public struct DatasetError: Error, Equatable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
