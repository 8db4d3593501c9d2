import Foundation

/// A stack for work that follows a stranger's text by recursion: code can be nested as deep as it is long, and
/// what is not used of a stack costs nothing.
enum DeepStack {
  static let bytes = 1 << 30

  /// Does the work on a thread of its own. Blocks the calling one.
  ///
  /// - Parameter seconds: After so long the thread is left to itself, and the answer is `nil`.
  static func run<Result: Sendable>(within seconds: Double? = nil, _ body: @escaping @Sendable () -> Result)
    -> Result?
  {
    let box = Box<Result>()
    let thread = Thread {
      box.result = body()
      box.isDone.signal()
    }
    thread.stackSize = bytes
    thread.start()
    if let seconds {
      guard box.isDone.wait(timeout: .now() + seconds) == .success else { return nil }
    } else {
      box.isDone.wait()
    }
    return box.result
  }

  /// Written by the thread before it signals, read by the other after it.
  private final class Box<Result>: @unchecked Sendable {
    var result: Result?
    let isDone = DispatchSemaphore(value: 0)
  }
}
