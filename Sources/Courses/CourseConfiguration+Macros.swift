import Notebooks
import Site

extension CourseConfiguration {
  /// Reads `macros: { \R: \mathbb{R} }`; what is wrong with one macro does not hide the others.
  static func macros(_ value: YAMLNode, _ diagnostics: inout [Diagnostic]) throws -> [MathMacro] {
    guard let pairs = value.pairs else {
      throw value.error(
        "'macros' is \(value.kindDescription), which should be names of TeX with what stands for them.",
        help: "Write each on a line of its own below `macros:`, such as `\\R: '\\mathbb{R}'`.")
    }
    var result: [MathMacro] = []
    for (key, value) in pairs {
      do {
        let macro = try macro(key, value)
        guard !result.contains(where: { $0.name == macro.name }) else {
          throw key.error("The macro '\(macro.name)' is given twice.", help: "Take one of the two out.")
        }
        result.append(macro)
      } catch let diagnostic as Diagnostic {
        diagnostics.append(diagnostic)
      }
    }
    for (macro, pair) in zip(result, pairs) where diagnostics.isEmpty {
      if reach(of: macro, among: result).contains(macro.name) {
        diagnostics.append(
          pair.key.error(
            "The macro '\(macro.name)' stands for itself, so a formula that uses it would have no end.",
            help: "Give it another name than what it is made of."))
      }
    }
    return result
  }

  private static func macro(_ key: YAMLNode, _ value: YAMLNode) throws -> MathMacro {
    let word = key.scalar ?? ""
    guard let match = word.wholeMatch(of: /\\?([A-Za-z]+)/) else {
      throw key.error(
        "'\(word)' is no name of a command of TeX.", help: "Write a backslash and letters, such as `\\R`.")
    }
    let name = "\\\(match.1)"
    guard value.commentBehind?.wholeMatch(of: /#[1-9].*/) == nil else {
      throw value.error(
        "The macro '\(name)' ends before `\(value.commentBehind ?? "")`, since YAML takes ` #` for a comment.",
        help: "Put what stands for it in single quotes, such as `\(name): '\\lVert #1 \\rVert'`.")
    }
    let expansion = try value.expectText(name)
    if let fault = fault(in: expansion) {
      throw value.error("The macro '\(name)' \(fault).", help: "Such as `\(name): '\\lVert #1 \\rVert'`.")
    }
    return MathMacro(name: name, expansion: expansion, position: key.position)
  }

  /// What is wrong with what stands for a macro, as a sentence without its subject.
  private static func fault(in expansion: String) -> String? {
    let plain = expansion.replacing(/\\./, with: "")
    var depth = 0
    for character in plain {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth < 0 { return "closes a brace that is not open" }
    }
    if depth > 0 { return "leaves a brace open" }
    let numbers = plain.matches(of: /#(.?)/).map { Int($0.1) }
    guard numbers.allSatisfy({ $0 != nil && $0 != 0 }) else {
      return "has a `#` without a number from 1 to 9"
    }
    let given = Set(numbers.compactMap { $0 })
    for number in 1..<(given.max() ?? 0) + 1 where !given.contains(number) {
      return "uses #\(given.max() ?? 0) and not #\(number)"
    }
    return nil
  }

  /// The macros that one stands for, also through one another.
  private static func reach(of macro: MathMacro, among all: [MathMacro]) -> Set<String> {
    var found: Set<String> = []
    var open = [macro]
    while let next = open.popLast() {
      for name in MathMacro.names(in: next.expansion) where found.insert(name).inserted {
        open += all.filter { $0.name == name }
      }
    }
    return found
  }
}
