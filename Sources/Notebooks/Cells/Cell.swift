/// A piece of a chapter's Swift that runs: a `{swift}` fence, or an expression in the prose.
public struct Cell: Sendable, Hashable, Codable {
  /// The form in which a cell is written.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A fence with the info string `{swift}`.
    case block
    /// An expression in the prose, `` `{swift} expression` ``.
    case inline
  }

  /// The position among all cells of the chapter in document order, inline ones included.
  public var index: Int
  public var kind: Kind
  /// The Swift text without the option lines; lines marked `// hide` are in it.
  public var code: String
  /// The position of the first character of `code`: its line `i` (from 0) is `start.line + i`.
  public var start: SourcePosition
  /// How many bytes of each line, the indentation of the blocks around the cell, are not in
  /// `code`; add it to a column in `code` to get the column in the file. 0 for inline cells,
  /// whose first line starts at `start.column`.
  public var columnOffset: Int
  /// The options with the defaults of course and chapter merged in.
  public var options: CellOptions
  /// Where each option of this cell is written, by the option's name.
  public var optionPositions: [String: SourcePosition]

  public init(
    index: Int, kind: Kind, code: String, start: SourcePosition, columnOffset: Int = 0,
    options: CellOptions = CellOptions(), optionPositions: [String: SourcePosition] = [:]
  ) {
    self.index = index
    self.kind = kind
    self.code = code
    self.start = start
    self.columnOffset = columnOffset
    self.options = options
    self.optionPositions = optionPositions
  }
}
