// Toy data can also be had as a set for training; in a page nothing trains on sets, so the types are only names.

public struct Samples {
  public enum Inputs { case numbers([Float]) }
  public enum Answers { case labels([Int32], classes: Int) }
  public init(count: Int, shape: [Int], inputs: Inputs, answers: Answers) {}
}

public struct Dataset {
  public static func samples(_ name: String, train: Samples, test: Samples) -> Dataset { Dataset() }
}
