import Kernel

/// Something that can be written at an offset.
public struct Completion: Sendable, Hashable {
  /// What it is called, with the labels of its arguments: `bark(loud:times:)`.
  public var name: String
  /// As it is declared: `bark(loud: Bool, times: Int)`.
  public var signature: String
  /// What is written, with holes `<#T##Int#>` where arguments come.
  public var template: String
  /// The type of the value, or of the result.
  public var typeName: String
  /// A word such as `function`, `method`, `property`, `struct`.
  public var kind: String
  /// The first sentence of its documentation.
  public var summary: String?
  /// The module that declares it.
  public var module: String?

  /// What a program without holes writes: up to the first argument.
  public var plainText: String {
    guard let hole = template.firstRange(of: "<#") else { return template }
    let before = template[..<hole.lowerBound]
    if let parenthesis = before.lastIndex(of: "(") { return String(before[...parenthesis]) }
    return before.last == " " ? String(before.dropLast()) : String(before)
  }
}

extension CellEditor {
  /// What can be written at an offset, likeliest first.
  ///
  /// - Returns: The range of what is already written of it, and the completions.
  public func complete(_ cell: EditedCell, at offset: Int, limit: Int = 200) -> (TextRange, [Completion]) {
    let word = cell.code.identifierRange(around: offset)
    let range = word.lowerBound..<max(word.lowerBound, min(offset, word.upperBound))
    let written = String(decoding: Array(cell.code.utf8)[range], as: UTF8.self)
    var options = "key.codecomplete.requestlimit: \(limit), key.codecomplete.hideunderscores: 1"
    if !written.isEmpty { options += ", key.codecomplete.filtertext: \"\(written)\"" }
    let answer = request(
      "codecomplete.open", cell, at: range.lowerBound, further: "key.codecomplete.options: { \(options) },")
    _ = service.send(
      "{ key.request: source.request.codecomplete.close, key.name: \"\(document)\", key.offset: \(cell.compilerOffset(range.lowerBound)) }"
    )
    let found = (answer?["results"]?.array ?? []).compactMap(Completion.init)
    // The service also finds letters in the middle of words, which is for when nothing begins with them.
    let beginning = found.filter { $0.name.lowercased().hasPrefix(written.lowercased()) }
    return (range, beginning.isEmpty ? found : beginning)
  }
}

extension Completion {
  init?(_ value: SourceKitValue) {
    guard let name = value["name"]?.string, let template = value["sourcetext"]?.string else { return nil }
    self.name = name
    self.template = template
    signature = value["description"]?.string ?? name
    typeName = value["typename"]?.string ?? ""
    kind = Self.kind(value["kind"]?.string ?? "")
    summary = value["doc.brief"]?.string
    module = value["modulename"]?.string
  }

  /// The service's words for kinds, as people say them.
  static func kind(_ word: String) -> String {
    let last = word.split(separator: ".").drop { ["source", "lang", "swift", "decl", "ref"].contains($0) }
    switch last.joined(separator: ".") {
    case let name where name.hasPrefix("function.method"): return "method"
    case let name where name.hasPrefix("function.constructor"): return "initializer"
    case let name where name.hasPrefix("function"): return "function"
    case "var.instance", "var.static", "var.class": return "property"
    case let name where name.hasPrefix("var"): return "variable"
    case "enumelement": return "case"
    case "generic_type_param", "associatedtype", "typealias": return "type"
    case let name: return name
    }
  }
}
