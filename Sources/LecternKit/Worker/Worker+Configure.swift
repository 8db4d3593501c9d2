import Experiments
import Foundation
import Wire

extension Worker {
  /// Takes the circumstances of the run, and lets the experiments report through the channel.
  func configure(_ configuration: WorkerConfiguration) {
    guard configuration.version == wireVersion else {
      channel.send(
        .threw(
          ThrownError(
            type: "VersionError",
            description: "the tool and its worker are of different versions; build or install Lectern anew",
            frames: [])))
      _exit(1)
    }
    state.stackSize = configuration.stackSize
    ReadTracker.start(beneath: configuration.courseDirectory)
    Attempts.start(configuration)
    let channel = channel
    let share = configuration.sweeps.map { SweepShare($0) }
    SweepShare.current = share
    ExperimentSession.configure { session in
      session.memoDirectory = configuration.memoDirectory.map { URL(fileURLWithPath: $0) }
      session.searchDirectories = configuration.searchDirectories.map { URL(fileURLWithPath: $0) }
      session.quick = configuration.quick
      session.onRead = { file, digest in channel.send(.read(path: file.path, digest: digest)) }
      session.onDataUsed = { channel.send(.data($0)) }
      session.engineVersion = KitSources.engine
      session.onAnswer = { name, key, own, difference in
        let seconds = share.map { $0.seconds(ofExperiment: key, own) } ?? own
        channel.send(
          .experiment(ExperimentUse(name: name, key: key, seconds: seconds, difference: difference)))
      }
      let recomputed = Set(configuration.recomputed)
      session.recomputes = { recomputed.contains("*") || recomputed.contains($0) }
      session.onProgress = { channel.send(.progress(ProgressReport($0))) }
    }
  }
}

extension ProgressReport {
  init(_ progress: ExperimentProgress) {
    let isCounted = progress.epochs > 0
    var details: [String] = []
    if let loss = progress.loss { details.append("loss \(String(format: "%.4f", loss))") }
    if !progress.message.isEmpty { details.append(progress.message) }
    self.init(
      title: isCounted ? "\(progress.experiment), epoch" : progress.experiment,
      completed: isCounted ? progress.epoch : Int((progress.fraction * 100).rounded()),
      total: isCounted ? progress.epochs : 100,
      detail: details.joined(separator: ", "), secondsLeft: progress.secondsLeft, loss: progress.loss)
  }
}
