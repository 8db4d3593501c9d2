import Experiments

/// One question put to many settings, such as learning rates or depths.
///
///     let losses = try Sweep([0.01, 0.1, 1]) { rate in
///       try Trainer(network, optimizer: .sgd(learningRate: rate)).fit(.drawnDigits(), epochs: 2).loss
///     }.run()
///
/// The answers are those of a loop, in the order of the settings. In a build on a cluster, further jobs run the chapter
/// up to here and then work from the last setting towards the first; what travels are the answers of *experiments*,
/// which are kept under all that they depend on, so that this process finds them when it comes to that setting.
public struct Sweep<Setting, Answer> {
  public let settings: [Setting]
  private let answer: (Setting) throws -> Answer

  public init(_ settings: some Sequence<Setting>, answer: @escaping (Setting) throws -> Answer) {
    self.settings = Array(settings)
    self.answer = answer
  }

  /// The answer for each setting.
  ///
  /// - Throws: What the first setting throws that has no answer.
  public func run() throws -> [Answer] { try run(sharing: .current) }

  func run(sharing share: SweepShare?) throws -> [Answer] {
    let part = settings.count > 1 ? share?.next(count: settings.count) : nil
    if let part, part.isHelping {
      help(part)
      share?.leave()
      return []
    }
    return try settings.indices.map { index in
      tell(index)
      // A helper that is at it is waited for; one that died has let go.
      let claim = part?.claim(index, waits: true)
      defer { claim?.release() }
      let value = try answer(settings[index])
      part?.markDone(index)
      return value
    }
  }

  /// Does what nobody has begun. What goes wrong will be told by the process whose results count.
  private func help(_ part: SweepShare.Part) {
    for index in settings.indices.reversed() where !part.isDone(index) {
      guard let claim = part.claim(index, waits: false) else { continue }
      _ = try? answer(settings[index])
      part.markDone(index)
      claim.release()
    }
  }

  private func tell(_ index: Int) {
    ExperimentSession.current.onProgress(
      ExperimentProgress(
        experiment: "Sweep", message: "\(index + 1) of \(settings.count)",
        fraction: Double(index) / Double(settings.count)))
  }
}
