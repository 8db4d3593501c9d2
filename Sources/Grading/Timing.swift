/// Where the time of grading one submission went, in seconds.
public struct Timing: Sendable, Hashable {
  /// Compiling and running the notebook; its training is in it.
  public internal(set) var run = 0.0
  /// Running it again on random labels.
  public internal(set) var control = 0.0
  /// Training again what was handed in.
  public internal(set) var reenactment = 0.0
  /// All else: looking at weights, points, pictures, the page.
  public internal(set) var evidence = 0.0

  public init() {}

  /// As a line of a log.
  public var words: String {
    func seconds(_ value: Double) -> String { String((value * 100).rounded() / 100) }
    return
      "run \(seconds(run)) s, control \(seconds(control)) s, re-enactment \(seconds(reenactment)) s, judging \(seconds(evidence)) s"
  }

  mutating func measure<Result>(_ part: WritableKeyPath<Timing, Double>, _ body: () -> Result) -> Result {
    let began = ContinuousClock.now
    let result = body()
    self[keyPath: part] += (ContinuousClock.now - began) / .seconds(1)
    return result
  }

  /// Counts a part of what was measured as evidence as training.
  mutating func split(_ seconds: Double) {
    evidence -= seconds
    reenactment += seconds
  }
}
