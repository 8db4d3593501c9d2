import Files
import Foundation
import Kernel
import Sandboxes

/// The three streams that a program is started with, which may be closed, or lead to nobody.
public enum StandardStreams {
  /// To be called before any file is opened.
  ///
  /// A reader that closes its end early (`lectern run | head`) is no reason to die by signal. And where a
  /// stream is closed (`2>&-`), the next file that is opened would get its number, and messages would be
  /// written into it: a page, say.
  public static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      // `open` gives the lowest free number, which is this one.
      _ = open("/dev/null", O_RDWR)
    }
  }

  /// Writes out what is left of standard output.
  ///
  /// - Throws: `MachineFault` when it cannot be written, on a full disk say, so that nobody takes half a
  ///   result for the whole. A reader that has gone wanted no more.
  public static func finish() throws {
    guard fflush(nil) != 0 else { return }
    var output = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
    poll(&output, 1, 0)
    guard output.revents & Int16(POLLERR) == 0 else { return }
    throw MachineFault(
      "standard output could not be written in full.", help: "make room on the disk that it goes to.")
  }
}

/// Standard error, where what is said is lost when nobody listens.
public enum StandardError {
  /// `FileHandle` would end the program when the reader has gone.
  public static func write(_ text: String) { Descriptor.write(Array(text.utf8), to: 2) }
}
