import Foundation
import Testing

@testable import Clusters

/// The count of processes that the system has ended because memory ran out, in both kinds of control groups.
struct MemoryWatchTests {
  @Test(arguments: [
    ("8:memory:/slurm/job_4\n0::/\n", "memory/slurm/job_4/memory.oom_control"),
    ("0::/slurm/job_4\n", "slurm/job_4/memory.events"),
  ])
  func theCountOfTheJob(groups: String, file: String) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-groups-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    let file = root.appendingPathComponent(file)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try "oom 9\noom_kill 1\n".write(to: file, atomically: true, encoding: .utf8)
    let watch = MemoryWatch(groups: groups, root: root.path)
    #expect(!watch.hasRunOut)
    try "oom 9\noom_kill 2\n".write(to: file, atomically: true, encoding: .utf8)
    #expect(watch.hasRunOut)
  }

  @Test func withoutControlGroups() {
    #expect(!MemoryWatch(groups: "8:memory:/\n", root: "/nowhere").hasRunOut)
    #expect(!MemoryWatch(groups: "").hasRunOut)
  }
}
