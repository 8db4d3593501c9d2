import Foundation
import Testing

@testable import Clusters

/// The script of a task, run by bash as Slurm does.
struct JobScriptTests {
  /// A task that is cancelled at its first step, just when its folder has been made, leaves none.
  @Test(arguments: ["mkdir", "chmod"]) func aTaskCancelledAtOnceLeavesNothing(_ step: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-script-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["run", "tmp", "bin"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    try "1\n".write(to: folder.appendingPathComponent("run/array-0"), atomically: true, encoding: .utf8)
    let wrapper = folder.appendingPathComponent("bin/\(step)")
    try "#!/bin/sh\nPATH=/usr/bin:/bin \(step) \"$@\" && kill -TERM $PPID\n".write(
      to: wrapper, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: wrapper.path)

    let script = JobScript(
      program: "/bin/true", directory: folder.path, folder: folder.path + "/run", array: 0, setup: nil)
    let bash = Process()
    // A signal that is ignored when a shell begins, as it may be of those who test, cannot be trapped.
    bash.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    bash.arguments = ["--default-signal=TERM", "/bin/bash", "-c", script.text]
    bash.environment = [
      "PATH": "\(folder.path)/bin:/usr/bin:/bin", "TMPDIR": folder.path + "/tmp", "SLURM_ARRAY_TASK_ID": "0",
      "SLURM_JOB_ID": "7",
    ]
    try bash.run()
    bash.waitUntilExit()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/tmp").isEmpty)
    // Where the script does not take that step, it runs to its end.
    #expect(bash.terminationStatus == (script.text.contains(step + " ") ? 143 : 0))
  }
}
