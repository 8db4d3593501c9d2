import Files
import Site
import Testing

@testable import Clusters

/// What is asked of a cluster, by the course and by the command line.
struct ClusterSettingsTests {
  @Test func theCommandLineIsAboveTheCourse() throws {
    var course = ClusterSettings()
    course.partition = "teaching"
    course.time = "30"
    let settings = try ClusterChoice(["time": "1-12", "retries": "3"]).applied(to: course)
    #expect(settings.partition == "teaching")
    #expect(settings.time == "1-12")
    #expect(settings.retries == 3)
  }

  @Test(arguments: [
    ("time", "soon", "'time' is 'soon', which is no time as Slurm writes them."),
    ("memory", "4 GB", "'memory' is '4 GB', which is no amount as Slurm writes them."),
    ("partition", "--uid=0", "'partition' is '--uid=0', which is no name of Slurm's."),
    ("cores", "0", "'cores' is '0', which is no number of cores."),
    ("retries", "-1", "'retries' is '-1', which is no number from 0 to 20."),
  ])
  func whatSlurmCouldNotRead(key: String, text: String, sentence: String) {
    #expect {
      _ = try ClusterChoice([key: text]).applied(to: ClusterSettings())
    } throws: {
      ($0 as? UsageFault)?.message == sentence
    }
  }

  @Test func withoutSlurm() {
    #expect {
      _ = try Slurm(ClusterSettings(), searchPath: SearchPath("/nowhere"))
    } throws: {
      ($0 as? MachineFault)?.message
        == "there is no 'sbatch' on this machine, by which work is handed to Slurm."
    }
  }

  /// Shell that a path could carry stays a path.
  @Test func theScriptQuotes() {
    let script = JobScript(
      program: "/opt/it's/lectern", directory: "/home/$(id)", folder: "/home/a b", array: 0, setup: nil)
    #expect(script.text.contains(#"'/opt/it'\''s/lectern' on-node '/home/a b' "$task""#))
    #expect(script.text.contains("cd '/home/$(id)' || exit 75"))
  }
}
