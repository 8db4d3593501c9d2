import Clusters
import Foundation
import Kernel
import Sandboxes
import Synchronization

/// What happens when somebody outside ends the program: Ctrl-C, a closed terminal, a service that
/// stops.
///
/// Whatever was started ends, scratch folders go, finished pages stand, and the exit status is 128
/// and the signal's number, as shells have it.
public enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private static let gentleStop = Mutex<(@Sendable () -> Void)?>(nil)

  /// For a command that ends in order when it is asked to, with the status 0.
  public static func stopGently(_ stop: @escaping @Sendable () -> Void) { gentleStop.withLock { $0 = stop } }

  /// To be called before there is any other thread: they inherit that these signals are not theirs.
  public static func prepare() {
    let awaited = signals.filter { !isIgnored($0) }
    guard !awaited.isEmpty else { return }
    var set = sigset_t()
    sigemptyset(&set)
    for signal in awaited { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let blocked = set
    let thread = Thread {
      var awaitedSet = blocked
      while true {
        var signal: Int32 = 0
        while sigwait(&awaitedSet, &signal) != 0 {}
        // Whoever asks twice does not want to wait.
        guard let stop = gentleStop.withLock({ $0.take() }) else { leave(signal) }
        stop()
      }
    }
    thread.name = "lectern-interruption"
    thread.start()
  }

  /// `nohup` starts programs that way: then the signal is none of ours.
  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    sigaction(signal, nil, &action)
    // SIG_IGN is a macro that Swift cannot compare with: the address 1.
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  private static func leave(_ signal: Int32) -> Never {
    OpenRuns.endAll()
    RunningProcesses.endAll {
      ScratchFolder.removeAll()
      let name = [SIGINT: "SIGINT", SIGTERM: "SIGTERM", SIGHUP: "SIGHUP"][signal] ?? "signal \(signal)"
      let words =
        "lectern: stopped by \(name). What was finished stands; the rest is as it was before.\n"
      StandardError.write(words)
      _exit(128 + signal)
    }
  }
}
