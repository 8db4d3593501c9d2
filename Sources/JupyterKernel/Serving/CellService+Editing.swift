import Editing
import Foundation
import Kernel

// What is asked of a text that is being written.
extension CellService {
  func isComplete(_ code: String) -> JSON {
    switch CellCompleteness(of: code) {
    case .complete: ["status": "complete"]
    case .invalid: ["status": "invalid"]
    case .incomplete(let indentation): ["status": "incomplete", "indent": .string(indentation)]
    }
  }

  mutating func complete(_ content: JSON) -> JSON {
    let end = content["cursor_pos"]?.int ?? 0
    return [
      "status": "ok", "matches": [], "cursor_start": .int(end), "cursor_end": .int(end), "metadata": [:],
    ]
  }

  mutating func inspect(_ content: JSON) -> JSON {
    ["status": "ok", "found": false, "data": [:], "metadata": [:]]
  }
}
