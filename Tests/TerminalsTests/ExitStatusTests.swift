import Testing

@testable import Terminals

@Suite struct ExitStatusTests {
  @Test func statusesAreThoseOfTheFormatPage() {
    #expect(ExitStatus.success.rawValue == 0)
    #expect(ExitStatus.notebookErrors.rawValue == 1)
    #expect(ExitStatus.usage.rawValue == 2)
    #expect(ExitStatus.machine.rawValue == 3)
  }
}
