import Notebooks

/// The live cells of a chapter as its page carries them.
public struct LivePage: Sendable, Hashable {
  /// A cell's WebAssembly, deflated and in base 64, by `Cell.index`.
  public var modules: [Int: String] = [:]
  /// The program that draws charts, likewise; the same for all pages.
  public var drawing = ""

  public init() {}

  /// Where the drawing program lies in a site.
  public static let drawingPath = "assets/live-drawing.js"

  /// Where a cell's program lies in a site, from its folder.
  ///
  /// - Parameter page: The page's path.
  public static func path(ofCell index: Int, page: String) -> String {
    "\(ChapterEntry.stem(ofPage: page)).live-\(index).js"
  }

  /// A program as a script that a page from the disk may load.
  ///
  /// - Parameter cell: `nil` for the drawing program.
  static func script(_ module: String, ofCell cell: Int?) -> String {
    scriptStart(ofCell: cell) + module + scriptEnd
  }

  /// The program in what `script` wrote; `nil` when something else stands there.
  public static func module(inScript text: String, ofCell cell: Int?) -> String? {
    let start = scriptStart(ofCell: cell)
    guard text.hasPrefix(start), text.hasSuffix(scriptEnd) else { return nil }
    return String(text.dropFirst(start.count).dropLast(scriptEnd.count))
  }

  private static func scriptStart(ofCell cell: Int?) -> String {
    "(window.lecternLive||={})[\"\(cell.map { "cell-\($0)" } ?? "drawing")\"]=\""
  }

  private static let scriptEnd = "\";\n"

  /// A control's value as the cell in the page gets it.
  public enum Value: Sendable, Hashable, Encodable {
    /// A number, or the index of a choice in its list.
    case number(Double)
    /// Points, three numbers each.
    case list([Double])

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number): try container.encode(number)
      case .list(let numbers): try container.encode(numbers)
      }
    }
  }

  public static func value(_ control: LiveControl, _ value: ScalarValue) -> Value {
    if case .choice(let values) = control.kind { return .number(Double(values.firstIndex(of: value) ?? 0)) }
    switch value {
    case .boolean(let value): return .number(value ? 1 : 0)
    case .integer(let value): return .number(Double(value))
    case .number(let value): return .number(value)
    case .text: return .number(0)
    case .points(let text): return .list(text.split { "; ".contains($0) }.compactMap { Double($0) })
    }
  }
}
