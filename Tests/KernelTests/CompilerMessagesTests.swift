import Notebooks
import Testing

@testable import Kernel

/// The compiler's standard error becomes diagnostics at the notebook's positions.
@Suite struct CompilerMessagesTests {
  private func diagnostics(_ text: (String) -> String) throws -> [Diagnostic] {
    let fixture = try KernelFixture()
    defer { fixture.remove() }
    let plan = Plan(try fixture.notebook("# A\n\n```{swift}\nlet a = 1\nlet b: Int = \"\"\n```\n"))
    let unit = try #require(plan.units.first)
    let file = unit.virtualFile(of: try #require(unit.cells.first))
    return CompilerMessages(plan: plan).diagnostics(in: text(file))
  }

  @Test func aPositionIsTheNotebooks() throws {
    let found = try diagnostics { "\($0):2:14: error: cannot convert it\n  2 | let b: Int = \"\"\n" }
    #expect(found.map(\.message) == ["cannot convert it."])
    #expect(found.first?.position?.file == "chapter.md")
    #expect(found.first?.position?.line == 5)
    #expect(found.first?.position?.column == 14)
    #expect(found.first?.sourceLine == "let b: Int = \"\"")
  }

  @Test func notesBelongToTheMessageAbove() throws {
    let found = try diagnostics {
      "\($0):2:1: warning: odd [#no-usage]\n\($0):1:5: note: it is here\n/usr/lib/x.swift:1:1: note: of nobody\n"
    }
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.message == "odd.")
    #expect(found.first?.notes.map(\.message) == ["it is here."])
  }

  @Test func whatHasNoPositionIsToldAllTheSame() throws {
    let found = try diagnostics { _ in "<unknown>:0: error: the compiler is lost\nsome other line\n" }
    #expect(found.map(\.message) == ["the compiler is lost."])
    #expect(found.first?.position == nil)
  }
}
