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
    #expect(jobs.map(\.isActive) == [true, true, false])
    #expect(jobs.map(\.waitsForEver) == [false, true, false])
    #expect(jobs[2].node == "node2")
  }

  /// What sacct of 22.05.8 printed of jobs that really ended so, with slurmdbd and MariaDB behind it: over time, over memory
  /// that control groups held, over memory that Slurm added up, cancelled, displaced, `exit 9`. The last is from sacct(1): of
  /// a job that was started again it has several lines.
  @Test(arguments: [
    ("TIMEOUT|0:0|node1\n", JobEnding(state: "TIMEOUT", status: 0, signal: nil, node: "node1")),
    (
      "OUT_OF_MEMORY|0:125|node1\n",
      JobEnding(state: "OUT_OF_MEMORY", status: nil, signal: 125, node: "node1")
    ),
    ("FAILED|0:9|node1\n", JobEnding(state: "FAILED", status: nil, signal: 9, node: "node1")),
    ("CANCELLED by 0|0:0|node1\n", JobEnding(state: "CANCELLED", status: 0, signal: nil, node: "node1")),
    ("PREEMPTED|0:0|node1\n", JobEnding(state: "PREEMPTED", status: 0, signal: nil, node: "node1")),
    ("FAILED|9:0|node1\n", JobEnding(state: "FAILED", status: 9, signal: nil, node: "node1")),
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
    // As 22.05.8 said it of a job whose control group's memory ran out.
    let memory =
      "JobId=2 ArrayJobId=2 ArrayTaskId=0 JobName=wrap UserId=root(0) JobState=OUT_OF_MEMORY Reason=OutOfMemory Dependency=(null) Requeue=0 Restarts=0 BatchFlag=1 Reboot=0 ExitCode=0:125 RunTime=00:00:00 NodeList=node1 BatchHost=node1"
    let ending = Slurm.ending(inJob: memory)
    #expect(ending == JobEnding(state: "OUT_OF_MEMORY", status: nil, signal: 125, node: "node1"))
    #expect(
      TaskLoss("3.md", ending, lastWords: "", isGrading: false).sentence
        == "'3.md' ran out of its memory on node 'node1'.")
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
    var progress = RunProgress(
      waiting: 5, running: 2, done: 3, total: 10, secondsLeft: nil, reason: "Resources")
    #expect(progress.words == "Slurm: 2 running, 5 waiting (Resources), 3 of 10 done")
    progress.secondsLeft = 40
    #expect(progress.words == "Slurm: 2 running, 5 waiting (Resources), 3 of 10 done, 40 s left")
  }
}
