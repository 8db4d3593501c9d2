import SwiftParser
import SwiftSyntax
import Texts

/// What Lectern must know of a cell's text before the compiler sees it.
struct CellAnalysis: Sendable {
  /// Names that later cells can use.
  var declarations: [Declaration] = []
  /// Names bound by `guard` at the top level, which Swift keeps to the cell.
  var guardedNames: Set<String> = []
  /// Whether the cell declares what is found without its module's name: extensions, operators,
  /// conformances, macros. Such a cell is imported by all that follow.
  var hasUnnamedDeclarations = false
  /// The cell's import declarations, which hold for the cells below too.
  var imports: [String] = []
  /// Every identifier in the text, an upper bound of what it refers to.
  var identifiers: Set<String> = []
  /// Whether the cell may use the main queue, the thread pool, or tasks.
  var usesConcurrency: Bool {
    wrappings.contains(where: \.awaits) || !identifiers.isDisjoint(with: Self.concurrencyNames)
  }

  private static let concurrencyNames: Set<String> = [
    "Dispatch", "DispatchMain", "DispatchQueue", "DispatchSource", "MainActor", "OperationQueue", "RunLoop",
    "Task", "Timer", "URLSession", "dispatchMain",
  ]

  /// What has to be wrapped, in source order.
  var wrappings: [Wrapping] = []
  /// The same for each expression of a unit of inline cells.
  var wrappingsOfExpressions: [[Wrapping]] = []
  /// A construct that cannot work in a cell, as a sentence with a remedy.
  var refusal: Refusal?

  /// Whether the cell gives an earlier name another meaning, which Swift's own shadowing does not cover: a function in
  /// place of a value or a type, or the other way round.
  func replaces(_ earlier: Declaration) -> Bool {
    declarations.contains { $0.name == earlier.name && ($0.kind == .function) != (earlier.kind == .function) }
  }

  struct Refusal: Sendable, Hashable {
    var line: Int
    var column: Int
    var message: String
    var help: String
  }
}

/// A stretch of a cell's text that runs inside a call to the kit.
struct Wrapping: Sendable, Hashable {
  /// UTF-8 offsets into the text.
  var range: Range<Int>
  /// The last expression, whose value is shown.
  var isShown: Bool
  /// The last expression, whose value the author keeps off the page.
  var isDiscarded = false
  /// The text awaits; a top-level `await` would turn the cell's entry point into an
  /// asynchronous main, which ends the process when it returns.
  var awaits: Bool
  /// Whether the call needs a `try`.
  var throwsErrors: Bool
}

extension CellAnalysis {
  private static let recent = TextMemory<CellAnalysis>(limit: 500)

  init(of code: String) { self = Self.recent.value(of: code, make: CellAnalysis.init(parsing:)) }

  private init(parsing code: String) {
    let file = Parser.parse(source: code)
    let converter = SourceLocationConverter(fileName: "", tree: file)
    let items = Array(file.statements)
    for (number, item) in items.enumerated() {
      let isLast = number == items.count - 1
      switch item.item {
      case .decl(let declaration): note(declaration)
      case .stmt(let statement): note(statement, isLast: isLast)
      case .expr(let expression):
        // A final semicolon keeps the value off the page, as in Jupyter.
        let isLastValue = isLast && item.semicolon == nil
        wrap(expression, isShown: isLastValue, isDiscarded: isLast && !isLastValue)
      @unknown default: break
      }
    }
    for token in file.tokens(viewMode: .sourceAccurate) {
      if case .identifier(let name) = token.tokenKind { identifiers.insert(name.trimmingBackticks) }
    }
    findRefusal(in: items, converter)
  }

  private mutating func wrap(_ expression: some SyntaxProtocol, isShown: Bool, isDiscarded: Bool = false) {
    let effects = EffectFinder.effects(of: expression)
    guard isShown || isDiscarded || effects.awaits else { return }
    wrappings.append(
      Wrapping(
        range: expression.trimmedOffsets, isShown: isShown, isDiscarded: isDiscarded, awaits: effects.awaits,
        throwsErrors: effects.tries))
  }

  private mutating func note(_ statement: StmtSyntax, isLast: Bool) {
    if let guarded = statement.as(GuardStmtSyntax.self) {
      // `guard let` at top level declares; only its conditions can be wrapped.
      for condition in guarded.conditions {
        if let binding = condition.condition.as(OptionalBindingConditionSyntax.self) {
          if let name = binding.pattern.as(IdentifierPatternSyntax.self) {
            guardedNames.insert(name.identifier.text.trimmingBackticks)
          }
          if let value = binding.initializer?.value { wrap(value, isShown: false) }
        } else {
          wrap(condition.condition, isShown: false)
        }
      }
    } else {
      wrap(statement, isShown: false)
    }
  }

