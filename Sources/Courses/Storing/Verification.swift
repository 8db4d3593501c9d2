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

  /// A sample of a store's experiments, at least one.
  ///
  /// - Parameter share: 0 to 1.
  init(share: Double, of store: ResultStore) {
    let all = store.entries(.experiment).map(\.key)
    let count = min(all.count, max(1, Int((Double(all.count) * share).rounded(.up))))
    keys = Array(all.shuffled().prefix(count)).sorted()
  }

  init(keys: [String]) { self.keys = keys }

  /// What became of one experiment that was computed again.
  public struct Finding: Sendable, Hashable {
    public var sentence: String
    public var isFault: Bool
  }

  public static func finding(_ use: ExperimentUse, _ store: ResultStore, processor: String) -> Finding? {
    guard let difference = use.difference else { return nil }
    let entry = store.entry(.experiment, use.key)
    let name = "\(use.name) (\(use.key.prefix(8)))"
    if difference == 0 { return Finding(sentence: "\(name): the same, bit for bit.", isFault: false) }
    let apart =
      difference.isFinite
      ? "numbers differ by up to \(String(format: "%.2g", 100 * difference))% of their size"
      : "the answers differ in their shape"
    guard let entry else {
      return Finding(sentence: "\(name): \(apart) from what the cache had.", isFault: false)
    }
    guard entry.origin.processor != processor, difference <= tolerance else {
      return Finding(
        sentence:
          "\(name): \(apart) from the store's entry, made on \(entry.origin.processor) on \(entry.origin.date).",
        isFault: true)
    }
    return Finding(
      sentence: "\(name): \(apart), as another kind of processor may (\(entry.origin.processor)).",
      isFault: false)
  }
}
