import Foundation

/// Where the time of grading one submission went.
public struct Timing: Sendable, Hashable, Codable {
  /// Compiling and running the notebook; its training is in it.
  public internal(set) var run = Span()
  /// Running it again on random labels.
  public internal(set) var control = Span()
  /// Training again what was handed in.
  public internal(set) var reenactment = Span()
  /// All else: looking at weights, points, pictures, the page.
  public internal(set) var evidence = Span()

  public init() {}

  /// A stretch of time.
  public struct Span: Sendable, Hashable, Codable {
    public var seconds = 0.0
    /// Seconds that processors worked for this grader and the programs that it started and saw end. With several jobs
    /// at once it is the work of all of them.
    public var processor = 0.0

    /// As the time now, which has a meaning in differences only.
    static var now: Span {
      Span(
        seconds: (ContinuousClock.now - origin) / .seconds(1),
        processor: clock(CLOCK_PROCESS_CPUTIME_ID) + ofChildren)
    }

    static func since(_ began: Span) -> Span {
      let now = now
      return Span(seconds: now.seconds - began.seconds, processor: now.processor - began.processor)
    }

    static func += (a: inout Span, b: Span) {
      a.seconds += b.seconds
      a.processor += b.processor
    }

    static func -= (a: inout Span, b: Span) {
      a.seconds -= b.seconds
      a.processor -= b.processor
    }

    private static let origin = ContinuousClock.now

    private static func clock(_ clock: clockid_t) -> Double {
      var time = timespec()
      clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static var ofChildren: Double {
      var usage = rusage()
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
      func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
      return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    fileprivate var words: String {
      func rounded(_ value: Double) -> String { String((value * 100).rounded() / 100) }
      return "\(rounded(seconds)) s (processor \(rounded(processor)) s)"
    }
  }

  /// As a line of a log.
  public var words: String {
    "run \(run.words), control \(control.words), re-enactment \(reenactment.words), judging \(evidence.words)"
  }

  mutating func measure<Result>(_ part: WritableKeyPath<Timing, Span>, _ body: () -> Result) -> Result {
    let began = Span.now
    let result = body()
    self[keyPath: part] += .since(began)
    return result
  }

  /// Counts a part of what was measured as evidence as training.
  mutating func split(_ span: Span) {
    evidence -= span
    reenactment += span
  }
}