  private mutating func note(_ declaration: DeclSyntax) {
    if let node = declaration.as(ImportDeclSyntax.self) {
      imports.append(node.trimmedDescription)
    } else if let node = declaration.as(VariableDeclSyntax.self) {
      for binding in node.bindings {
        if !node.modifiers.isPrivate { declare(binding.pattern) }
        if let value = binding.initializer?.value { wrap(value, isShown: false) }
      }
    } else if let node = declaration.as(FunctionDeclSyntax.self) {
      guard !node.modifiers.isPrivate else { return }
      if case .identifier = node.name.tokenKind {
        let parameters = node.signature.parameterClause.parameters.map {
          "\($0.firstName.text):\($0.type.trimmedDescription)"
        }
        add(.function, node.name, signature: parameters.joined(separator: ","))
      } else {
        hasUnnamedDeclarations = true
      }
    } else if let node = declaration.as(StructDeclSyntax.self) {
      if !node.modifiers.isPrivate { add(.structure, node.name) }
    } else if let node = declaration.as(ClassDeclSyntax.self) {
      if !node.modifiers.isPrivate { add(.classType, node.name) }
    } else if let node = declaration.as(ActorDeclSyntax.self) {
      if !node.modifiers.isPrivate { add(.classType, node.name) }
    } else if let node = declaration.as(EnumDeclSyntax.self) {
      if !node.modifiers.isPrivate { add(.enumeration, node.name) }
    } else if let node = declaration.as(ProtocolDeclSyntax.self) {
      if !node.modifiers.isPrivate { add(.protocolType, node.name) }
    } else if let node = declaration.as(TypeAliasDeclSyntax.self) {
      if !node.modifiers.isPrivate { add(.alias, node.name) }
    } else {
      hasUnnamedDeclarations = true
    }
  }

  private mutating func add(_ kind: Declaration.Kind, _ name: TokenSyntax, signature: String = "") {
    declarations.append(
      Declaration(kind: kind, name: name.text.trimmingBackticks, signature: signature))
  }

  private mutating func declare(_ pattern: PatternSyntax) {
    if let name = pattern.as(IdentifierPatternSyntax.self) {
      add(.variable, name.identifier)
    } else if let tuple = pattern.as(TuplePatternSyntax.self) {
      for element in tuple.elements { declare(element.pattern) }
    } else if let binding = pattern.as(ValueBindingPatternSyntax.self) {
      declare(binding.pattern)
    }
  }

  private mutating func findRefusal(in items: [CodeBlockItemSyntax], _ converter: SourceLocationConverter) {
    func refuse(_ node: some SyntaxProtocol, _ message: String, help: String) {
      guard refusal == nil else { return }
      let location = node.startLocation(converter: converter)
      refusal = Refusal(line: location.line, column: location.column, message: message, help: help)
    }
    for item in items {
      let declaration = item.item.as(DeclSyntax.self)
      if let variable = declaration?.as(VariableDeclSyntax.self),
        let async = variable.modifiers.first(where: { $0.name.text == "async" })
      {
        refuse(
          async, "'async let' cannot stand at the top level of a cell.",
          help: "write 'let value = await ...', or put the 'async let' into a function and await that.")
      }
      let attributes = declaration?.asProtocol((any WithAttributesSyntax).self)?.attributes ?? []
      for case .attribute(let attribute) in attributes
      where attribute.attributeName.trimmedDescription == "main" {
        refuse(
          attribute, "a cell has no '@main', it runs from its first line to its last.",
          help: "leave '@main' out and call the type's main function on a line of its own.")
      }
    }
  }
}

extension DeclModifierListSyntax {
  fileprivate var isPrivate: Bool {
    contains { $0.name.text == "private" || $0.name.text == "fileprivate" }
  }
}

extension String {
  fileprivate var trimmingBackticks: String {
    hasPrefix("`") && hasSuffix("`") && count > 2 ? String(dropFirst().dropLast()) : self
  }
}

extension SyntaxProtocol {
  fileprivate var trimmedOffsets: Range<Int> {
    positionAfterSkippingLeadingTrivia.utf8Offset..<endPositionBeforeTrailingTrivia.utf8Offset
  }
}
