import Testing

@testable import Notebooks

/// What the reference says of the options of cells and of front matter is so.
@Suite struct OptionKeysTests {
  private func options(_ text: String) throws -> (CellOptions, [Diagnostic]) {
    var options = CellOptions()
    var reader = OptionReader(context: .cell)
    if let root = try YAMLText(file: "a.md", text: text).compose() { reader.apply(root, to: &options) }
    return (options, reader.diagnostics)
  }

  @Test func everyOptionIsThere() {
    #expect(OptionReader.keys.map(\.name) == OptionReader.names)
    #expect(FrontMatter.keys.map(\.name) == FrontMatterReader.names)
  }

  @Test(arguments: OptionReader.keys) func anExampleSaysSomething(_ key: SettingsKey) throws {
    let (options, diagnostics) = try options("\(key.name): \(key.example)\n")
    #expect(diagnostics == [])
    #expect(options != CellOptions())
  }

  @Test(arguments: OptionReader.keys.filter { $0.standard != nil })
  func whatHoldsAnywayChangesNothing(_ key: SettingsKey) throws {
    let (options, diagnostics) = try options("\(key.name): \(key.standard ?? "")\n")
    #expect(diagnostics == [])
    #expect(options == CellOptions())
  }

  @Test(arguments: [[], ["solutions"]] as [[String]])
  func examplesOfFrontMatterAreRead(_ path: [String]) throws {
    for key in FrontMatter.keys(below: path) {
      let line = path.isEmpty ? "\(key.name): \(key.example)" : "\(path[0]): { \(key.name): \(key.example) }"
      let (notebook, diagnostics) = try parse("---\n\(line)\n---\n\nx\n")
      #expect(diagnostics == [], "\(line)")
      #expect(notebook.frontMatter != FrontMatter(), "\(line)")
    }
  }
}
