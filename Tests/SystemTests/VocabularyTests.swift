import Foundation
import Sandboxes
import Testing

@Suite struct VocabularyTests {
  /// `notebooks/vocabulary.md` says what the source says; `Scripts/vocabulary` writes it anew.
  @Test func thePageOfTheVocabularyIsUpToDate() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let process = Process()
    process.executableURL = root.appendingPathComponent("Scripts/vocabulary")
    process.arguments = ["--check"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
    #expect(text.contains("notebooks/vocabulary.md is up to date."))
  }
}
