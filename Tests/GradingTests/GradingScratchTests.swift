import Files
import Foundation
import Testing

@testable import Grading

/// Where single jobs have their folders.
final class GradingScratchTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("scratch-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("closed/inner"), withIntermediateDirectories: true)
    for name in ["", "closed/inner"] { _ = chmod(folder.appendingPathComponent(name).path, 0o711) }
    _ = chmod(folder.appendingPathComponent("closed").path, 0o700)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test func aFolderThatIsClosedToTheSandboxesUsersIsPassedOver() throws {
    let closed = folder.appendingPathComponent("closed/inner")
    #expect(try GradingScratch.passable([closed, folder]) == folder)
    #expect(try GradingScratch.passable([folder, closed]) == folder)
  }

  @Test func withoutAnOtherOneTheObstacleIsNamed() {
    let closed = folder.appendingPathComponent("closed/inner")
    let fault = #expect(throws: MachineFault.self) { try GradingScratch.passable([closed]) }
    #expect(fault?.message.contains("cannot pass through '\(folder.path)/closed'") == true, "\(fault as Any)")
  }
}
