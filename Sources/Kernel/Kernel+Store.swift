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
    guard let reads = localReads(result.reads), reads.allSatisfy(\.isUnchanged) else { return nil }
    result.reads = reads
    return result
  }

  /// What the cells read, with the paths of this machine; `nil` where data is there that the cells did not find.
  private func localReads(_ reads: [FileRead]) -> [FileRead]? {
    let found = Set(reads.filter { !$0.digest.isEmpty }.map(\.path))
    var local: [FileRead] = []
    for read in reads {
      if read.digest.isEmpty, read.path.hasPrefix(Self.dataMark) {
        // Data is looked for in several folders and under several names, and lies in other ones on another machine.
        // Which folders did not have what another had does not matter: the first that has it is compared below.
        if !found.contains(read.path), holdsFile(read.path.dropFirst(Self.dataMark.count)) { return nil }
        continue
      }
      guard let path = localPath(read.path) else { return nil }
      local.append(FileRead(path: path, digest: read.digest))
    }
    return local
  }

  /// Whether a file of that name is in one of the folders with data.
  private func holdsFile(_ name: Substring) -> Bool {
    settings.searchFolders.contains { folder in
      var isFolder: ObjCBool = false
      let path = folder.appendingPathComponent(String(name)).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }

  /// Whether somebody wants to know if the chapter or an experiment of it still gives what was kept.
  func isToBeComputedAgain(_ known: ChapterResult, _ plan: Plan) -> Bool {
    if settings.recomputed.isEmpty { return false }
    return settings.recomputed.contains("*") || settings.recomputed.contains(storeKey(of: plan))
      || known.experiments.contains { settings.recomputed.contains($0.key) }
  }

  /// How a run compares with the chapter's entry in the store; `nil` where there is none.
  public func comparison(_ notebook: Notebook, _ result: ChapterResult) -> StoredComparison? {
    let plan = Plan(notebook)
    guard let stored = storedResult(plan), let entry = store?.entry(.chapter, storeKey(of: plan)) else {
      return nil
    }
    let cells = Set(stored.cells.keys).union(result.cells.keys)
    let differing = cells.filter { cell in
      stored.cells[cell]?.outputs != result.cells[cell]?.outputs
        || stored.cells[cell]?.states != result.cells[cell]?.states
    }
    return StoredComparison(
      key: entry.key, origin: entry.origin, cells: cells.count, differing: differing.count,
      measuresTimes: stored.dataUsed.contains { $0.hasPrefix("Times ") })
  }

  /// The chapter's entry in the store, if what it read is here and the same.
  public func storedEntry(of notebook: Notebook) -> StoreEntry? {
    let plan = Plan(notebook)
    return storedResult(plan) == nil ? nil : store?.entry(.chapter, storeKey(of: plan))
  }

  /// The keys of the experiments that a stored chapter asked for.
  public static func experiments(of chapter: StoreEntry) -> [String] {
    guard let content = chapter.content,
      let travelling = try? JSONDecoder().decode(TravellingResult.self, from: content)
    else { return [] }
    return travelling.result.experiments.map(\.key)
  }

  /// A chapter's run beside its entry in the store.
  public struct StoredComparison: Sendable, Hashable, Codable {
    public var key: String
    public var origin: StoreEntry.Origin
    /// How many cells there are, and how many gave something else.
    public var cells: Int
    public var differing: Int
    /// Whether cells measure how long something takes, which no two runs agree about.
    public var measuresTimes: Bool
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

  private var courseRoot: String { settings.courseFolder.resolvingSymlinksInPath().path + "/" }

  private func travellingPath(_ path: String) -> String? {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    for folder in settings.searchFolders {
      let root = folder.resolvingSymlinksInPath().path + "/"
      if file.hasPrefix(root) { return Self.dataMark + file.dropFirst(root.count) }
    }
    if file + "/" == courseRoot { return Self.courseMark }
    return file.hasPrefix(courseRoot) ? Self.courseMark + file.dropFirst(courseRoot.count) : nil
  }

  /// Where the file of another machine's result is on this one.
  private func localPath(_ path: String) -> String? {
    if path == Self.courseMark { return settings.courseFolder.resolvingSymlinksInPath().path }
    // An entry is a stranger's word: it must not lead out of the folders.
    guard !path.split(separator: "/").contains("..") else { return nil }
    if path.hasPrefix(Self.courseMark) { return courseRoot + path.dropFirst(Self.courseMark.count) }
    guard path.hasPrefix(Self.dataMark) else { return nil }
    let name = String(path.dropFirst(Self.dataMark.count))
    return settings.searchFolders.map { $0.resolvingSymlinksInPath().appendingPathComponent(name).path }
      .first { FileManager.default.fileExists(atPath: $0) }
  }
}
