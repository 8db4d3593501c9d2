import Foundation
import Wire

extension ProgressReport {
  /// `BakeOff 2/3, 8.1 s left, epoch 4`: the estimate stands before the details, which are cut first on a
  /// narrow terminal.
  public var words: String {
    var text = title
    if total > 0 { text += " \(completed)/\(total)" }
    if let secondsLeft { text += ", \(durationText(secondsLeft)) left" }
    if !detail.isEmpty { text += ", \(detail)" }
    return text
  }
}

/// `0.4 s`, `12 s`, `3:05 min`.
public func durationText(_ seconds: Double) -> String {
  if seconds < 10 { return String(format: "%.1f s", max(0, seconds)) }
  let whole = Int(seconds.rounded())
  if whole < 60 { return "\(whole) s" }
  return "\(whole / 60):" + String(format: "%02d", whole % 60) + " min"
}
