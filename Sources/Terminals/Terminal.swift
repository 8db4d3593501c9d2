import Foundation

/// What is known of the place that output goes to.
public struct Terminal: Sendable {
  public var isInteractive: Bool
  public var hasColor: Bool
  /// In characters.
  public var width: Int

  public static let standardOutput = Terminal(descriptor: 1)
  public static let standardError = Terminal(descriptor: 2)

  public init(descriptor: Int32) {
    let environment = ProcessInfo.processInfo.environment
    isInteractive = isatty(descriptor) == 1 && environment["TERM"] != "dumb"
    // no-color.org: present and not empty.
    hasColor = isInteractive && (environment["NO_COLOR"] ?? "").isEmpty
    var size = winsize()
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = known ? Int(size.ws_col) : 80
  }
}
