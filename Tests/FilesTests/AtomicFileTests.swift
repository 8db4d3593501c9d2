import Foundation
import Testing

@testable import Files

struct AtomicFileTests {
  /// The system's word for what stands in the way, wherever on the path that is.
  @Test func aFolderThatCannotBeMadeSaysWhy() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("made-\(UUID().uuidString)")
    try Data().write(to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let inner = folder.appendingPathComponent("a/b")
    let fault = #expect(throws: MachineFault.self) { try AtomicFile.makeFolder(inner) }
    #expect(fault?.message == "the folder '\(inner.path)' cannot be made: Not a directory.")
  }
}
