import ArgumentParser
import Courses
import Files

/// `lectern explain`: what to do about an error, by its words.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what to do about an error or another symptom.",
    discussion: """
      What the guide's page on troubleshooting says. Without words, all symptoms are listed.
      Examples: lectern explain "There is no label 'fig-x'"
                lectern explain sandbox
      """)

  @Argument(help: "An error as the program told it, or words to look for.")
  var words: [String] = []

  func run() throws {
    guard let symptoms = Installation.current.symptoms else {
      throw MachineFault(
        "the page on troubleshooting was not installed with the program.",
        help: "install Lectern again with 'make install'.")
    }
    let text = words.joined(separator: " ")
    guard !text.isEmpty else { return symptoms.all.forEach { print($0.name) } }
    let found = symptoms.about(text)
    guard !found.isEmpty else {
      throw UsageFault(
        "no symptom has the words '\(text)'.", help: "'lectern explain' lists all of them.")
    }
    print(found.map { "\($0.name)\n    \($0.remedy)" }.joined(separator: "\n\n"))
  }
}
