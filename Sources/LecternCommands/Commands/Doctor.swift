import ArgumentParser
import Courses
import Terminals

/// `lectern doctor`: what is installed, what is missing, and how to get it.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is installed, what is missing, and how to get it.",
    discussion: "Example: lectern doctor --json")

  @Flag(help: "Print the findings as JSON.")
  var json = false

  func run() throws {
    let check = InstallationCheck(.current)
    if json { try printJSON(check.findings) } else { check.findings.flatMap(\.lines).forEach { print($0) } }
    guard check.isComplete else { throw ExitStatus.Silent(status: .machine) }
  }
}
