import Files
import Foundation
import Kernel
import Notebooks
import Results
import Store
import Wire

/// Work that was done again, held against what was kept.
public struct Verification: Sendable {
  /// How far answers may lie apart as a whole (`AnswerDistance`) when another kind of processor computed them: vector
  /// units round in another order, and training enlarges that.
  public static let tolerance = 0.25
  /// What compiling and running a chapter costs besides its experiments, in seconds; no entry says it.
  static let chapterSeconds = 10.0

  /// The keys to compute again; `*` for all.
  var keys: [String]

  /// A sample of a store's entries, experiments and chapters alike, at least one.
  ///
  /// Each entry has the same chance, but those of one chapter are drawn together: to compute an experiment its chapter
  /// has to be compiled and run, and a sample of a twentieth should not cost the whole course.
  ///
  /// - Parameters:
  ///   - share: 0 to 1.
  ///   - bound: How many seconds of work may be drawn, as the entries have them; the
  ///     entry that took least is drawn in any case.
  init(share: Double, of store: ResultStore, within bound: Double? = nil) {
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
    var left = bound ?? .infinity
    for key in homes.keys.shuffled() where drawn.count < count {
      guard let home = homes[key], !groups[home].isEmpty else { continue }
      left -= Self.chapterSeconds
      if left < 0, !drawn.isEmpty { break }
      for member in groups[home] where drawn.count < count {
        let seconds = Self.seconds(store.entries[member])
        guard seconds <= left else { continue }
        left -= seconds
        drawn.append(member)
      }
      groups[home] = []
    }
    if drawn.isEmpty {
      drawn +=
        homes.keys.min { Self.seconds(store.entries[$0]) < Self.seconds(store.entries[$1]) }.map { [$0] }
        ?? []
    }
    keys = drawn.sorted()
  }

  /// What doing an entry's work again takes. A chapter's seconds are those of its experiments, which stay as they are
  /// while only its cells run.
  private static func seconds(_ entry: StoreEntry?) -> Double {
    entry?.kind == .experiment ? entry?.origin.seconds ?? 0 : 0
  }

  /// How many entries take longer than a sample within the bound has room for, so that it never draws them.
  public static func beyond(_ bound: Double, in store: ResultStore) -> Int {
    store.entries.values.count { seconds($0) > bound - chapterSeconds }
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
  /// - Parameters:
  ///   - here: What made it; only what differs from an entry of equal makers must not differ at all.
  ///   - computed: The answer that was computed here.
  public static func findings(
    _ report: ChapterReport, _ store: ResultStore, here: StoreEntry.Origin,
    computed: (ExperimentUse) -> Data?
  ) -> [Finding] {
    // The result of an earlier run says what was computed then, which was told then.
    let uses = report.isReused ? [] : report.experiments
    var findings = uses.compactMap { use -> Finding? in
      if let entry = store.entry(.experiment, use.key) { return finding(use, entry, here, computed(use)) }
      return finding(use)
    }
    if let chapter = report.storedChapter { findings.append(finding(chapter, here)) }
    return findings
  }

  private static func finding(_ chapter: Kernel.StoredComparison, _ here: StoreEntry.Origin) -> Finding {
    if chapter.differing == 0 {
      return Finding(key: chapter.key, sentence: "its cells gave what the store has.", isQuiet: true)
    }
    let share =
      "\(chapter.differing) of its \(chapter.cells) cells gave something else than the store's entry"
    if chapter.measuresTimes {
      return Finding(
        key: chapter.key, sentence: "\(share); the chapter measures times, which no two runs agree about.")
    }
    guard chapter.origin.rounds(like: here) else {
      return Finding(key: chapter.key, sentence: "\(share), \(chapter.origin.excuse).")
    }
    return Finding(
      key: chapter.key, sentence: "\(share) of the chapter, made on \(chapter.origin.date).", isFault: true)
  }

  /// An experiment beside the course's store.
  private static func finding(
    _ use: ExperimentUse, _ entry: StoreEntry, _ here: StoreEntry.Origin, _ computed: Data?
  ) -> Finding? {
    guard use.seconds != nil, let computed, let kept = entry.content else { return nil }
    let name = name(use)
    let distance = AnswerDistance.between(kept, computed)
    if distance == 0 { return Finding(key: use.key, sentence: "\(name): the same, bit for bit.") }
    let apart = words(distance)
    guard !entry.origin.rounds(like: here), distance <= tolerance else {
      return Finding(
        key: use.key,
        sentence:
          "\(name): \(apart) from the store's entry, made on \(entry.origin.processor) on \(entry.origin.date).",
        isFault: true)
    }
    return Finding(key: use.key, sentence: "\(name): \(apart), \(entry.origin.excuse).")
  }

  /// An experiment that only this machine's cache had.
  private static func finding(_ use: ExperimentUse) -> Finding? {
    guard let difference = use.difference else { return nil }
    if difference == 0 { return Finding(key: use.key, sentence: "\(name(use)): the same, bit for bit.") }
    let apart =
      difference.isFinite
      ? "numbers differ by up to \(percent(difference)) of their size" : "the answers differ in their shape"
    return Finding(key: use.key, sentence: "\(name(use)): \(apart) from what the cache had.")
  }

  private static func name(_ use: ExperimentUse) -> String { "\(use.name) (\(use.key.prefix(8)))" }

  private static func words(_ distance: Double) -> String {
    distance.isFinite
      ? "its numbers differ by \(percent(distance)) of their size, all of a kind together"
      : "the answers differ in more than numbers"
  }

  private static func percent(_ share: Double) -> String { "\(String(format: "%.2g", 100 * share))%" }
}

extension StoreEntry.Origin {
  /// Whether the same work gives the same bits here and there: the same kind of processor, and the same compiler.
  func rounds(like other: Self) -> Bool { processor == other.processor && toolchain == other.toolchain }

  /// Why an entry of another maker may differ.
  fileprivate var excuse: String { "as another processor or compiler may (\(processor), \(toolchain))" }
}
