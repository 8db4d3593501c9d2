import Files
import Foundation
import Kernel
import Notebooks
import Results
import Store
import Wire

/// Work that was done again, held against what was kept.
public struct Verification: Sendable {
  /// How far numbers may lie apart when another kind of processor computed them, relative to the larger: vector
  /// units round in another order, and training enlarges that.
  public static let tolerance = 0.1

  /// The keys to compute again; `*` for all.
  var keys: [String]

  /// A sample of a store's entries, experiments and chapters alike, at least one.
  ///
  /// Each entry has the same chance, but those of one chapter are drawn together: to compute an experiment its chapter
  /// has to be compiled and run, and a sample of a twentieth should not cost the whole course.
  ///
  /// - Parameter share: 0 to 1.
  init(share: Double, of store: ResultStore) {
    var groups: [[String]] = []
    var homes: [String: Int] = [:]
    for chapter in store.entries(.chapter) {
      let members = [chapter.key] + Kernel.experiments(of: chapter).filter { store.entries[$0] != nil }
      let own = members.filter { homes[$0] == nil }
      for key in own { homes[key] = groups.count }
      groups.append(own.shuffled())
    }
    // Experiments of chapters that cannot be kept are on their own.
    for key in store.entries.keys.sorted() where homes[key] == nil {
      homes[key] = groups.count
      groups.append([key])
    }
    let count = min(homes.count, max(1, Int((Double(homes.count) * share).rounded(.up))))
    var drawn: [String] = []
    for key in homes.keys.shuffled() where drawn.count < count {
      guard let home = homes[key] else { continue }
      drawn += groups[home].prefix(count - drawn.count)
      groups[home] = []
    }
    keys = drawn.sorted()
  }

  /// What became of one entry whose work was done again.
  public struct Finding: Sendable, Hashable {
    /// The entry's.
    public var key: String
    public var sentence: String
    /// Whether the entry is not what the work gives, and no difference of machines explains it.
    public var isFault = false
    /// A finding that need not be told: a chapter that is what it was.
    public var isQuiet = false
  }

  /// All that can be said of a chapter whose work was done again.
  ///
  /// - Parameter processor: That of this machine.
  public static func findings(_ report: ChapterReport, _ store: ResultStore, processor: String) -> [Finding] {
    var findings = report.experiments.compactMap { finding($0, store, processor: processor) }
    if let chapter = report.storedChapter { findings.append(finding(chapter, processor: processor)) }
    return findings
  }

  private static func finding(_ chapter: Kernel.StoredComparison, processor: String) -> Finding {
    if chapter.differing == 0 {
      return Finding(key: chapter.key, sentence: "its cells gave what the store has.", isQuiet: true)
    }
    let share =
      "\(chapter.differing) of its \(chapter.cells) cells gave something else than the store's entry"
    if chapter.measuresTimes {
      return Finding(
        key: chapter.key, sentence: "\(share); the chapter measures times, which no two runs agree about.")
    }
    guard chapter.origin.processor == processor else {
      return Finding(
        key: chapter.key,
        sentence: "\(share), as another kind of processor may (\(chapter.origin.processor)).")
    }
    return Finding(
      key: chapter.key, sentence: "\(share) of the chapter, made on \(chapter.origin.date).", isFault: true)
  }

  private static func finding(_ use: ExperimentUse, _ store: ResultStore, processor: String) -> Finding? {
    guard let difference = use.difference else { return nil }
    let entry = store.entry(.experiment, use.key)
    let name = "\(use.name) (\(use.key.prefix(8)))"
    if difference == 0 { return Finding(key: use.key, sentence: "\(name): the same, bit for bit.") }
    let apart =
      difference.isFinite
      ? "numbers differ by up to \(String(format: "%.2g", 100 * difference))% of their size"
      : "the answers differ in their shape"
    guard let entry else {
      return Finding(key: use.key, sentence: "\(name): \(apart) from what the cache had.")
    }
    guard entry.origin.processor != processor, difference <= tolerance else {
      return Finding(
        key: use.key,
        sentence:
          "\(name): \(apart) from the store's entry, made on \(entry.origin.processor) on \(entry.origin.date).",
        isFault: true)
    }
    return Finding(
      key: use.key,
      sentence: "\(name): \(apart), as another kind of processor may (\(entry.origin.processor)).")
  }
}
