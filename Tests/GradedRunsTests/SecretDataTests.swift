import Datasets
import Foundation
import Testing

@testable import GradedRuns

/// Data of a run are those of everybody, as nobody has seen them.
struct SecretDataTests {
  /// Images of four pixels whose values tell the image and the pixel.
  private static func images(_ count: Int) -> Samples {
    var bytes: [UInt8] = []
    for image in 0..<count {
      for pixel in 0..<4 { bytes.append(UInt8(20 + 10 * pixel + image % 3)) }
    }
    return Samples(
      count: count, shape: [4], inputs: .bytes(bytes, mean: 0.5, deviation: 0.5),
      answers: .labels((0..<count).map { Int32($0 % 3) }, classes: 3))
  }

  private static let base = SecretData.Base(
    pool: images(60), train: 30, validation: 12, heldOut: images(9), provenance: "made for a test")

  private static func bytes(_ samples: Samples) -> [UInt8] {
    guard case .bytes(let bytes, _, _) = samples.inputs else { return [] }
    return bytes
  }

  @Test func aKeyDecidesAll() {
    let one = SecretData(Self.base, key: "one", shufflesLabels: false)
    let again = SecretData(Self.base, key: "one", shufflesLabels: false)
    let other = SecretData(Self.base, key: "two", shufflesLabels: false)
    for part in [\SecretData.train, \.validation, \.heldOut] {
      #expect(Self.bytes(one[keyPath: part]) == Self.bytes(again[keyPath: part]))
      #expect(one[keyPath: part].labels == again[keyPath: part].labels)
      #expect(Self.bytes(one[keyPath: part]) != Self.bytes(other[keyPath: part]))
    }
    let counts: [Int] = [one.train.count, one.validation.count, one.heldOut.count]
    #expect(counts == [30, 12, 9])
  }

  /// Each place shows one place of the original, one brighter or darker, and each class has one other name.
  @Test func pixelsAndNamesChangePlaces() throws {
    let secret = SecretData(Self.base, key: "one", shufflesLabels: false)
    let (moved, original) = (Self.bytes(secret.heldOut), Self.bytes(Self.base.heldOut))
    func isSame(_ place: Int, _ pixel: Int) -> Bool {
      (0..<9).allSatisfy { image in
        let (after, before) = (Int(moved[image * 4 + place]), Int(original[image * 4 + pixel]))
        return abs(after - before) == 1
      }
    }
    let from = try (0..<4).map { place in try #require((0..<4).first { isSame(place, $0) }) }
    #expect(from.sorted() == [0, 1, 2, 3])
    let names = Set(zip(Self.base.heldOut.labels, secret.heldOut.labels).map { [$0, $1] })
    #expect(names.count == 3)
    #expect(Set(secret.heldOut.labels) == [0, 1, 2])
  }

  /// In the control nothing can be learned, and the held-out images stay as they are.
  @Test func theControlsLabelsTellNothing() {
    let plain = SecretData(Self.base, key: "one", shufflesLabels: false)
    let control = SecretData(Self.base, key: "one", shufflesLabels: true)
    #expect(Self.bytes(control.train) == Self.bytes(plain.train))
    #expect(control.heldOut.labels == plain.heldOut.labels)
    for name in Int32(0)..<3 {
      let members = plain.train.labels.indices.filter { plain.train.labels[$0] == name }
      let counts: [Int] = (Int32(0)..<3).map { label in members.count { control.train.labels[$0] == label } }
      #expect(counts.max() ?? 0 <= (counts.min() ?? 0) + 1, "\(counts)")
    }
  }

  @Test func aStudentsOwnDataAreWhatTheyAre() {
    let open = SecretData(Self.base)
    #expect(Self.bytes(open.train) == Array(Self.bytes(Self.base.pool).prefix(120)))
    #expect(open.validation.labels == Array(Self.base.pool.labels[30..<42]))
  }

  /// In MNIST's format (big-endian sizes before the bytes) under MNIST's names.
  @Test func filesAreMNISTs() throws {
    let files = SecretData(Self.base).files
    #expect(
      files.map(\.name) == [
        "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte",
      ])
    let head: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 30, 0, 0, 0, 2, 0, 0, 0, 2]
    #expect(Array(files[0].content.prefix(16)) == head)
    let sizes: [Int] = [16 + 120, 8 + 30, 16 + 48, 8 + 12]
    #expect(files.map(\.content.count) == sizes)
  }
}
