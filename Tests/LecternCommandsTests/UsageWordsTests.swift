import ArgumentParser
import Foundation
import Testing

@testable import LecternCommands

@Suite struct UsageWordsTests {
  private func sentence(_ line: [String]) throws -> String? {
    let error = #expect(throws: (any Error).self) { try Lectern.parseAsRoot(line) }
    return UsageWords.sentence(for: Lectern.fullMessage(for: try #require(error)), arguments: line)
  }

  /// A command that there is not, by the names of other programs or misspelt.
  @Test(arguments: [
    (["import", "a", "b", "c", "d"], "import", "convert"), (["chek"], "chek", "check"),
    (["serve"], "serve", "preview"),
  ])
  func unknownCommandsAreToldWithTheOneMeant(_ line: [String], _ word: String, _ meant: String) throws {
    #expect(
      try sentence(line)
        == "lectern: error: there is no command 'lectern \(word)'.\nhelp: did you mean 'lectern \(meant)'?")
  }

  @Test func whatIsTooMuchIsToldWithWhatIsMeant() throws {
    #expect(
      try sentence(["convert", "a", "b", "c", "d"])
        == "lectern: error: 'lectern convert' has no place for 'c', 'd'.\nhelp: write lectern convert <input> <output> [--force]. One file at a time; of many: for f in *.ipynb; do lectern convert \"$f\" \"${f%.ipynb}.md\"; done"
    )
    #expect(
      try sentence(["assignment", "nothing"])?.contains("there is no command 'lectern assignment nothing'")
        == true)
  }

  /// In the wrong folder a stray note would become a site without a word.
  @Test func aFolderWithoutACourseIsNamedOnce() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stray-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #expect(
      FolderWithoutCourse.sentence([folder.path])
        == "note: no 'course.yml' in '\(folder.path)': each Markdown file is a chapter.")
    try Data("title: T\n".utf8).write(to: folder.appendingPathComponent("course.yml"))
    #expect(FolderWithoutCourse.sentence([folder.path]) == nil)
  }

  /// Where the parser says enough, its words stay.
  @Test func otherFaultsAreTheParsers() throws {
    #expect(try sentence(["convert", "a.md"]) == nil)
    #expect(try sentence(["build", "--jobs", "many"]) == nil)
  }
}
