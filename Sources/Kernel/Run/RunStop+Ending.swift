import Results
import Sandboxes

extension RunStop {
  init?(_ ending: UnitEnding, threw: Bool) {
    switch ending {
    case .ended:
      guard threw else { return nil }
      self = .failed
    case .cancelled: return nil
    case .exited: self = .failed
    case .died(.exited(status: WorkerContract.lostToolStatus)), .forged: self = .refused
    case .trapped, .died: self = .crashed
    case .timeLimit: self = .timeLimit
    case .memoryLimit: self = .memoryLimit
    case .outputLimit: self = .outputLimit
    }
  }
}
