import Foundation
import Sandboxes
import Testing

/// Pages that are made from the source say what the source says.
@Suite struct MadePagesTests {
  @Test(arguments: [
    ("vocabulary", ["notebooks/guide/vocabulary.md", "notebooks/guide/vocabulary-charts.md"]),
    ("reference", ["notebooks/guide/commands.md", "notebooks/guide/settings.md", "docs/lectern.1"]),
  ])
  func pagesAreUpToDate(_ script: String, _ pages: [String]) throws {
    let process = Process()
    process.executableURL = Installation.clone.appendingPathComponent("Scripts/\(script)")
    process.arguments = ["--check"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
    for page in pages { #expect(text.contains("\(page) is up to date.")) }
  }
}
