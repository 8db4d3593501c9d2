import Foundation
import TestSampling
import TestThreads
import Testing

/// The settings of a sweep in a cell are done by jobs of their own.
@Suite(.inTurn, .waiting, .enabled(if: SlurmMachine.isExpected, Comment(rawValue: SlurmMachine.absence)))
struct SlurmSweepTests {
  /// The first setting waits, where there is a gate, until somebody else has done the last.
  private static let chapter = """
    # Rates

    ```{swift}
    //| echo: false
    let losses = try Sweep([1, 2, 3, 4]) { seed in
      while seed == 1 && access("../gate", F_OK) == 0 && access("../helped", F_OK) != 0 { usleep(20_000) }
      let run = try Trainer(.perceptron([784, 4, 10], activation: .relu), seed: UInt64(seed))
        .fit(.drawnDigits(count: 200, testCount: 50), epochs: 1)
      if seed == 4 { mkdir("../helped", 0o700) }
      return run.history.map { $0.loss }
    }.run()
    losses
    ```

    """

  @Test func theLastSettingIsAnotherJobs() throws {
    let slurm = try SlurmMachine()
    defer { slurm.stop() }
    let program = try Program()
    defer { program.remove() }
    for course in ["here/c", "there/c"] { try program.write("\(course)/1.md", Self.chapter) }
    let here = try program.lectern("build", "here/c", "--output", "here/site")
    #expect(here.status == 0, "\(here.errors)")

    try program.write("there/gate", "")
    // The first helper dies; the next does its work.
    let setup = #"[ "$task" = 0 ] || ! mkdir there/died 2>/dev/null || kill -9 $$"#
    let there = try program.lectern(
      "build", "there/c", "--output", "there/site", "--on", "slurm", "--setup", setup,
      environment: slurm.environment)
    #expect(there.status == 0, "\(there.errors)")
    #expect(
      there.errors.contains(/Slurm: 3 jobs to help with a sweep of '1.md' handed in as job \d+\./),
      "\(there.errors)")
    #expect(program.exists("there/died"))
    #expect(try program.files(in: "there/site") == program.files(in: "here/site"))
    #expect(try slurm.isEmpty())
    #expect(!program.exists("there/c/.lectern/cluster"))
  }
}
