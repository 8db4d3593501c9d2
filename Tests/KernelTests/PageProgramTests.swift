import Notebooks
import Testing

@testable import Kernel

/// What of the cells above goes into the page with a live cell.
@Suite struct PageProgramTests {
  private static let above = """
    # T

    ```{swift}
    import Foundation
    let steps = 60
    let x = ProcessInfo.processInfo.processIdentifier
    func leaky(_ z: Double) -> Double { z > 0 ? z : scale * z }
    let scale = 0.1
    ```

    """

  private func program(_ cell: String) throws -> String {
    let text = Self.above + "```{swift}\n//| live: { alpha: 0...1 = 0.5 }\n\(cell)\n```\n"
    let (notebook, _) = try NotebookParser(read: { _ in text }).parse(file: "t.md", root: "")
    return try #require(PageProgram.all(of: notebook).first).text
  }

  @Test func whatACellNamesIsTakenWithWhatThatNeeds() throws {
    let text = try program("leaky(alpha)")
    #expect(text.contains("func leaky"))
    #expect(!text.contains("steps = 60"))
    #expect(text.contains("let alpha: Double = LecternKit.lecternControl(0)"))
  }

  @Test(arguments: [
    "show(x: 1)", "[alpha].map { x in x }", "let x = 2.0; x", "alpha.x", "func f(_ x: Double) {}",
  ])
  func labelsMembersAndOwnNamesAreNotMeant(cell: String) throws {
    #expect(!(try program(cell)).contains("processIdentifier"))
  }
}
