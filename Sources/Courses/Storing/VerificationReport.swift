import Store
import Wire

/// What became of the work of a build that was done again.
public struct VerificationReport: Sendable, Hashable {
  /// A line for each experiment that was compared, and for each chapter that differs from its entry.
  public private(set) var sentences: [String] = []
  /// The keys of entries that the work done again speaks against.
  public private(set) var refuted: [String] = []
  /// All of it in a line.
  public private(set) var summary = ""

  public var faults: Int { refuted.count }

  /// - Parameter processor: This machine's; another kind may round in another order.
  public init(_ reports: [ChapterReport], _ store: ResultStore, processor: String) {
    for report in reports {
      for finding in Verification.findings(report, store, processor: processor) {
        if finding.isFault { refuted.append(finding.key) }
        if finding.isQuiet { continue }
        sentences.append("\(report.chapter): \(finding.isFault ? "error: " : "")\(finding.sentence)")
      }
    }
    let experiments = reports.flatMap(\.experiments)
    let computed = experiments.count { $0.seconds != nil }
    let compared = experiments.count { $0.difference != nil }
    let chapters = reports.count { $0.storedChapter != nil }
    summary =
      "\(computed) experiments computed here, \(compared) of them and \(chapters) chapters compared with what was kept, "
      + "\(faults) not as they were kept"
  }
}
