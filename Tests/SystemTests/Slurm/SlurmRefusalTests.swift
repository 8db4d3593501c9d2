import Foundation
import TestSampling
import TestThreads
import Testing

/// What cannot be done on a cluster is one sentence with a remedy, and leaves no job behind.
@Suite(
  .inTurn, .serialized, .waiting,
  .enabled(if: SlurmMachine.isExpected, Comment(rawValue: SlurmMachine.absence)))
struct SlurmRefusalTests {
  @Test func whatSlurmDoesNotTake() throws {
    let slurm = try SlurmMachine()
    defer { slurm.stop() }
    let program = try SlurmBuildTests.course()
    defer { program.remove() }
    let partition = try SlurmBuildTests.build(program, on: slurm, ["--partition", "nope"], status: 2)
    #expect(
      partition.errors == """
        lectern: error: Slurm has no partition 'nope': Invalid partition name specified.
        help: known: 'first', 'main', 'short'.

        """)
    let memory = try SlurmBuildTests.build(program, on: slurm, ["--memory", "900G"], status: 2)
    #expect(
      memory.errors.hasPrefix(
        "lectern: error: no node has what a task asks for: Requested node configuration is not available.\n"),
      "\(memory.errors)")
    let limit = try SlurmBuildTests.build(
      program, on: slurm, ["--partition", "short", "--time", "5"], status: 2)
    #expect(
      limit.errors.hasSuffix(
        """
        lectern: error: the jobs would wait for ever: Slurm says PartitionTimeLimit.
        help: ask for less with '--time', or take another '--partition'; 'sinfo' says what they allow.

        """), "\(limit.errors)")
  }

  @Test func aCommandLineWithoutCluster() throws {
    let program = try SlurmBuildTests.course()
    defer { program.remove() }
    let build = try program.lectern("build", "c", "--partition", "main")
    #expect(build.status == 2)
    #expect(build.errors.contains("'--partition' goes with '--on slurm'."), "\(build.errors)")
    try program.write("c/course.yml", "cluster: { time: soon }\n")
    let check = try program.lectern("build", "c")
    #expect(check.status == 1)
    #expect(
      check.errors.contains(
        "c/course.yml:1:18: error: 'time' is 'soon', which is no time as Slurm writes them."),
      "\(check.errors)")
  }

  /// The node sees another folder at the course's path.
  @Test func aFolderThatIsNotShared() throws {
    let program = try SlurmBuildTests.course()
    defer { program.remove() }
    let here = program.folder.resolvingSymlinksInPath().path
    let slurm = try SlurmMachine(nodeOnly: "mount -t tmpfs none '\(here)'")
    defer { slurm.stop() }
    let build = try SlurmBuildTests.build(program, on: slurm, status: 3)
    #expect(
      build.errors.contains(
        /lectern: error: node '[^']+' does not see the folder '[^']+\/c\/.lectern\/cluster'\.\nhelp: course, submissions/
      ),
      "\(build.errors)")
  }

  /// The node's sandbox does not hold: nobody is graded.
  @Test func aNodeWithoutSandbox() throws {
    let slurm = try SlurmMachine(nodeOnly: "mount --bind /bin/false /usr/bin/bwrap")
    defer { slurm.stop() }
    let program = try Program()
    defer { program.remove() }
    try program.write("tiny.yml", TinyAssignment.rubric)
    try program.write("hands/ada.md", TinyAssignment.empty)
    let grade = try program.lectern(
      "grade", "hands", "--assignment", "tiny.yml", "--on", "slurm", environment: slurm.environment)
    #expect(grade.status == 3)
    #expect(
      grade.errors.contains(/lectern: error: node '[^']+': no sandbox can be started here:/),
      "\(grade.errors)")
    #expect(
      grade.errors.contains("or take a '--partition' whose nodes hold strangers' code."), "\(grade.errors)")
    #expect(try slurm.isEmpty())
  }
}
