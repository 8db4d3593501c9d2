import Notebooks

/// The live cells of a chapter as its page carries them.
public struct LivePage: Sendable, Hashable {
  /// A cell's WebAssembly, deflated and in base 64, by `Cell.index`.
  public var modules: [Int: String] = [:]
  /// The program that draws charts, likewise; the same for all pages.
  public var drawing = ""

  public init() {}

  /// A control's value as the cell in the page gets it: a number, or the place of a choice in its list.
  public static func number(_ control: LiveControl, _ value: ScalarValue) -> Double {
    if case .choice(let values) = control.kind { return Double(values.firstIndex(of: value) ?? 0) }
    switch value {
    case .boolean(let value): return value ? 1 : 0
    case .integer(let value): return Double(value)
    case .number(let value): return value
    case .text: return 0
    }
  }
}
