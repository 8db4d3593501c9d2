/// The Swift text that the compiler gets for a cell: imports, then the author's own lines, with
/// calls to the kit around what is shown or awaited.
///
/// Every author's line keeps its number and its columns: a call opens on a line of its own,
/// `#sourceLocation` sets the number of the line that follows, and the call closes behind the
/// last line's text.
struct CellSource {
  private(set) var text = ""
  private let code: [UInt8]
  private let file: String
  private let lineStarts: [Int]

  /// - Parameters:
  ///   - file: The name the compiler shall show.
  ///   - inlineNumber: For an inline expression, its number in the unit; the whole text is then
  ///     one value.
  init(code: String, file: String, wrappings: [Wrapping], inlineNumber: Int? = nil) {
    let bytes = Array(code.utf8)
    self.code = bytes
    self.file = file
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    var done = 0
    locate(0)
    for wrapping in wrappings {
      copy(done..<wrapping.range.lowerBound)
      open(wrapping, inlineNumber: inlineNumber)
      locate(wrapping.range.lowerBound)
      copy(wrapping.range)
      close(wrapping)
      done = wrapping.range.upperBound
    }
    copy(done..<self.code.count)
    text += "\n"
  }

  private mutating func copy(_ range: Range<Int>) {
    text += String(decoding: code[range], as: UTF8.self)
  }

  private mutating func open(_ wrapping: Wrapping, inlineNumber: Int?) {
    if let inlineNumber {
      text += "try LecternKit.lecternInline(\(inlineNumber), {"
    } else if wrapping.isShown {
      text += "try LecternKit.lecternShow({"
    } else if wrapping.isDiscarded {
      text += "\(wrapping.throwsErrors ? "try " : "")LecternKit.lecternDiscard({"
    }
    guard wrapping.awaits else { return }
    text += wrapping.throwsErrors ? "try LecternKit.lecternAwaitTrying({" : "LecternKit.lecternAwait({"
  }

  private mutating func close(_ wrapping: Wrapping) {
    // On the line's end: what follows in the middle of a statement (`else`, a comma) must not be
    // separated from it by a directive.
    text += (wrapping.awaits ? " })" : "") + (wrapping.isShown || wrapping.isDiscarded ? " })" : "")
  }

  /// Makes the text that follows stand at its own line and column.
  private mutating func locate(_ offset: Int) {
    let line = (lineStarts.lastIndex { $0 <= offset } ?? 0) + 1
    let column = offset - lineStarts[line - 1]
    text += "\n#sourceLocation(file: \"\(file)\", line: \(line))\n"
    text += String(repeating: " ", count: column)
  }
}
