import Foundation
import TestSampling
import Testing

/// For each thing that a page depends on: a change shows, and nothing else is run or compiled.
@Suite(.inTurn) struct StalenessTests {
  private struct Report: Decodable {
    struct Seconds: Decodable { var unitsCompiled: Int }
    var page: String
    var status: String
    var isReused: Bool
    var seconds: Seconds

    var work: DependentCourse.Work {
      if !isReused { return .run(compiled: seconds.unitsCompiled) }
      return status == "unchanged" ? .untouched : .rendered
    }
  }

  private func course() throws -> Program {
    let program = try Program()
    for (path, text) in DependentCourse.files { try program.write(path, text) }
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: sources.appendingPathComponent("Sources/Site/Theme"),
      to: program.folder.appendingPathComponent("theme"))
    return program
  }

  /// Builds, and tells what happened to the two chapters.
  @discardableResult
  private func build(
    _ program: Program, _ arguments: [String] = [], using lectern: String = Program.path,
    environment: [String: String] = [:]
  ) throws -> [String: DependentCourse.Work] {
    // Each course compiles for itself: what another has compiled names the other's folders in its interface.
    let run = try program.run(
      lectern, ["build", "notebooks", "--output", "site", "--json"] + arguments,
      environment: ["LECTERN_SHARED_CELLS": ""].merging(environment) { $1 })
    struct Output: Decodable { var chapters: [Report] }
    try #require(run.status == 0, "\(run.output)\(run.errors)")
    let output = try JSONDecoder().decode(Output.self, from: Data(run.output.utf8))
    return Dictionary(uniqueKeysWithValues: output.chapters.map { ($0.page, $0.work) })
  }

  private static let cases = DependentCourse.changes.sampled(every: 3)

  @Test(.casesInTurn(cases), arguments: cases.inTurn()) func changeShowsAndNothingElseRuns(
    _ change: DependentCourse.Change
  ) throws {
    let program = try course()
    defer { program.remove() }
    try build(program)
    #expect(try build(program) == ["a.html": .untouched, "b.html": .untouched])
    let before = program.read("site/a.html") ?? ""
    let path = "notebooks/\(change.file)"
    let text = program.read(path) ?? ""
    #expect(change.old.isEmpty || text.contains(change.old))
    try program.write(path, change.old.isEmpty ? change.new : text.replacing(change.old, with: change.new))
    let work = try build(program)
    #expect(work["a.html"] == change.a)
    #expect(work["b.html"] == change.b)
    #expect(program.read("site/a.html")?.contains(change.shows) == true)
    // Taken back, all that was compiled is there already.
    if change.old.isEmpty { try program.removeFile(path) } else { try program.write(path, text) }
    for case .run(let compiled) in try build(program).values { #expect(compiled == 0) }
    #expect(program.read("site/a.html") == before)
  }

  @Test func parameterOnTheCommandLine() throws {
    let program = try course()
    defer { program.remove() }
    try build(program)
    #expect(try build(program, ["-P", "depth=50"]) == ["a.html": .run(compiled: 1), "b.html": .untouched])
    #expect(program.read("site/a.html")?.contains("first words 100") == true)
    #expect(try build(program) == ["a.html": .rendered, "b.html": .untouched])
    #expect(program.read("site/a.html")?.contains("first words 6") == true)
  }

  @Test func quickMode() throws {
    let program = try course()
    defer { program.remove() }
    try build(program)
    #expect(try build(program, ["--quick"]) == ["a.html": .run(compiled: 0), "b.html": .run(compiled: 0)])
    #expect(try build(program) == ["a.html": .rendered, "b.html": .rendered])
  }

  /// What a program that the cell starts does cannot be known, so such a chapter always runs.
  @Test func programsThatACellStarts() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("notebooks/numbers.txt", "first")
    try program.write(
      "notebooks/a.md",
      """
      ```{swift}
      let cat = Process()
      cat.executableURL = URL(fileURLWithPath: "/bin/cat")
      cat.arguments = ["numbers.txt"]
      try cat.run()
      cat.waitUntilExit()
      ```
      """)
    try build(program)
    #expect(program.read("site/a.html")?.contains("first") == true)
    try program.write("notebooks/numbers.txt", "second")
    #expect(try build(program) == ["a.html": .run(compiled: 0)])
    #expect(program.read("site/a.html")?.contains("second") == true)
  }

  /// What the cell makes itself is not what it depends on.
  @Test func filesThatACellWrites() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write(
      "notebooks/a.md",
      """
      ```{swift}
      try FileManager.default.createDirectory(atPath: "made", withIntermediateDirectories: true)
      try "one".write(toFile: "made/file.txt", atomically: true, encoding: .utf8)
      try String(contentsOfFile: "made/file.txt", encoding: .utf8)
      ```
      """)
    try build(program)
    #expect(try build(program) == ["a.html": .untouched])
  }

  // MARK: - The machine

  @Test func kit() throws {
    let program = try course()
    defer { program.remove() }
    let prefix = program.folder.appendingPathComponent("prefix")
    let install = try Installation.install(into: prefix)
    #expect(install.status == 0, "\(install.errors)")
    let lectern = prefix.appendingPathComponent("bin/lectern").path
    try build(program, using: lectern)
    let before = try program.files(in: "site")
    #expect(try build(program, using: lectern) == ["a.html": .untouched, "b.html": .untouched])
    // Bytes behind its last section change nothing in what a library does.
    let library = try FileHandle(
      forWritingTo: prefix.appendingPathComponent("lib/lectern/libLecternKit.so"))
    try library.seekToEnd()
    try library.write(contentsOf: Data("another build".utf8))
    try library.close()
    #expect(try build(program, using: lectern) == ["a.html": .run(compiled: 7), "b.html": .run(compiled: 1)])
    #expect(try program.files(in: "site") == before)
  }

  /// The same compiler under another version.
  @Test func toolchain() throws {
    let program = try course()
    defer { program.remove() }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    try build(program)
    let swiftc = try #require(
      path.split(separator: ":").map { "\($0)/swiftc" }.first {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    let real = URL(fileURLWithPath: swiftc).resolvingSymlinksInPath().deletingLastPathComponent()
    let usr = program.folder.appendingPathComponent("toolchain/usr")
    try FileManager.default.createDirectory(
      at: usr.appendingPathComponent("bin"), withIntermediateDirectories: true)
    for name in ["../lib", "ld.lld", "llvm-symbolizer"] {
      try FileManager.default.createSymbolicLink(
        atPath: usr.appendingPathComponent("bin/\(name)").standardizedFileURL.path,
        withDestinationPath: real.appendingPathComponent(name).standardizedFileURL.path)
    }
    let compiler = """
      #!/bin/sh
      if [ "$2" = -version ]; then echo "Swift version 99.1 (swift-99.1-RELEASE)"; else
        exec '\(real.path)/swift-frontend' "$@"
      fi
      """
    for name in ["swift-frontend", "swiftc"] {
      try program.write("toolchain/usr/bin/\(name)", compiler)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: usr.appendingPathComponent("bin/\(name)").path)
    }
    let environment = ["PATH": usr.appendingPathComponent("bin").path + ":" + path]
    #expect(
      try build(program, environment: environment) == [
        "a.html": .run(compiled: 7), "b.html": .run(compiled: 1),
      ])
    #expect(program.read("site/a.html")?.contains("99.1") == true)
    #expect(try build(program) == ["a.html": .rendered, "b.html": .rendered])
    #expect(program.read("site/a.html")?.contains("99.1") == false)
  }
}
