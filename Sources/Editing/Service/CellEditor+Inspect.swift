import Foundation
import Kernel

/// What a name at an offset stands for.
public struct Symbol: Sendable, Hashable {
  public var name: String
  /// As it is declared.
  public var declaration: String
  public var documentation: String?
  /// A word such as `function` or `struct`.
  public var kind: String
  public var module: String?
  /// The compiler's own name for it, the same wherever it is named.
  public var usr: String?
  public var definition: Definition?

  /// For reading: the declaration, then what is said of it.
  public var markdown: String {
    var parts = ["```swift\n\(declaration)\n```"]
    if let documentation { parts.append(documentation) }
    if let module { parts.append("In `\(module)`.") }
    return parts.joined(separator: "\n\n")
  }
}

/// Where something is declared.
public enum Definition: Sendable, Hashable {
  /// In the cell itself.
  case here(TextRange)
  /// In a cell above, by its module's name.
  case cell(module: String, TextRange)
  /// In a file, such as one of `Support/` or of the kit.
  case file(path: String, line: Int, column: Int)
}

/// The forms in which what is being called can be called.
public struct SignatureHelp: Sendable, Hashable {
  public struct Signature: Sendable, Hashable {
    public var text: String
    public var documentation: String?
    /// The parameters as stretches of `text`.
    public var parameters: [TextRange]
    public var activeParameter: Int?
  }

  public var signatures: [Signature]
  public var active: Int
}

extension CellEditor {
  /// What the name at an offset stands for; `nil` where none is.
  public func inspect(_ cell: EditedCell, at offset: Int) -> Symbol? {
    let word = cell.code.identifierRange(around: offset)
    guard !word.isEmpty, let answer = ask("cursorinfo", cell, at: word.lowerBound),
      let name = answer["name"]?.string
    else { return nil }
    let module = answer["modulename"]?.string
    return Symbol(
      name: name,
      declaration: (answer["annotated_decl"]?.string).map(Self.withoutTags) ?? answer["typename"]?.string
        ?? name,
      documentation: answer["doc_comment"]?.string, kind: Completion.kind(answer["kind"]?.string ?? ""),
      module: module.map { cell.context.cells[$0]?.start.file ?? $0 }, usr: answer["usr"]?.string,
      definition: definition(answer, name, module, in: cell))
  }

  /// The forms of the call that an offset is within; `nil` where none is.
  public func signatureHelp(_ cell: EditedCell, at offset: Int) -> SignatureHelp? {
    guard let answer = ask("signaturehelp", cell, at: offset),
      case let found = answer["signatures"]?.array ?? [],
      !found.isEmpty
    else { return nil }
    let signatures = found.map { signature in
      SignatureHelp.Signature(
        text: signature["name"]?.string ?? "", documentation: signature["doc_comment"]?.string,
        parameters: (signature["parameters"]?.array ?? []).map { parameter in
          let start = parameter["nameoffset"]?.int ?? 0
          return start..<(start + (parameter["namelength"]?.int ?? 0))
        }, activeParameter: signature["active_parameter"]?.int)
    }
    return SignatureHelp(signatures: signatures, active: answer["active_signature"]?.int ?? 0)
  }

  private func definition(
    _ answer: SourceKitValue, _ name: String, _ module: String?, in cell: EditedCell
  ) -> Definition? {
    if let path = answer["filepath"]?.string {
      if path == document {
        guard let start = answer["offset"]?.int.flatMap(cell.authorOffset) else { return nil }
        return .here(start..<(start + (answer["length"]?.int ?? 0)))
      }
      // A cell's module remembers the scratch file it was compiled from.
      if module.map({ cell.context.cells[$0] == nil }) ?? true {
        return .file(path: path, line: answer["line"]?.int ?? 1, column: answer["column"]?.int ?? 1)
      }
    }
    guard let module, let above = cell.context.cells[module],
      let range = DeclarationFinder.range(of: String(name.prefix { $0 != "(" }), in: above.code)
    else { return nil }
    return .cell(module: module, range)
  }

  /// The text of the service's XML.
  private static func withoutTags(_ xml: String) -> String {
    xml.replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&apos;", with: "'").replacing("&amp;", with: "&")
  }
}
