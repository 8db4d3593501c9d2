import Store
import Wire

/// What became of the work of a build that was done again.
public struct VerificationReport: Sendable, Hashable {
  /// A line for each experiment that was compared, and for each chapter that differs from its entry.
  public private(set) var sentences: [String] = []
  public private(set) var faults = 0
  /// All of it in a line.
  public private(set) var summary = ""

  /// - Parameter processor: This machine's; another kind may round in another order.
  public init(_ reports: [ChapterReport], _ store: ResultStore, processor: String) {
    let uses = reports.flatMap { report in report.experiments.map { (report.chapter, $0) } }
    var compared = 0
    for (chapter, use) in uses {
      guard let finding = Verification.finding(use, store, processor: processor) else { continue }
      compared += 1
      if finding.isFault { faults += 1 }
      sentences.append("\(chapter): \(finding.isFault ? "error: " : "")\(finding.sentence)")
    }
    for report in reports {
      guard let stored = report.storedChapter, stored.differs, stored.processor == processor else { continue }
      faults += 1
      sentences.append(
        "\(report.chapter): error: its cells gave something else than the store's entry of the chapter, made on \(stored.date)."
      )
    }
    let computed = uses.count { $0.1.seconds != nil }
    summary =
      "\(computed) experiments computed here, \(compared) compared with what was kept, \(faults) not as they were kept"
  }
}
