import Testing

@testable import Datasets

@Suite struct SamplesTests {
  @Test func numbersAreTheInputsOneAfterTheOther() {
    let bytes = Samples(
      count: 3, shape: [2], inputs: .bytes([0, 255, 7, 8, 9, 128], mean: 0.1307, deviation: 0.3081),
      answers: .labels([0, 1, 2], classes: 3))
    #expect(bytes.numbers == (0..<3).flatMap { bytes.input($0) })
    #expect(bytes.numbers.count == 6 && Set(bytes.numbers).count == 6)
    let numbers = Samples(
      count: 2, shape: [1], inputs: .numbers([4, -5]), answers: .labels([0, 1], classes: 2))
    #expect(numbers.numbers == [4, -5])
  }
}
