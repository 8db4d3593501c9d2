import Foundation
import Testing

@testable import Notebooks

/// The folder beside these tests with what they read and compare.
let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

/// Reads a chapter of text, with other files for its includes.
func parse(_ text: String, files: [String: String] = [:]) throws -> (Notebook, [Diagnostic]) {
  let all = files.merging(["course/x.md": text]) { first, _ in first }
  return try NotebookParser(read: { all[$0] }).parse(file: "course/x.md", root: "course")
}

/// Compares text with a file of `Cases`; a missing file is written and fails, `LECTERN_RECORD=1`
/// writes it again.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = cases.appendingPathComponent(name)
  let old = try? String(contentsOf: file, encoding: .utf8)
  let records = ProcessInfo.processInfo.environment["LECTERN_RECORD"] == "1"
  if old == nil || records { try text.write(to: file, atomically: true, encoding: .utf8) }
  if records { return }
  #expect(old != nil, "\(name) was missing and is written now; look at it", sourceLocation: sourceLocation)
  if let old { #expect(text == old, sourceLocation: sourceLocation) }
}
