import Foundation
import Testing

@testable import Kernel

@Suite("The kit that belongs to a program")
struct KitTests {
  private static let mark = "lectern-sources engine=e1 kit=k1 modules=Charts,LecternKit;"

  @Test(
    "its digest changes with the library and with the modules it is made of, not with those that lie beside them"
  )
  func digestKnowsItsModules() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kit-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let modules = folder.appendingPathComponent("Modules")
    try FileManager.default.createDirectory(at: modules, withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    try write("libLecternKit.so", "\u{0}\u{1}\(Self.mark)\u{0}")
    try write("lectern-worker", "")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.appendingPathComponent("lectern-worker").path)
    for name in ["Charts", "LecternKit", "Site"] { try write("Modules/\(name).swiftmodule", "of \(name)") }
    // With a cache that remembers digests, as a course has one.
    func kit() throws -> Kit {
      try Kit.find(executable: folder.appendingPathComponent("lectern"), cache: folder)
    }

    let first = try kit()
    #expect(first.sources == "k1" && first.engineSources == "e1")
    try write("Modules/Site.swiftmodule", "something else of Site")
    #expect(try kit() == first)
    try write("Modules/Charts.swiftmodule", "something else of Charts")
    let second = try kit()
    #expect(second.digest != first.digest)
    try write("libLecternKit.so", "\u{0}\u{2}\u{3}\(Self.mark)\u{0}")
    #expect(try kit().digest != second.digest)
  }

  @Test(
    "a library without a whole mark is none of ours",
    arguments: [
      "", "lectern-sources engine=e kit=k", "lectern-sources engine=e kit=k;",
      "lectern-sources engine=e modules=A kit=k;",
    ])
  func brokenMark(library: String) { #expect(SourceMark(in: Data(library.utf8)) == nil) }

  @Test func markIsRead() throws {
    let mark = try #require(SourceMark(in: Data("noise\u{0}\(Self.mark)noise;".utf8)))
    #expect(mark.engine == "e1" && mark.kit == "k1" && mark.modules == ["Charts", "LecternKit"])
  }
}
