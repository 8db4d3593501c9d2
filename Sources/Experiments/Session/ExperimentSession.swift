public import Foundation
import Synchronization
import Tensors

/// How far an experiment is.
public struct ExperimentProgress: Sendable {
  /// The experiment, such as "BakeOff".
  public var experiment: String
  /// What it is busy with, such as "GELU, seed 2".
  public var message: String
  /// The share that is done, 0 to 1.
  public var fraction: Double
  /// The epoch that just ended and how many there are; 0 for experiments without epochs.
  public var epoch: Int, epochs: Int
  /// The latest mean loss, where there is one.
  public var loss: Double?
  /// Estimated seconds until the experiment ends; nil while nothing is known.
  public var secondsLeft: Double?

  public init(
    experiment: String, message: String, fraction: Double, epoch: Int = 0, epochs: Int = 0,
    loss: Double? = nil,
    secondsLeft: Double? = nil
  ) {
    self.experiment = experiment
    self.message = message
    self.fraction = fraction
    self.epoch = epoch
    self.epochs = epochs
    self.loss = loss
    self.secondsLeft = secondsLeft
  }
}

/// What experiments know of the process they run in: where results are kept, where data lies, whom to tell.
///
/// One process runs one chapter, so the session belongs to the process.
public struct ExperimentSession: Sendable {
  /// Where finished experiments are kept; nil turns the memo off (in the grading sandbox).
  public var memoDirectory: URL?
  /// Folders with data, in order, before the standard ones; empty leaves the standard search path alone.
  public var searchDirectories: [URL]
  /// Fewer epochs, the first seed only, less data.
  public var quick: Bool
  /// The digest of the compiled code above the running cell, for configurations that hold closures.
  public var codeKey: String
  /// The engine's version, part of every memo key.
  public var engineVersion: String
  public var onProgress: @Sendable (ExperimentProgress) -> Void
  /// Called for each data file that is read, with its SHA-256.
  public var onRead: @Sendable (URL, _ digest: String) -> Void
  /// Called with the sentence that says which data was used.
  public var onDataUsed: @Sendable (String) -> Void
  /// Called for each experiment that was answered: its name, its key, the seconds it took when it was computed,
  /// and how far that is from the answer that was kept, if both are there.
  public var onAnswer:
    @Sendable (_ name: String, _ key: String, _ seconds: Double?, _ difference: Double?) -> Void =
      { _, _, _, _ in }
  /// Whether the experiment of a key is to be computed even if its answer is kept.
  public var recomputes: @Sendable (_ key: String) -> Bool = { _ in false }
  /// Asked between batches; an experiment that is called off throws `CancellationError`.
  public var isCancelled: @Sendable () -> Bool

  public init(
    memoDirectory: URL? = nil, searchDirectories: [URL] = [], quick: Bool = false, codeKey: String = "",
    engineVersion: String = Engine.version,
    onProgress: @escaping @Sendable (ExperimentProgress) -> Void = { _ in },
    onRead: @escaping @Sendable (URL, _ digest: String) -> Void = { _, _ in },
    onDataUsed: @escaping @Sendable (String) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.memoDirectory = memoDirectory
    self.searchDirectories = searchDirectories
    self.quick = quick
    self.codeKey = codeKey
    self.engineVersion = engineVersion
    self.onProgress = onProgress
    self.onRead = onRead
    self.onDataUsed = onDataUsed
    self.isCancelled = isCancelled
  }

  private static let shared = Mutex(ExperimentSession())

  /// The session of this process.
  public static var current: ExperimentSession { shared.withLock { $0 } }

  /// Changes the session of this process.
  public static func configure(_ change: (inout ExperimentSession) -> Void) {
    shared.withLock { change(&$0) }
  }

  /// Throws `CancellationError` when the session was called off.
  func checkCancellation() throws { if isCancelled() { throw CancellationError() } }
}
