import Courses
import Foundation
import Testing

/// Files that are their owner's keep what they are when they are written over.
@Suite struct SomebodysFileTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("own-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func mode(_ file: URL) throws -> Int {
    try (FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber)?.intValue
      ?? 0
  }

  @Test(arguments: [0o600, 0o640, 0o664, 0o755])
  func theModeStays(_ mode: Int) throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("grades.csv")
      try Data("old".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
      try SomebodysFile.write(Data("new".utf8), to: file)
      #expect(try self.mode(file) == mode)
      #expect(try Data(contentsOf: file) == Data("new".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["grades.csv"])
    }
  }

  /// A link in a synchronised folder goes on leading to the file, and the file is written where it lies.
  @Test func aLinkStaysALink() throws {
    try withFolder { folder in
      let inside = folder.appendingPathComponent("real")
      try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
      try Data("old".utf8).write(to: inside.appendingPathComponent("grades.csv"))
      let link = folder.appendingPathComponent("grades.csv")
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "second.csv")
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent("second.csv").path, withDestinationPath: "real/grades.csv")
      try SomebodysFile.write(Data("new".utf8), to: link)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "second.csv")
      #expect(try Data(contentsOf: inside.appendingPathComponent("grades.csv")) == Data("new".utf8))
    }
  }

  @Test func aFileThatIsNotThereIsMade() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("new.csv")
      try SomebodysFile.write(Data("new".utf8), to: file)
      #expect(try Data(contentsOf: file) == Data("new".utf8))
    }
  }
}
