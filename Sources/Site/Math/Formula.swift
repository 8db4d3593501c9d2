import Notebooks
import Texts

/// A formula in TeX.
public struct Formula: Sendable, Hashable {
  public var tex: String
  /// On a line of its own, with large operators.
  public var isDisplayed: Bool
  /// The course's own commands that it uses.
  public var macros: [MathMacro]

  /// - Parameter macros: Those of the course; what the formula does not use is left out.
  public init(tex: String, isDisplayed: Bool, macros: [MathMacro] = []) {
    self.tex = tex
    self.isDisplayed = isDisplayed
    self.macros = macros.used(in: tex)
  }

  /// What its HTML depends on.
  var key: String {
    ([tex] + macros.map { "\($0.name) \($0.expansion)" }).joined(separator: "\n")
  }
}

/// Why a formula could not be set.
public struct FormulaFault: Error, Sendable, Hashable {
  /// Without a full stop.
  public var message: String
  /// The offset of the fault in the TeX, in UTF-16 units as JavaScript counts.
  public var offset: Int?
  /// The name of the macro in which the fault is; the offset says nothing then.
  public var macro: String?
  /// Nothing is wrong with the formula; the tool that sets it is not there.
  public var isMissingTool = false
  public var remedy = ""

  /// The position of the fault in the source.
  func position(in tex: String, from start: SourcePosition) -> SourcePosition {
    guard let offset, offset <= tex.utf16.count else { return start }
    let before = String(decoding: Array(tex.utf16.prefix(offset)), as: UTF16.self)
    let lines = before.linesToTheEnd
    var position = start
    position.line += lines.count - 1
    let column = lines.last?.utf8.count ?? 0
    position.column = lines.count == 1 ? start.column + column : column + 1
    return position
  }
}
