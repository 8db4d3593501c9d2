import Foundation
import Notebooks
import Testing

@testable import Kernel

/// Swift files in `Support` are a module that every chapter can import.
@Suite struct SupportModuleTests {
  private func course(_ source: String) throws -> KernelFixture {
    let fixture = try KernelFixture()
    let folder = fixture.folder.appendingPathComponent("Support")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(source.utf8).write(to: folder.appendingPathComponent("Doubling.swift"))
    return fixture
  }

  private static let chapter =
    "```{swift}\nimport Support\nshow(twice(21))\n```\n\n```{swift}\ntwice(4)\n```\n"

  @Test func chapterCallsIt() throws {
    let fixture = try course("public func twice(_ n: Int) -> Int { 2 * n }\n")
    defer { fixture.remove() }
    let transcript = try fixture.transcript(Self.chapter)
    #expect(transcript.contains("42") && transcript.contains("8"), "\(transcript)")
  }

  @Test func editedFileIsCompiledAndRunAgain() throws {
    let fixture = try course("public func twice(_ n: Int) -> Int { 2 * n }\n")
    defer { fixture.remove() }
    _ = try fixture.run(Self.chapter)
    #expect(try fixture.run(Self.chapter).1.isReused)
    let file = fixture.folder.appendingPathComponent("Support/Doubling.swift")
    try Data("public func twice(_ n: Int) -> Int { 3 * n }\n".utf8).write(to: file)
    let again = try fixture.run(Self.chapter)
    #expect(!again.1.isReused)
    #expect(try fixture.transcript(Self.chapter).contains("63"))
  }

  @Test func mistakeInItNamesItsFileAndLine() throws {
    let fixture = try course("\npublic func twice(_ n: Int) -> Int { \"n\" }\n")
    defer { fixture.remove() }
    let wrong = try fixture.run(Self.chapter).0.diagnostics
    #expect(wrong.first?.position?.file.hasSuffix("Support/Doubling.swift") == true)
    #expect(wrong.first?.position?.line == 2)
    #expect(wrong.first?.message.contains("cannot convert return expression") == true)
  }
}
