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
  }
}
