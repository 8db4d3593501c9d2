import Foundation

/// What is known of the place that output goes to.
struct Terminal: Sendable {
  var isInteractive: Bool
  var hasColor: Bool
  /// In characters.
  var width: Int

  static let standardOutput = Terminal(descriptor: 1)
  static let standardError = Terminal(descriptor: 2)

  init(descriptor: Int32) {
    let environment = ProcessInfo.processInfo.environment
    isInteractive = isatty(descriptor) == 1 && environment["TERM"] != "dumb"
    // no-color.org: present and not empty.
    hasColor = isInteractive && (environment["NO_COLOR"] ?? "").isEmpty
    var size = winsize()
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = known ? Int(size.ws_col) : 80
  }
}
