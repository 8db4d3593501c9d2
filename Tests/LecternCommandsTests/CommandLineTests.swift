import ArgumentParser
import Testing

@testable import LecternCommands

/// What the parser makes of command lines, without running anything.
@Suite struct CommandLineTests {
  @Test func buildTakesItsOptions() throws {
    let line = ["build", "notebooks", "--output", "site", "--quick", "--jobs", "3", "-P", "epochs=2"]
    let build = try #require(try Lectern.parseAsRoot(line) as? Build)
    #expect(build.paths == ["notebooks"])
    #expect(build.output == "site")
    #expect(build.jobs == 3)
    #expect(build.quick)
    #expect(!build.force)
    #expect(build.parameter == ["epochs=2"])
  }

  @Test func previewTakesAPort() throws {
    let preview = try #require(
      try Lectern.parseAsRoot(["preview", "--port", "4200", "--no-browser"]) as? PreviewCommand)
    #expect(preview.port == 4_200)
    #expect(preview.noBrowser)
  }

  /// Each wrong line is told as such, and none starts a command.
  @Test(arguments: [
    ["build", "--output"], ["build", "--jobs", "many"], ["build", "--solutions", "perhaps"],
    ["convert", "a.md"],
    ["preview", "--port", "70000"], ["nothing"], ["run"],
  ])
  func wrongLinesAreFaultsOfUsage(_ line: [String]) throws {
    let error = #expect(throws: (any Error).self) { try Lectern.parseAsRoot(line) }
    #expect(Lectern.exitCode(for: try #require(error)) == .validationFailure)
  }
}
