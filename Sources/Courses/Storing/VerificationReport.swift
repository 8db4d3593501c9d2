import Files
import Foundation
import Results
import Store
import Wire

/// What became of the work of a build that was done again.
public struct VerificationReport: Sendable, Hashable {
  /// A line for each experiment that was compared, and for each chapter that differs from its entry.
  public private(set) var sentences: [String] = []
  /// The keys of entries that the work speaks against.
  public private(set) var refuted: [String] = []
  /// All of it in a line.
  public private(set) var summary = ""

  /// - Parameters:
  ///   - here: What does the work now; other processors may round in another order.
  ///   - computed: The answer to an experiment that was computed.
  public init(
    _ reports: [ChapterReport], _ store: ResultStore, here: StoreEntry.Origin,
    computed: (ExperimentUse) -> Data?
  ) {
    for report in reports {
      for finding in Verification.findings(report, store, here: here, computed: computed) {
        if finding.isFault { refuted.append(finding.key) }
        if finding.isQuiet { continue }
        sentences.append("\(report.chapter): \(finding.isFault ? "error: " : "")\(finding.sentence)")
      }
    }
    let experiments = reports.filter { !$0.isReused }.flatMap(\.experiments)
    let computed = experiments.count { $0.seconds != nil }
    let compared = experiments.count {
      $0.seconds != nil && ($0.difference != nil || store.entry(.experiment, $0.key) != nil)
    }
    let chapters = reports.count { $0.storedChapter != nil }
    summary =
      "\(computed) experiments computed here, \(compared) of them and \(chapters) chapters compared with what was kept, "
      + "\(refuted.count) not as they were kept"
  }
}

extension CourseStore {
  /// A sentence on the entries that took longer than a sample within so many seconds has room for, so that it never
  /// draws them; `nil` where there are none.
  public func leftOut(ofSampleWithin seconds: Double) -> String? {
    let count = Verification.beyond(seconds, in: store)
    guard count > 0 else { return nil }
    return
      "\(count) of \(store.entries.count) entries took too long for a sample within \(durationText(seconds)); '--verify' alone draws them too."
  }
}

extension CourseBuild {
  /// What became of the work that was done again; `nil` where there is no store.
  public func verification(of reports: [ChapterReport]) -> VerificationReport? {
    guard let store = store?.store, let kernel else { return nil }
    let memo = kernel.settings.cacheFolder.appendingPathComponent("experiments")
    let here = CourseStore.origin(toolchain: kernel.toolchain.version, seconds: 0)
    return VerificationReport(reports, store, here: here) { use in
      CheckedFile.read(CourseStore.memoFile(use.name, use.key, in: memo))
    }
  }
}
