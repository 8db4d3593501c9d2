import Datasets
import Testing

@Suite struct DrawnDigitsTests {
  @Test func theSameSeedDrawsTheSameDigits() {
    let some = DrawnDigits.samples(count: 20, seed: 3)
    let more = DrawnDigits.samples(count: 4_000, seed: 3)
    #expect(some.labels == Array(more.labels.prefix(20)))
    #expect(some.image(19) == more.image(19))
    #expect(some.labels != DrawnDigits.samples(count: 20, seed: 4).labels)
  }
}
