import Foundation
import Testing
import Wire

@testable import Notebooks
@testable import Site

/// Small courses in, pages out: each folder of `Cases` holds a course, and under `site` the pages
/// that must come of it.
@Suite struct PageTests {
  static let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Cases")

  static let names = (try? FileManager.default.contentsOfDirectory(atPath: cases.path).sorted()) ?? []

  @Test(arguments: names) func course(_ name: String) throws {
    let folder = Self.cases.appendingPathComponent(name)
    let course = try SmallCourse(files: Self.markdown(in: folder))
    let built = try course.build()
    for page in built.pages {
      try expectGolden(page.text, at: folder.appendingPathComponent("site/" + page.path))
    }
    let messages = built.diagnostics.map { $0.rendered(color: false) }.joined(separator: "\n\n")
    try expectGolden(messages + "\n", at: folder.appendingPathComponent("site/diagnostics.txt"))
  }

  private static func markdown(in folder: URL) throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name != "site" {
      files[name] = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    return files
  }

  private func expectGolden(_ text: String, at file: URL) throws {
    let old = try? String(contentsOf: file, encoding: .utf8)
    let records = ProcessInfo.processInfo.environment["LECTERN_RECORD"] == "1"
    if old == nil || records {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    if records { return }
    #expect(old != nil, "\(file.lastPathComponent) was missing and is written now; look at it")
    if let old { #expect(text == old, "\(file.lastPathComponent)") }
  }
}
