import Foundation

/// A cell that was made from files which are others now.
public struct ChangedRead: Sendable, Hashable {
  public var cell: SubmittedCell
  /// The files' names, from the course's folder if they lie in it.
  public var files: [String]
}

// What cells read may change while the notebook is open.
extension CellSession {
  /// The cells that read files which have changed since, in order.
  public func cellsOfChangedFiles() -> [ChangedRead] {
    entries.indices.compactMap { index in
      let files = entries[index].step?.changedFiles() ?? []
      return files.isEmpty ? nil : ChangedRead(cell: entries[index].submitted, files: files.map(shownName))
    }
  }

  /// Gives up the first cell that read a file which has changed since, and all that ran after it.
  ///
  /// - Returns: The files, and the cells that are out of date for that; `nil` when nothing has changed.
  public func giveUpChangedFiles() -> (files: [String], cells: [SubmittedCell])? {
    let changed = cellsOfChangedFiles()
    guard let first = changed.first, let position = entries.firstIndex(where: { $0.submitted == first.cell })
    else { return nil }
    var seen: Set<String> = []
    let files = changed.flatMap(\.files).filter { seen.insert($0).inserted }
    return (files, rewind(to: position))
  }

  /// Those of some cells that stand above another. A cell without a name follows all that has run.
  public func above(_ cell: SubmittedCell, of cells: [SubmittedCell]) -> [SubmittedCell] {
    guard let own = cell.id.flatMap(order.rank) else { return cells }
    return cells.filter { other in other.id.flatMap(order.rank).map { $0 < own } ?? true }
  }

  /// Files that changed while a cell ran, after it or a cell above had read them. The cell may have written
  /// them itself, which is no reason to run anything again, so this is said and the files are taken as they are.
  func noticeFilesChangedMeanwhile(since began: Date, emit: (SessionEvent) -> Void) {
    for index in entries.indices {
      guard var step = entries[index].step else { continue }
      var files = step.changedFiles()
      if files.isEmpty, index == entries.count - 1 { files = step.filesChangedMeanwhile(since: began) }
      guard !files.isEmpty else { continue }
      step.acceptFiles()
      entries[index].step = step
      let names = files.map { "'\(shownName($0))'" }.joined(separator: ", ")
      let reader = entries[index].submitted.name
      emit(
        .note(
          "Note: \(names) changed while the cell ran, after \(reader) had read it. If the cell did not write it, "
            + "run \(reader) again."))
    }
  }

  private func shownName(_ path: String) -> String {
    let folder = kernel.settings.courseFolder.resolvingSymlinksInPath().path + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}
