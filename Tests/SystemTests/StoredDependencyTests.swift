import Foundation
import TestSampling
import Testing

/// What a stored chapter depends on: one of these changed, and there is no such entry.
@Suite(.inTurn) struct StoredDependencyTests {
  private static let cases = DependentCourse.changes.sampled(every: 2)

  @Test(.casesInTurn(cases), arguments: cases.inTurn()) func aChangeOfAnyDependencyMisses(
    _ change: DependentCourse.Change
  ) throws {
    let program = try Program()
    defer { program.remove() }
    for (path, text) in DependentCourse.files { try program.write(path, text) }
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: sources.appendingPathComponent("Sources/Site/Theme"),
      to: program.folder.appendingPathComponent("theme"))
    func build() throws -> [String: Bool] {
      let run = try program.run(Program.path, ["build", "notebooks", "--output", "site", "--json"])
      struct Report: Decodable {
        var page: String
        var isReused: Bool
      }
      struct Output: Decodable { var chapters: [Report] }
      let output = try JSONDecoder().decode(Output.self, from: Data(run.output.utf8))
      return Dictionary(uniqueKeysWithValues: output.chapters.map { ($0.page, $0.isReused) })
    }
    _ = try build()
    let push = try program.lectern("store", "push", "--course", "notebooks")
    #expect(push.status == 0, "\(push.errors)")
    try program.removeFile("notebooks/.lectern")
    #expect(try build() == ["a.html": true, "b.html": true])
    try program.removeFile("notebooks/.lectern")
    let path = "notebooks/\(change.file)"
    let text = program.read(path) ?? ""
    try program.write(path, change.old.isEmpty ? change.new : text.replacing(change.old, with: change.new))
    let reused = try build()
    if case .run = change.a { #expect(reused["a.html"] == false) } else { #expect(reused["a.html"] == true) }
    if case .run = change.b { #expect(reused["b.html"] == false) } else { #expect(reused["b.html"] == true) }
    #expect(program.read("site/a.html")?.contains(change.shows) == true)
  }

  /// Equal sources agree wherever they lie, and the library says which it was built from.
  @Test func sourcesHaveOneDigestEverywhere() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let engine = [
      "CCrypto", "COneDNN", "CZlib", "Compression", "Datasets", "Experiments", "Files", "Networks",
      "Statistics",
      "Tensors", "Vectors", "VectorsAVX2", "VectorsAVX512", "VectorsPortable",
    ]
    let kit = (engine + ["CLinux", "Charts", "Dates", "LecternKit", "LiveKit", "Markup", "Wire"]).sorted()
    let program = try Program()
    defer { program.remove() }
    func digests(_ package: String) throws -> [String] {
      var arguments = [root.appendingPathComponent("Scripts/source-digests").path, "-", package]
      for (name, modules) in [("engine", engine), ("kit", kit)] {
        arguments.append(name)
        arguments += modules.map { "Sources/\($0)" }
      }
      let run = try program.run("/bin/sh", arguments)
      return run.output.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    let here = try digests(root.path)
    let library = URL(fileURLWithPath: Program.path).deletingLastPathComponent().appendingPathComponent(
      "libLecternKit.so")
    let mark = "lectern-sources engine=\(here[0]) kit=\(here[1]) modules=\(kit.joined(separator: ","));"
    #expect(
      try Data(contentsOf: library).range(of: Data(mark.utf8)) != nil, "the kit was built from other sources")

    let copy = program.folder.appendingPathComponent("copy")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    for name in ["Sources", "Package.swift"] {
      try FileManager.default.copyItem(
        at: root.appendingPathComponent(name), to: copy.appendingPathComponent(name))
    }
    #expect(try digests(copy.path) == here)
    try program.write("copy/Sources/Charts/Extra.swift", "// one more file")
    let charts = try digests(copy.path)
    #expect(charts[0] == here[0] && charts[1] != here[1])
    try program.write("copy/Sources/Tensors/Extra.swift", "// one more file")
    #expect(try digests(copy.path)[0] != here[0])
  }
}
