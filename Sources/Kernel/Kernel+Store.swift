import Files
import Foundation
import Notebooks
import Results
import Store

/// A chapter's result as it travels: without the paths of the machine that made it.
private struct TravellingResult: Codable {
  var result: ChapterResult
  /// Data sets that were not there.
  var absentData: [String]
}

extension Kernel {
  /// What a stored chapter is addressed by: unlike the cache's key it is the same on every machine.
  func storeKey(of plan: Plan) -> String {
    let parts =
      ["chapter 2", toolchain.version, kit.sources, settings.quick ? "quick" : "full"] + code(of: plan)
    return Digest.sha256(text: parts.joined(separator: "\u{0}"))
  }

  /// The chapter's result from the store, if what it read is here and the same.
  func storedResult(_ plan: Plan) -> ChapterResult? {
    // A stranger's chapter is never looked up.
    guard let store, settings.confinement == nil, !plan.units.isEmpty,
      let content = store.entry(.chapter, storeKey(of: plan))?.content,
      let travelling = try? JSONDecoder().decode(TravellingResult.self, from: content),
      travelling.absentData.allSatisfy(settings.absentData.contains)
    else { return nil }
    var result = travelling.result
    for index in result.reads.indices {
      guard let path = localPath(result.reads[index].path) else { return nil }
      result.reads[index].path = path
    }
    return result.reads.allSatisfy(\.isUnchanged) ? result : nil
  }

  /// Whether somebody wants to know if an experiment of the chapter still gives what was kept.
  func isToBeComputedAgain(_ known: ChapterResult) -> Bool {
    settings.recomputed.contains("*") || known.experiments.contains { settings.recomputed.contains($0.key) }
  }

  /// Whether a run gave something else than the chapter's entry in the store; `nil` where they cannot be compared,
  /// because there is none or the chapter measures times.
  public func differsFromStore(_ notebook: Notebook, _ result: ChapterResult) -> Bool? {
    guard let stored = storedResult(Plan(notebook)),
      !stored.dataUsed.contains(where: { $0.hasPrefix("Times ") })
    else { return nil }
    return stored.cells.mapValues(\.outputs) != result.cells.mapValues(\.outputs)
      || stored.cells.mapValues(\.states) != result.cells.mapValues(\.states)
  }

  /// The origin of the chapter's entry in the store.
  public func storedOrigin(of notebook: Notebook) -> StoreEntry.Origin? {
    store?.entry(.chapter, storeKey(of: Plan(notebook)))?.origin
  }

  /// The chapter's last result as an entry; `nil` when there is none that may be kept, or it read files that
  /// another machine does not have.
  public func storeEntry(of notebook: Notebook, name: String, origin: StoreEntry.Origin) throws -> StoreEntry?
  {
    let plan = Plan(notebook)
    guard !plan.units.isEmpty, var result = results.result(key(of: plan)) else { return nil }
    for index in result.reads.indices {
      guard let path = travellingPath(result.reads[index].path) else { return nil }
      result.reads[index].path = path
    }
    for index in result.experiments.indices {
      result.experiments[index].seconds = nil
      result.experiments[index].difference = nil
      result.experiments[index].origin = nil
    }
    // Where the cells stood does not matter to the result, and would make an entry of each edit to prose.
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let travelling = TravellingResult(
      result: result, absentData: result.dataUsed.isEmpty ? [] : settings.absentData)
    return StoreEntry(
      .chapter, name: name, key: storeKey(of: plan), origin: origin, content: try encoder.encode(travelling))
  }

  private static let courseMark = "course:"
  private static let dataMark = "data:"

  private var courseRoot: String { settings.courseDirectory.resolvingSymlinksInPath().path + "/" }

  private func travellingPath(_ path: String) -> String? {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    for folder in settings.searchDirectories {
      let root = folder.resolvingSymlinksInPath().path + "/"
      if file.hasPrefix(root) { return Self.dataMark + file.dropFirst(root.count) }
    }
    if file + "/" == courseRoot { return Self.courseMark }
    return file.hasPrefix(courseRoot) ? Self.courseMark + file.dropFirst(courseRoot.count) : nil
  }

  /// Where the file of another machine's result is on this one.
  private func localPath(_ path: String) -> String? {
    if path == Self.courseMark { return settings.courseDirectory.resolvingSymlinksInPath().path }
    // An entry is a stranger's word: it must not lead out of the folders.
    guard !path.split(separator: "/").contains("..") else { return nil }
    if path.hasPrefix(Self.courseMark) { return courseRoot + path.dropFirst(Self.courseMark.count) }
    guard path.hasPrefix(Self.dataMark) else { return nil }
    let name = String(path.dropFirst(Self.dataMark.count))
    return settings.searchDirectories.map { $0.resolvingSymlinksInPath().appendingPathComponent(name).path }
      .first { FileManager.default.fileExists(atPath: $0) }
  }
}
