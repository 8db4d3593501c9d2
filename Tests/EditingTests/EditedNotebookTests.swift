import Files
import Foundation
import Kernel
import Notebooks
import Testing

@testable import Editing

/// What cells mean, asked of a notebook that was compiled and never run.
@Suite(.serialized) struct EditedNotebookTests {
  /// One notebook for all tests: the first question takes seconds, and nothing is changed.
  static let opened: Result<(notebook: EditedNotebook, editor: CellEditor), any Error> = Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-editing")
    let cache = FileManager.default.temporaryDirectory
    var settings = Kernel.Settings(
      cacheFolder: folder.appendingPathComponent(".lectern"), courseFolder: folder)
    settings.moduleCacheFolder = cache.appendingPathComponent("lectern-test-modules")
    let kernel = Kernel(
      toolchain: try Toolchain.find(.current, cache: cache),
      kit: try Kit.find(executable: URL(fileURLWithPath: "/proc/self/exe"), cache: cache), settings: settings)
    let parser = NotebookParser(read: { $0 == "c.md" ? text : nil })
    let notebook = try parser.parse(file: "c.md", root: folder.path).0
    return (
      try EditedNotebook(notebook, kernel: kernel),
      try CellEditor(toolchain: kernel.toolchain, folder: folder)
    )
  }

  static let text = """
    # Pets

    ```{swift}
    /// An animal that lives with people.
    struct Pet {
      var name: String
      /// Makes a noise.
      func bark(loud: Bool, times: Int = 1) -> String { name }
    }
    let zebra = Pet(name: "z")
    fatalError("is never run")
    ```

    - In a list:

      ```{swift}
      //| echo: false
      let noise = zebra.bark(loud: true)
      let loud = noise.uppercased()
      loud + zebra.name
      ```

    ```{swift}
    let zebra = 3
    zebra + 1
    ```
    """

  var notebook: EditedNotebook { get throws { try Self.opened.get().notebook } }
  var editor: CellEditor { get throws { try Self.opened.get().editor } }

  /// The second cell with another text.
  private func cell(_ code: String) throws -> EditedCell { try #require(try notebook.cell(1, code: code)) }

  @Test func completesNamesOfCellsThatNeverRan() throws {
    let (range, found) = try editor.complete(cell("let a = 1\nzeb"), at: 13)
    #expect(range == 10..<13)
    #expect(found.map(\.plainText) == ["zebra"])
    #expect(found.first?.typeName == "Pet")
  }

  @Test func completesMembersWithDocumentation() throws {
    let members = try editor.complete(cell("zebra."), at: 6).1
    let bark = try #require(members.first { $0.name == "bark(loud:)" || $0.name == "bark(loud:times:)" })
    #expect(bark.plainText == "bark(")
    #expect(bark.kind == "method")
    #expect(members.contains { $0.name == "name" && $0.kind == "property" && $0.typeName == "String" })
  }

  @Test func signaturesOfACall() throws {
    let help = try #require(try editor.signatureHelp(cell("zebra.bark(loud: "), at: 17))
    let signature = try #require(help.signatures.first)
    #expect(signature.text.hasPrefix("bark(loud: Bool"))
    #expect(signature.activeParameter == 0)
    #expect(
      String(decoding: Array(signature.text.utf8)[signature.parameters[0]], as: UTF8.self) == "loud: Bool")
  }

  @Test func definitionsLeadToCellsAndFiles() throws {
    let (notebook, editor) = try Self.opened.get()
    let own = try #require(notebook.cell(1))
    let code = own.code
    func at(_ word: String) throws -> Int {
      let range = try #require(code.firstRange(of: word))
      return code.utf8.distance(from: code.startIndex, to: range.lowerBound)
    }
    #expect(
      notebook.definition(cell: 1, at: try at("noise.upper"), by: editor) == .here(4..<9))
    guard case .cell("Cell1", let range)? = notebook.definition(cell: 1, at: try at("bark"), by: editor),
      let first = notebook.cell(0)
    else {
      Issue.record("'bark' is of the first cell")
      return
    }
    #expect(String(decoding: Array(first.code.utf8)[range], as: UTF8.self) == "bark")
    #expect(notebook.position(cell: 0, offset: range.lowerBound)?.description == "c.md:8:8")
    let symbol = try #require(
      editor.inspect(EditedCell(code: "GradientFlow.self", context: own.context), at: 3))
    #expect(symbol.kind == "struct")
    #expect(symbol.documentation?.hasPrefix("How a gradient changes") == true)
    #expect(symbol.module == "Experiments")
    // Where the kit's sources are not, its interface is.
    guard
      case .file(let path, let line, _)? = editor.interfaceDefinition(
        of: symbol, in: EditedCell(code: "GradientFlow.self", context: own.context))
    else {
      Issue.record("'GradientFlow' is in the kit's interface")
      return
    }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[line - 1].contains("struct GradientFlow"))
  }

  @Test func offsetsGoBothWays() throws {
    let notebook = try notebook
    let position = SourcePosition(file: "c.md", line: 18, column: 7)
    let found = try #require(notebook.offset(position))
    #expect(found.index == 1)
    #expect(found.offset == 4)
    #expect(notebook.position(cell: 1, offset: 4) == position)
    #expect(notebook.offset(SourcePosition(file: "c.md", line: 1, column: 1)) == nil)
  }

  @Test func referencesTellShadowedNamesApart() throws {
    let (notebook, editor) = try Self.opened.get()
    let first = try #require(notebook.cell(0)?.code.firstRange(of: "zebra"))
    let code = try #require(notebook.cell(0)?.code)
    let offset = code.utf8.distance(from: code.startIndex, to: first.lowerBound)
    let found = notebook.references(cell: 0, at: offset, by: editor)
    #expect(found.map(\.cell) == [0, 1, 1])
    #expect(notebook.references(cell: 2, at: 4, by: editor).map(\.cell) == [2, 2])
    let bark = code.utf8.distance(
      from: code.startIndex, to: try #require(code.firstRange(of: "bark")).lowerBound)
    #expect(notebook.references(cell: 0, at: bark, by: editor).map(\.cell) == [0, 1])
  }

  @Test func namesOfCellsCanBeRenamedAndOthersNot() throws {
    let (notebook, editor) = try Self.opened.get()
    let code = try #require(notebook.cell(1)?.code)
    func at(_ word: String) throws -> Int {
      code.utf8.distance(from: code.startIndex, to: try #require(code.firstRange(of: word)).lowerBound)
    }
    let ranges = try notebook.renaming(cell: 1, at: try at("zebra"), to: "horse", by: editor)
    #expect(ranges.map(\.cell) == [0, 1, 1])
    #expect(
      throws: RenamingFault(
        message: "'2x' is no name in Swift. Write letters, digits and underscores, a letter first.")
    ) {
      try notebook.renaming(cell: 1, at: try at("zebra"), to: "2x", by: editor)
    }
    #expect {
      try notebook.renamable(cell: 1, at: try at("uppercased"), by: editor)
    } throws: { "\($0)".contains("only what a cell declares can be renamed here") }
  }

  @Test func oneLookGivesProblemsAndTokens() throws {
    let cell = try cell("let p = Pet(name: 1)  // é")
    let view = try editor.view(cell)
    #expect(view.problems == (try editor.problems(cell)))
    let words = view.tokens.map {
      String(decoding: Array(cell.code.utf8)[$0.range], as: UTF8.self) + " " + $0.kind
    }
    #expect(
      words.contains("let keyword") && words.contains("Pet struct") && words.contains("1 number"), "\(words)")
    #expect(words.contains("// é comment"), "\(words)")
  }

  @Test func declarationsInTheirOrder() {
    let found = CellDeclaration.all(
      in: "struct A { let b = 1; func c() {} }\nvar (d, e) = (1, 2)\nd + e\nenum F { case g }")
    #expect(found.map { "\($0.kind) \($0.name)" } == ["struct A", "variable d", "variable e", "enum F"])
    #expect(found[0].children.map(\.name) == ["b", "c"])
    #expect(found[3].children.map { "\($0.kind) \($0.name)" } == ["case g"])
  }

  @Test func problemsHavePositionsAndFixes() throws {
    let editor = try editor
    let found = try editor.problems(cell("let n: Int = \"s\"\nzebra.brak(loud: true)\nn"))
    #expect(found.map(\.line) == [1, 2])
    #expect(found[0].column == 14)
    #expect(found[0].message == "cannot convert value of type 'String' to specified type 'Int'")
    #expect(try editor.problems(cell("zebra.name")) == [])
  }

  @Test func tokensKnowTypes() throws {
    let tokens = try editor.semanticTokens(cell("let p = Pet(name: \"a\")"))
    #expect(tokens.contains { $0.range == 8..<11 && $0.kind == "struct" })
  }

  @Test func cellsAreFormatted() throws {
    let editor = try editor
    #expect(try editor.formatted("let a=1\nlet b = [ 1,2 ]") == "let a = 1\nlet b = [1, 2]")
    #expect(throws: MachineFault.self) { try editor.formatted("let = = 1 {") }
    // It keeps the value off the page.
    #expect(try editor.formatted("let a=1;\na  + 1 ;") == "let a = 1;\na + 1;")
  }
}
