import Foundation
import TestSampling
import TestThreads
import Testing

/// The guide's page on clusters, typed to the letter on a Slurm that the tests start.
@Suite(
  .inTurn, .serialized, .waiting,
  .enabled(if: SlurmMachine.isExpected, Comment(rawValue: SlurmMachine.absence)))
struct SlurmHowToTests {
  @Test func thePageIsFollowedToTheLetter() throws {
    let slurm = try SlurmMachine(
      configuration: """
        PartitionName=long Nodes=ALL State=UP PriorityTier=1
        PartitionName=teaching Nodes=ALL State=UP PriorityTier=1
        """)
    defer { slurm.stop() }
    let program = try Program()
    defer { program.remove() }
    try HowToTests.follow(
      HowTo(
        page: "cluster",
        before: """
          mkdir -p lectern/bin notebooks && ln -s '\(Program.path)' lectern/bin/lectern
          printf 'title: C\\noutput: ../site\\ncluster: { partition: teaching, retries: 1 }\\n' > notebooks/course.yml
          for name in 01-why-nonlinearity 02-atlas; do
            printf "# $name\\n\\n\\`\\`\\`{swift}\\n1 + 1\\n\\`\\`\\`\\n" > notebooks/$name.md
          done
          \(HowTo.assignment("bake-off", rule: "median", words: "written"))
          mkdir submissions && cp bake-off/reference.md submissions/ada.md
          """,
        meanwhile: [
          "lectern build notebooks --on slurm --partition":
            "sed -i 's/1 + 1/1 + 2/' notebooks/02-atlas.md"
        ],
        after: """
          grep -q '<pre class="printed value" tabindex="0">3</pre>' site/02-atlas.html
          test -f reports/ada/index.html
          """),
      in: program, environment: slurm.environment, seconds: 400)
    #expect(try slurm.isEmpty())
  }
}
