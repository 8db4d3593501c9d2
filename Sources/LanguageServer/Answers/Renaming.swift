import Courses
import Editing
import Notebooks

// Names that are written anew wherever they stand: labels in the course, names of Swift in a chapter's cells.
extension OpenChapter {
  func prepareRename(at position: TextPosition) throws(Refusal) -> JSON {
    if let found = cell(at: position), let cells, let editor {
      do {
        let range = try cells.renamable(cell: found.index, at: found.offset, by: editor)
        return self.range(cell: found.index, range) ?? .null
      } catch {
        throw Refusal(message: error.message)
      }
    }
    guard let occurrence = name(at: position), course.build.index.targets[occurrence.name] != nil else {
      throw Refusal(message: "There is no label here, nor a name of Swift in a cell.")
    }
    let start = document.offset(line: occurrence.start.line, column: occurrence.start.column)
    return document.range(start..<(start + occurrence.length))
  }

  func rename(at position: TextPosition, to name: String) throws(Refusal) -> JSON {
    if let found = cell(at: position), let cells, let editor {
      do {
        let ranges = try cells.renaming(cell: found.index, at: found.offset, to: name, by: editor)
        return course.edit(
          ranges.compactMap { found in
            cells.position(cell: found.cell, offset: found.range.lowerBound).map {
              TextChange(start: $0, length: found.range.count, text: name)
            }
          })
      } catch {
        throw Refusal(message: error.message)
      }
    }
    guard let occurrence = self.name(at: position) else {
      throw Refusal(message: "There is no label here, nor a name of Swift in a cell.")
    }
    do {
      return course.edit(try course.build.renaming(occurrence.name, to: name))
    } catch {
      throw Refusal(message: error.message)
    }
  }
}
