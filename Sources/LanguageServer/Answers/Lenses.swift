import Editing
import Notebooks

// Above each cell: what it gave when it ran last, and a way to run it and those below.
extension OpenChapter {
  static let runCommand = "lectern.runFromHere"

  func lenses() -> JSON {
    guard let notebook else { return [] }
    let blocks = notebook.cellBlocks
    let values = runs.values(of: blocks)
    return .array(
      zip(blocks, values).enumerated().flatMap { number, pair -> [JSON] in
        let (block, value) = pair
        guard block.cell.options.run.eval, let start = offset(block.range.start) else { return [] }
        let range = document.range(start..<document.line(document.position(start).line).endIndex)
        let run: JSON = [
          "range": range,
          "command": [
            "title": "▶ Run from here", "command": .string(Self.runCommand),
            "arguments": [.string(uri), .int(number)],
          ],
        ]
        guard let value else { return [run] }
        return [run, ["range": range, "command": ["title": .string(value), "command": ""]]]
      })
  }
}
