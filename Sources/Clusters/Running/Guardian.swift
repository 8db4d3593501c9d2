import Foundation
import Sandboxes

/// A small process beside the tool that cancels its jobs when the tool is gone, however that came about.
///
/// It holds the end of a pipe whose other end is the tool's alone. A word says that all is over; the end of the
/// pipe without one says that the tool has died. It is in a session of its own: no Ctrl-C reaches it.
struct Guardian: Sendable {
  private let pipe: OwnedDescriptor

  /// - Throws: `SpawnError` when it cannot be started.
  init(of name: String, _ slurm: Slurm) throws {
    let (feed, ready) = (try ProcessPipe(), try ProcessPipe())
    let null = try OwnedDescriptor.null()
    let starter = try ChildProcess(
      executable: "/bin/sh",
      arguments: [
        "-c", "exec 3<&0; setsid /bin/sh -c \"$1\" <&3 3<&- & wait", "sh", Self.script(name, slurm),
      ],
      environment: ProcessInfo.processInfo.environment, directory: "/",
      descriptors: [(0, feed.reading), (1, ready.writing), (2, null)])
    feed.reading.close()
    ready.writing.close()
    pipe = feed.writing
    // From its first word on it is in its own session, and the starter can go.
    _ = ready.reading.read()
    starter.killGroup()
    _ = starter.waitForEnd()
  }

  /// All is over: it leaves without a word.
  func release() {
    pipe.write(Array("over\n".utf8), seconds: 1)
    pipe.close()
  }

  /// A job may have been on its way to Slurm when the tool died, so it looks again until there is none, and gives up
  /// after ten minutes in which Slurm does not answer.
  private static func script(_ name: String, _ slurm: Slurm) -> String {
    """
    echo ready; exec >/dev/null 2>&1
    if read -r word; then exit 0; fi
    end=$(($(date +%s) + 600))
    try=0
    while [ "$(date +%s)" -lt "$end" ]; do
      try=$((try + 1))
      '\(slurm.programs.scancel)' --quiet --name=\(name)
      sleep 1
      left=$('\(slurm.programs.squeue)' --noheader --name=\(name)) && [ -z "$left" ] && [ "$try" -gt 2 ] && exit 0
    done
    """
  }
}
