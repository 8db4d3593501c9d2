import Files
import Foundation
import Kernel
import Results
import Store
import Wire

/// What the chapters, as they stand, have in the cache from the last build.
public struct FinishedWork {
  public var entries: [StoreEntry] = []
  /// Chapters whose results cannot be kept; their experiments can.
  public var missing: [String] = []
  /// Chapters that have not run.
  public var unbuilt: [String] = []

  public init(_ build: CourseBuild, _ own: CourseStore) throws {
    guard let kernel = build.kernel else { return }
    let memo = kernel.settings.cacheFolder.appendingPathComponent("experiments")
    let notes = ChapterUses(kernel.settings.cacheFolder)
    var used: [(chapter: Chapter, uses: [ExperimentUse])] = []
    for chapter in build.chapters where !chapter.published.cells.isEmpty {
      let uses =
        kernel.reusableResult(of: chapter.published)?.experiments ?? notes.read(chapter.entry.path)
      if let uses { used.append((chapter, uses)) } else { unbuilt.append(chapter.entry.path) }
    }
    // One chapter computes what another then only asks for, and the next build what the last one has noted.
    var seconds: [String: Double] = [:]
    for use in used.flatMap({ $0.uses + (notes.read($0.chapter.entry.path) ?? []) }) {
      seconds[use.key] = max(seconds[use.key] ?? 0, use.seconds ?? 0)
    }
    var known: Set<String> = []
    for (chapter, uses) in used {
      let name = chapter.entry.path
      let origin = CourseStore.origin(
        toolchain: kernel.toolchain.version, seconds: uses.compactMap { seconds[$0.key] }.reduce(0, +))
      if let entry = try kernel.storeEntry(of: chapter.published, name: name, origin: origin) {
        entries.append(entry)
      } else {
        missing.append(name)
      }
      for use in uses where known.insert(use.key).inserted {
        if let known = own.store.entry(.experiment, use.key) {
          entries.append(known)
          continue
        }
        let file = CourseStore.memoFile(use.name, use.key, in: memo)
        guard let content = CheckedFile.read(file) else { continue }
        let date = (try? FileManager.default.attributesOfItem(atPath: file.path))?[.modificationDate] as? Date
        entries.append(
          StoreEntry(
            .experiment, name: use.name, key: use.key,
            origin: CourseStore.origin(
              toolchain: kernel.toolchain.version, seconds: seconds[use.key] ?? 0, date: date ?? Date()),
            content: content))
      }
    }
  }
}

/// Notes of which experiments each chapter used, also for chapters whose results are not kept.
struct ChapterUses {
  private let folder: URL

  init(_ cache: URL) { folder = cache.appendingPathComponent("uses") }

  private func file(_ chapter: String) -> URL {
    folder.appendingPathComponent("\(Digest.sha256(text: chapter).prefix(32)).json")
  }

  func read(_ chapter: String) -> [ExperimentUse]? {
    CheckedFile.read(file(chapter)).flatMap { try? JSONDecoder().decode([ExperimentUse].self, from: $0) }
  }

  /// Notes what a run used. What it only asked for took the seconds that are noted already.
  func write(_ chapter: String, _ uses: [ExperimentUse]) {
    var seconds: [String: Double] = [:]
    for use in read(chapter) ?? [] { seconds[use.key] = use.seconds }
    var uses = uses
    for index in uses.indices where uses[index].seconds == nil {
      uses[index].seconds = seconds[uses[index].key]
    }
    // Without it the chapter's experiments are not pushed; nothing else is lost.
    if let data = try? JSONEncoder().encode(uses) { try? CheckedFile.write(data, to: file(chapter)) }
  }
}
