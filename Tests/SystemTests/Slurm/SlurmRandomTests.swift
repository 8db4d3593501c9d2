import Foundation
import Sandboxes
import SeededRandom
import TestSampling
import TestThreads
import Testing

/// The tool, a job, the node's daemon and the controller end at moments of a build that chance has chosen, counted in
/// what tasks have begun and finished: what comes out in the end is the site of one machine.
///
/// Four moments run with the other tests, one of each kind. `LECTERN_MOMENTS=100 swift test -c release --skip-build
/// --filter SlurmRandomTests` runs a hundred, `LECTERN_MOMENTS=40-59` those of these seeds.
@Suite(.inTurn, .waiting, .enabled(if: SlurmMachine.isExpected, Comment(rawValue: SlurmMachine.absence)))
struct SlurmRandomTests {
  enum Victim: CaseIterable { case tool, job, node, controller }

  static let seeds: Range<Int> = {
    let text = ProcessInfo.processInfo.environment["LECTERN_MOMENTS"] ?? "4"
    let bounds = text.split(separator: "-").compactMap { Int($0) }
    return bounds.count == 2 ? bounds[0]..<max(bounds[0], bounds[1]) + 1 : 0..<(bounds.first ?? 4)
  }()

  @Test(arguments: seeds) func nothingIsLost(_ seed: Int) throws {
    var random = SplitMix64(seed: seed)
    let victim = Victim.allCases[seed % Victim.allCases.count]
    // Of each task one can see that it begins and that it has answered; after the last there is nothing to end.
    let moment = Int.random(in: 1..<2 * SlurmBuildTests.count, using: &random)
    let number = Int.random(in: 0..<SlurmBuildTests.count, using: &random)
    let slurm = try SlurmMachine()
    defer { slurm.stop() }
    let program = try SlurmBuildTests.course()
    defer { program.remove() }
    let sign = try program.makeSign("moments")
    // As long as somebody could write there is no end to read.
    let pen = OwnedDescriptor(open(program.folder.path + "/moments", O_WRONLY | O_CLOEXEC))
    defer { pen.close() }
    let telling = #"echo b >moments; trap 'rm -rf "$TMPDIR"; echo e >moments' EXIT"#
    let running = try RunningProgram(
      program, ["build", "c", "--output", "site", "--on", "slurm", "--setup", telling],
      environment: slurm.environment)
    let finished = try Self.wait(for: moment, sign)
    let words = "seed \(seed): \(victim) after \(moment) moments"
    switch victim {
    case .tool:
      running.child.send(signal: SIGKILL)
      _ = running.ending()
    case .job:
      let jobs = try slurm.jobs().compactMap { $0.split(separator: " ").first }
      // One that ends just now is no longer there to be cancelled.
      if !jobs.isEmpty { try slurm.attempt("scancel", String(jobs[number % jobs.count])) }
      #expect(running.ending(within: 900) != nil, "\(words): \(running.errors)")
    case .node, .controller:
      let daemon = victim == .node ? "slurmd" : "slurmctld"
      if victim == .controller { try slurm.settle() }
      try slurm.kill(daemon)
      try slurm.restart(daemon)
      #expect(running.ending(within: 900) == .exited(status: 0), "\(words): \(running.errors)")
    }
    #expect(try slurm.isEmpty(), "\(words)")

    let resumed = try program.lectern(
      "build", "c", "--output", "site", "--on", "slurm", environment: slurm.environment)
    #expect(resumed.status == 0, "\(words): \(resumed.errors)")
    let handedIn = resumed.errors.firstMatch(of: /Slurm: (\d) chapters? handed in/).flatMap { Int($0.1) } ?? 0
    let missing = [.tool: SlurmBuildTests.count - finished, .job: 1][victim] ?? 0
    #expect(handedIn <= missing, "\(words): \(resumed.errors)")
    #expect(try program.files(in: "site") == SlurmBuildTests.localSite.get(), "\(words)")
    #expect(try slurm.isEmpty(), "\(words)")
    #expect(!program.exists("c/.lectern/cluster"), "\(words)")
  }

  /// Waits until so many tasks have begun or finished.
  ///
  /// - Returns: How many have finished.
  private static func wait(for moments: Int, _ sign: OwnedDescriptor) throws -> Int {
    var letters = ""
    while letters.count < moments {
      try #require(![sign].waitForInput(milliseconds: 300_000).isEmpty)
      if case .bytes(let bytes) = sign.read() {
        letters += String(decoding: bytes, as: UTF8.self).filter(\.isLetter)
      }
    }
    return letters.prefix(moments).count { $0 == "e" }
  }
}
