@testable import Datasets
import Foundation
import Testing

private func header(_ dimensions: [Int], type: UInt8 = 8) -> [UInt8] {
  [0, 0, type, UInt8(dimensions.count)]
    + dimensions.flatMap { n in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: n >> $0) } }
}

@Suite struct IDXTests {
  static let faults: [(bytes: [UInt8], message: String)] = [
    ([1, 2, 3, 4], "x is not an IDX file: it begins with [1, 2, 3, 4], not with two zero bytes."),
    (header([2], type: 13) + [1, 2], "x holds IDX data of type 13; only unsigned bytes (type 8) are read."),
    ([0, 0, 8, 9], "x has 9 dimensions; an IDX file of images has 3 and one of labels 1."),
    ([0, 0, 8, 3, 0, 0], "x ends inside its header; fetch it again."),
    (header([3]) + [1, 2], "x is truncated: its header announces 3 bytes, 2 follow; fetch it again."),
    (header([1]) + [1, 2], "x has extra bytes: its header announces 1 bytes, 2 follow; fetch it again."),
    (
      header([1 << 31, 1 << 31, 1 << 31]),
      "x is truncated: its header announces 2147483648 x 2147483648 x 2147483648 bytes, 0 follow; fetch it again."
    ),
  ]

  @Test(arguments: faults) func whatIsWrongIsSaid(bytes: [UInt8], message: String) {
    #expect(throws: DatasetError(message)) { try IDX.parse(bytes, name: "x", digest: "") }
  }

  @Test func imagesAndLabelsMustFit() throws {
    let images = try IDX.parse(header([2, 2, 2]) + [UInt8](repeating: 9, count: 8), name: "i", digest: "")
    let labels = try IDX.parse(header([2]) + [3, 4], name: "l", digest: "")
    let samples = try IDX.pair(images: images, imagesName: "i", labels: labels, labelsName: "l")
    #expect(samples.count == 2 && samples.inputSize == 4 && samples.labels == [3, 4])
    let three = try IDX.parse(header([3]) + [1, 2, 3], name: "l", digest: "")
    #expect(throws: DatasetError("i holds 2 images, but l holds 3 labels; take both from the same set.")) {
      try IDX.pair(images: images, imagesName: "i", labels: three, labelsName: "l")
    }
    let wrong = try IDX.parse(header([2]) + [3, 11], name: "l", digest: "")
    #expect(throws: DatasetError("l has the label 11 at index 1; labels lie in 0...9.")) {
      try IDX.pair(images: images, imagesName: "i", labels: wrong, labelsName: "l")
    }
  }

  @Test func mnistFallsBackToDrawnDigitsAndSaysSo() throws {
    let nowhere = DataSearch(folders: [URL(fileURLWithPath: "/nonexistent")])
    let loaded = try Dataset.mnist.first(50, test: 20).load(search: nowhere)
    #expect(loaded.train.count == 50 && loaded.test.count == 20)
    #expect(
      loaded.provenance
        == "This page uses drawn digits (50 for training, 20 for testing, seed 0). MNIST was not found; `lectern data fetch mnist` brings it."
    )
  }
}
