import Foundation

extension Array {
  /// What a run of all tests takes of a long list whose cases cost seconds each: every `step`th, beginning with the first.
  ///
  /// Always the same ones, so that a run is like the one before. `LECTERN_EVERY=1` takes all of them, `LECTERN_EVERY=2`
  /// every second.
  public func sampled(every step: Int) -> [Element] {
    let step = Swift.max(1, Sampling.step ?? step)
    return enumerated().filter { $0.offset % step == 0 }.map(\.element)
  }
}

/// How much of the long lists is tried.
public enum Sampling {
  static let step = ProcessInfo.processInfo.environment["LECTERN_EVERY"].flatMap { Int($0) }

  /// Whether everything is asked for.
  public static var isWhole: Bool { step == 1 }
}
