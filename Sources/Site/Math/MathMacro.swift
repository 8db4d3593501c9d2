public import Notebooks

/// A command of the course's own in formulas, from `macros:` in `course.yml`.
public struct MathMacro: Sendable, Hashable {
  /// With its backslash, such as `\R`.
  public var name: String
  /// The TeX that stands for it, with `#1` to `#9` for what it is given.
  public var expansion: String
  /// Where it is defined.
  public var position: SourcePosition?

  public init(name: String, expansion: String, position: SourcePosition?) {
    self.name = name
    self.expansion = expansion
    self.position = position
  }

  /// How TeX defines it: `\newcommand{\norm}[1]{\lVert #1 \rVert}`.
  var definition: String {
    let count = expansion.matches(of: /#([1-9])/).compactMap { Int($0.1) }.max()
    return "\\newcommand{\(name)}\(count.map { "[\($0)]" } ?? ""){\(expansion)}"
  }

  /// The commands that a piece of TeX names, with their backslashes.
  public static func names(in tex: String) -> Set<String> {
    Set(tex.matches(of: /\\[A-Za-z]+/).map { String($0.output) })
  }
}

extension [MathMacro] {
  /// Those that a formula uses, also through one another: of all others it does not depend.
  func used(in tex: String) -> [MathMacro] {
    var known = MathMacro.names(in: tex)
    var result: [MathMacro] = []
    var rest = self
    while let next = rest.firstIndex(where: { known.contains($0.name) }) {
      let macro = rest.remove(at: next)
      result.append(macro)
      known.formUnion(MathMacro.names(in: macro.expansion))
    }
    return result.sorted { $0.name < $1.name }
  }
}
