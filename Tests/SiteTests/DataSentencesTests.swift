import Testing

@testable import Site

@Suite struct DataSentencesTests {
  @Test func whatDiffersInANumberOrANameIsOneSentence() {
    func first(_ count: Int, of name: String = "MNIST") -> String {
      "This page uses \(name) (the first \(count) training images of the files found)."
    }
    func own(_ name: String) -> String { "This page uses the data set \(name), made in the chapter itself." }
    let times = "Times on this page were measured on a processor"
    #expect(
      DataSentences.joined([
        first(10000), own("noise"), first(32), first(500, of: "Fashion-MNIST"), times, own("moons at 5.0"),
        first(2000), own("waves"),
      ]) == [
        "This page uses MNIST (the first 32, 2000 and 10000 training images of the files found).",
        "This page uses the data sets noise, moons at 5.0 and waves, made in the chapter itself.",
        first(500, of: "Fashion-MNIST"), times + ".",
      ])
  }

  @Test func oneOfAKindStaysAsItIs() {
    let sentences = [
      "This page uses the data set spelled digits, made in the chapter itself.",
      "This page uses MNIST (all training images of the files found).",
      "This page uses MNIST (the first 3000 training images of the files found).",
    ]
    #expect(DataSentences.joined(sentences) == sentences)
  }
}
