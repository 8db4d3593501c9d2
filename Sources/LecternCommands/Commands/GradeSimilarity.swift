import ArgumentParser
import Courses
import Files
import Foundation
import Grading
import Texts

/// `lectern grade similarity`: pairs of submissions that a person should look at.
struct GradeSimilarity: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similarity",
    abstract: "List pairs of submissions that share more than chance would have it.",
    discussion: "Example: lectern grade similarity reports/ --starter starter.md --earlier last-year/")

  @Argument(help: "The folder with the gradebook.")
  var reports: String

  @Option(help: "What everybody was given; by default the assignment's own starter, if it lies beside it.")
  var starter: String?

  @Option(help: "A folder of earlier submissions, compared too.")
  var earlier: String?

  @Option(help: "The least share of common code or prose that is listed, 0 to 1.")
  var threshold = 0.3

  @Flag(help: "Print the pairs as JSON.")
  var json = false

  func run() throws {
    let folder = URL(fileURLWithPath: reports)
    let settings = try GradingSettings.read(folder)
    var notebooks = try read(settings.submissions, prefix: "")
    if let earlier { notebooks.merge(try read(earlier, prefix: "earlier/")) { first, _ in first } }
    let starter = try starterText(settings)
    let report = SimilarityReport(notebooks, starter: starter, threshold: threshold)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(report)
    try AtomicFile.write(data + Data("\n".utf8), to: folder.appendingPathComponent("similarity.json"))
    let gradebook = try Gradebook(folder: folder)
    let pages = try ReportsFolder(folder, .current)
    try pages.writer.write(report.pairs, notebooks: notebooks, starter: starter, of: gradebook)
    try pages.write(gradebook)
    if json { return print(String(decoding: data, as: UTF8.self)) }
    for pair in report.pairs {
      let shares = "code \(Int((100 * pair.code).rounded())) %, prose \(Int((100 * pair.prose).rounded())) %"
      print("\(pair.first) and \(pair.second): \(shares)")
    }
    print(
      "\(report.pairs.count) \(report.pairs.count == 1 ? "pair" : "pairs") among \(report.count) submissions")
  }

  private func read(_ path: String, prefix: String) throws -> [String: String] {
    do {
      let folder = try SubmissionFolder(URL(fileURLWithPath: path))
      return Dictionary(
        folder.submissions.map { (prefix + $0.student, $0.text) }, uniquingKeysWith: { first, _ in first })
    } catch let fault as SubmissionFault {
      throw UsageFault(fault.description, help: "name the folder that holds the students' files.")
    }
  }

  private func starterText(_ settings: GradingSettings) throws -> String? {
    guard let starter else {
      let folder = URL(fileURLWithPath: settings.assignment.replacing(/\.ya?ml$/, with: ""))
      return try? AssignmentRelease.starter(in: folder)?.version.text
    }
    guard let data = FileManager.default.contents(atPath: starter) else {
      throw UsageFault(
        "there is no readable starter '\(starter)'.", help: "name the notebook that was handed out.")
    }
    do {
      return try TextFile(data, named: starter).text
    } catch let fault as TextFault {
      throw UsageFault(fault.message, help: fault.help)
    }
  }
}
