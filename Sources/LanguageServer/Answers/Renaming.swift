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
    guard let place = name(at: position), course.build.index.targets[place.name] != nil else {
      throw Refusal(message: "There is no label here, nor a name of Swift in a cell.")
    }
    let start = document.offset(line: place.start.line, column: place.start.column)
    return document.range(start..<(start + place.length))
  }

  func rename(at position: TextPosition, to name: String) throws(Refusal) -> JSON {
    if let found = cell(at: position), let cells, let editor {
      do {
        let places = try cells.renaming(cell: found.index, at: found.offset, to: name, by: editor)
        return course.edit(
          places.compactMap { place in
            cells.position(cell: place.cell, offset: place.range.lowerBound).map {
              TextChange(start: $0, length: place.range.count, text: name)
            }
          })
      } catch {
        throw Refusal(message: error.message)
      }
    }
    guard let place = self.name(at: position) else {
      throw Refusal(message: "There is no label here, nor a name of Swift in a cell.")
    }
    do {
      return course.edit(try course.build.renaming(place.name, to: name))
    } catch {
      throw Refusal(message: error.message)
    }
  }
}
