import Foundation
import Testing

@testable import Clusters

/// What Slurm's commands print, read; the lines are those of version 22.05.
struct SlurmAnswersTests {
  @Test func theQueue() {
    let jobs = Slurm.jobs(
      inList: """
        7|0|RUNNING|None|node1
        7|1|PENDING|PartitionTimeLimit|
        7|2|TIMEOUT|TimeLimit|node2
        a job of another kind
        """)
    #expect(jobs.map(\.index) == [0, 1, 2])
    #expect(jobs.map(\.isLive) == [true, true, false])
    #expect(jobs.map(\.waitsForEver) == [false, true, false])
    #expect(jobs[2].node == "node2")
  }

  /// The form that sacct(1) gives with `--parsable2`, of which a job that was started again has several lines.
  @Test(arguments: [
    ("TIMEOUT|0:0|node1", JobEnding(state: "TIMEOUT", status: 0, signal: nil, node: "node1")),
    ("CANCELLED by 1000|0:15|node1", JobEnding(state: "CANCELLED", status: nil, signal: 15, node: "node1")),
    (
      "NODE_FAIL|1:0|node1\nFAILED|76:0|node2\n",
      JobEnding(state: "FAILED", status: 76, signal: nil, node: "node2")
    ),
  ])
  func accounting(output: String, ending: JobEnding) {
    #expect(Slurm.ending(inAccounts: output) == ending)
  }

  @Test func theController() {
    let line =
      "JobId=4 ArrayJobId=1 JobState=FAILED Reason=NonZeroExitCode ExitCode=2:0 NodeList=vm NumNodes=1"
    #expect(
      Slurm.ending(inJob: line) == JobEnding(state: "FAILED", status: 2, signal: nil, node: "vm"))
    #expect(Slurm.ending(inJob: "slurm_load_jobs error: Invalid job id specified") == nil)
    #expect(Slurm.ending(inAccounts: "") == nil)
  }

  @Test(arguments: [
    (
      "sbatch: error: invalid partition specified: nope\nsbatch: error: Batch job submission failed: Invalid partition name specified\n",
      "Invalid partition name specified"
    ),
    ("squeue: error: Invalid user: x\n", "Invalid user: x"),
    ("", "it does not say why"),
  ])
  func reasons(errors: String, words: String) { #expect(Slurm.words(errors) == words) }

  /// A standing is told in a line, and the estimate only when there is one.
  @Test func standings() {
    var standing = Standing(waiting: 5, running: 2, done: 3, total: 10, secondsLeft: nil, reason: "Resources")
    #expect(standing.words == "Slurm: 2 running, 5 waiting (Resources), 3 of 10 done")
    standing.secondsLeft = 40
    #expect(standing.words == "Slurm: 2 running, 5 waiting (Resources), 3 of 10 done, 40 s left")
  }
}
