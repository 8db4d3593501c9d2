import Courses
import Foundation
import Testing

/// What editors hand to a preview: only while there is one, and only while it is newer than the disk.
@Suite struct TypedTextsTests {
  @Test func theNewestTextCounts() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("x.md").path
    func save(_ text: String, secondsAgo: Double) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -secondsAgo)], ofItemAtPath: file)
    }
    try save("saved", secondsAgo: 60)
    let typed = TypedTexts(try CourseLocation(paths: [folder.path]))

    typed.put("typed", of: file)
    #expect(typed.text(of: file) == nil && !FileManager.default.fileExists(atPath: typed.folder.path))

    try typed.open()
    typed.put("typed", of: file)
    #expect(typed.text(of: file) == "typed")
    #expect(typed.holds(typed.path(of: file)) && !typed.holds(file))
    // Saved by somebody else, after the editor's server was killed.
    try save("saved later", secondsAgo: -60)
    #expect(typed.text(of: file) == nil)
    // The editor saves what it has.
    try save("saved", secondsAgo: 60)
    typed.put("typed on", of: file)
    #expect(typed.text(of: file) == "typed on")
    typed.put("saved", of: file)
    #expect(!FileManager.default.fileExists(atPath: typed.path(of: file)))
    // Closed.
    typed.put("typed again", of: file)
    typed.put(nil, of: file)
    #expect(typed.text(of: file) == nil)
    typed.close()
    #expect(!FileManager.default.fileExists(atPath: typed.folder.path))
  }
}
