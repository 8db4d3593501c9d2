public import Downloads
import Foundation

/// How far a download is, on standard error: one line that is written over where a person watches, a
/// line per file elsewhere.
public final class DownloadLine {
  private let terminal = Terminal.standardError
  private var latest = ""

  public init() {}

  public func show(_ progress: DownloadProgress) {
    let host = progress.mirror.host ?? progress.mirror.absoluteString
    if terminal.isInteractive {
      let share = min(100, 100 * progress.received / max(progress.total, 1))
      let text = "\(progress.file): \(share) % of \(size(progress.total)) from \(host)"
      guard text != latest else { return }
      write("\r\u{1b}[K" + text.prefix(terminal.width - 1))
      latest = text
    } else {
      let text = "\(progress.file), \(size(progress.total)), from \(host)"
      guard text != latest else { return }
      write(text + "\n")
      latest = text
    }
  }

  /// Leaves the line behind.
  public func end() {
    if terminal.isInteractive && !latest.isEmpty { write("\r\u{1b}[K") }
    latest = ""
  }

  private func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\((bytes + 500) / 1_000) kB" : "\(Double(bytes / 100_000) / 10) MB"
  }

  private func write(_ text: String) { StandardError.write(text) }
}
