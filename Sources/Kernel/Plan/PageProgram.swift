import Notebooks
import SwiftParser
import SwiftSyntax

/// The Swift text of a live cell as it is compiled for a page: what it needs of the cells above, and itself as the
/// function that the page calls.
public struct PageProgram: Sendable {
  /// The live cell.
  public let cell: Cell
  public let text: String
  private let plan: Plan

  /// The compiler's messages about the text, at the notebook's own positions.
  public func diagnostics(in messages: String) -> [Diagnostic] {
    CompilerMessages(plan: plan).diagnostics(in: messages)
  }

  /// The programs of a chapter's live cells, in their order.
  public static func all(of notebook: Notebook) -> [PageProgram] {
    let plan = Plan(notebook)
    let blocks = plan.units.filter { !$0.isInline }
    return blocks.enumerated().compactMap { number, unit in
      guard let cell = unit.cells.first, cell.options.isLive, cell.options.run.runs else { return nil }
      return PageProgram(cell: cell, unit: unit, above: Array(blocks.prefix(number)), plan: plan)
    }
  }

  private init(cell: Cell, unit: CellUnit, above: [CellUnit], plan: Plan) {
    self.cell = cell
    self.plan = plan
    let analysis = CellAnalysis(of: cell.code)
    let names = FreeNames.all(in: cell.code).subtracting(cell.options.run.live.map(\.name))
    let taken = Self.declarations(neededBy: names, in: above)
    let controls = cell.options.run.live.enumerated().map { "\nlet \($1.name): \(Self.value($1, $0))" }
    let source = CellSource(code: cell.code, file: unit.virtualFile(of: cell), wrappings: analysis.wrappings)
    text = """
      import \(Self.kit)
      \(taken)
      @_expose(wasm, "call") @_cdecl("lectern_call_function")
      public func lecternCallFunction(_ index: Int32, _ x: Double) -> Double { lecternCall(index, x) }
      @_expose(wasm, "step") @_cdecl("lectern_take_step")
      public func lecternTakeStep() { lecternStep() }
      @_expose(wasm, "run") @_cdecl("lectern_run_cell")
      public func lecternRunCell() {\(controls.joined())\(source.text.replacing("try LecternKit.lectern", with: "LecternKit.lectern"))
      }

      """
  }

  /// What the cell imports: the page's module of the name that the build's has.
  private static let kit = "LecternKit"

  /// The type of a control and where its value comes from.
  private static func value(_ control: LiveControl, _ index: Int) -> String {
    let read = "LecternKit.lecternControl(\(index))"
    switch control.kind {
    case .choice(let values):
      return
        "\(control.start.swiftType) = [\(values.map(\.swiftLiteral).joined(separator: ", "))][Int(\(read))]"
    case .toggle: return "Bool = \(read) != 0"
    case .points: return "LabelledPoints = LecternKit.lecternPoints(\(index))"
    case .range, .button:
      if case .integer = control.start { return "Int = Int(\(read))" }
      return "Double = \(read)"
    }
  }

  /// Declarations of the cells above that the names lead to, each at its own position in the notebook: the newest of a
  /// name, and what it needs in turn of what stands before it.
  private static func declarations(neededBy names: Set<String>, in above: [CellUnit]) -> String {
    var needed = names
    var found: Set<String> = []
    var pieces: [String] = []
    for unit in above.reversed() {
      guard let cell = unit.cells.first else { continue }
      let declared = TopLevelDeclaration.all(in: cell.code)
      var taken: [Int] = []
      // From below, so that what a declaration needs of its own cell is looked for after it.
      for index in declared.indices.reversed() {
        let declaration = declared[index]
        let isNeeded = declaration.names.contains { needed.contains($0) && !found.contains($0) }
        guard isNeeded else { continue }
        taken.append(index)
        needed.formUnion(declaration.identifiers)
      }
      for index in taken { found.formUnion(declared[index].hiding) }
      for index in taken {
        let declaration = declared[index]
        pieces.append(
          "#sourceLocation(file: \"\(unit.virtualFile(of: cell))\", line: \(declaration.line))\n"
            + String(repeating: " ", count: declaration.column - 1) + declaration.text)
      }
    }
    return pieces.reversed().joined(separator: "\n")
  }
}

/// A declaration at the top level of a cell, with what it declares and names.
private struct TopLevelDeclaration {
  var text: String
  var line: Int
  var column: Int
  /// What it is found by: for an extension, the name of the type that it extends.
  var names: [String] = []
  /// The names that earlier cells' declarations no longer answer to.
  var hiding: [String] = []
  var identifiers: Set<String> = []

  static func all(in code: String) -> [TopLevelDeclaration] {
    let file = Parser.parse(source: code)
    let converter = SourceLocationConverter(fileName: "", tree: file)
    return file.statements.compactMap { item in
      guard let declaration = item.item.as(DeclSyntax.self), !declaration.is(ImportDeclSyntax.self) else {
        return nil
      }
      let text = declaration.trimmedDescription
      let start = declaration.startLocation(converter: converter)
      var result = TopLevelDeclaration(text: text, line: start.line, column: start.column)
      let analysis = CellAnalysis(of: text)
      result.identifiers = FreeNames.all(in: text)
      if let node = declaration.as(ExtensionDeclSyntax.self) {
        result.names = [node.extendedType.trimmedDescription]
      } else {
        result.names = analysis.declarations.map(\.name)
        result.hiding = result.names
      }
      return result
    }
  }
}
