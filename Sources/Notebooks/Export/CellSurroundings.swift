/// What stands around a cell and is no part of it: the bars of a quotation, the indentation of a list.
public struct CellSurroundings: Sendable, Hashable {
  /// In front of the cell's first line: `- ` where it begins an item.
  public var opening: String
  /// In front of its other lines.
  public var indentation: String
  /// Whether the block around it goes on above and below without a blank line.
  public var isJoinedAbove = false
  public var isJoinedBelow = false

  /// - Parameters:
  ///   - opening: The line of the opening fence.
  ///   - column: Of the fence, from 1, in bytes.
  init(opening: Substring, column: Int) {
    self.opening = String(decoding: opening.utf8.prefix(column - 1), as: UTF8.self)
    indentation = String(self.opening.map { $0 == ">" || $0 == "\t" ? $0 : Character(" ") })
  }

  package init(opening: String, indentation: String) {
    self.opening = opening
    self.indentation = indentation
  }

  /// A text between them.
  package func surrounding(_ text: [Substring]) -> String {
    var lines: [String] = []
    for line in text {
      let around = lines.isEmpty ? opening : indentation
      lines.append(line.isEmpty ? String(around.trimmedSuffix { $0 == " " }) : around + line)
    }
    return lines.joined(separator: "\n")
  }
}
