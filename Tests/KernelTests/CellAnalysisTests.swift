import Notebooks
import Testing

@testable import Kernel

/// What is read off a cell's text before the compiler sees it.
@Suite struct CellAnalysisTests {
  @Test(arguments: [
    ("let a = 1, b = 2", ["var a", "var b"]),
    ("func twice(_ x: Int) -> Int { 2 * x }", ["func twice"]),
    (
      "struct A {}\nclass B {}\nenum C {}\nprotocol D {}\ntypealias E = Int",
      ["struct A", "class B", "enum C", "protocol D", "typealias E"]
    ),
    ("private let secret = 1", []),
    ("for i in 0..<3 { let inner = i }", []),
  ])
  func declarationsAreFound(_ code: String, _ names: [String]) {
    #expect(CellAnalysis(of: code).declarations.map { "\($0.kind.rawValue) \($0.name)" } == names)
  }

  @Test func onlyTheLastExpressionIsShown() throws {
    let code = "1 + 1\nprint(2)\n3 + 4"
    let shown = CellAnalysis(of: code).wrappings.filter(\.isShown)
    let bytes = Array(code.utf8)
    #expect(shown.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["3 + 4"])
    let discarded = try #require(CellAnalysis(of: "3 + 4;").wrappings.first)
    #expect(discarded.isDiscarded)
    #expect(!discarded.isShown)
  }

  @Test func whatAwaitsOrThrowsIsKnown() throws {
    let wrapping = try #require(CellAnalysis(of: "let x = try await later()").wrappings.first)
    #expect(wrapping.awaits)
    #expect(wrapping.throwsErrors)
    #expect(CellAnalysis(of: "let x = try await later()").usesConcurrency)
    #expect(CellAnalysis(of: "Task { 1 }").usesConcurrency)
    #expect(!CellAnalysis(of: "let x = now()").usesConcurrency)
  }

  @Test func importsGuardedNamesAndExtensionsAreNoted() {
    let analysis = CellAnalysis(
      of: "import Foundation\nguard let x = Int(\"1\") else { fatalError() }\nextension Int {}")
    #expect(analysis.imports == ["import Foundation"])
    #expect(analysis.guardedNames == ["x"])
    #expect(analysis.hasUnnamedDeclarations)
  }

  /// A function of other parameters is another function; anything else of the same name hides what was before.
  @Test func aRedeclarationHides() throws {
    func declaration(_ code: String) throws -> Declaration {
      try #require(CellAnalysis(of: code).declarations.first)
    }
    let first = try declaration("func f(_ x: Int) {}")
    #expect(try declaration("func f(_ x: Int) -> Int { x }").hides(first))
    #expect(try !declaration("func f(_ x: Double) {}").hides(first))
    #expect(try declaration("let f = 1").hides(first))
    #expect(try !declaration("let g = 1").hides(first))
  }

  /// A cell is ended where it trapped, and nowhere where that is in a function's body.
  @Test(arguments: [
    (
      2,
      "let a = [1]\nthrow CancellationError(); let b = a[3]\nfunc f() {\n  g()\n}\nfor i in 0..<2 {\n  print(a[i])\n}"
    ),
    (4, nil),
    (
      7,
      "let a = [1]\nlet b = a[3]\nfunc f() {\n  g()\n}\nthrow CancellationError(); for i in 0..<2 {\n  print(a[i])\n}"
    ),
    (9, nil),
  ])
  func aCellIsEndedBeforeALine(_ line: Int, _ expected: String?) throws {
    let code = "let a = [1]\nlet b = a[3]\nfunc f() {\n  g()\n}\nfor i in 0..<2 {\n  print(a[i])\n}"
    let text = "```{swift}\n\(code)\n```\n"
    let notebook = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: ".").0
    #expect(try #require(notebook.cells.first).ended(beforeLine: line)?.code == expected.map { $0 + "\n" })
  }
}
