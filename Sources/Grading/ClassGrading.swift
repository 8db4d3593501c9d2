import Clusters
import Foundation

/// Grades a class: several submissions at once, each stored the moment it is done.
public struct ClassGrading: Sendable {
  public var grader: Grader
  /// How many at once.
  public var jobs: Int
  /// Leaves what was graded before from the same file by the same rubric.
  public var resumes: Bool
  /// The criteria whose points are found anew, by id; all of them when empty. Others stay as they were.
  public var criteria: Set<String>
  /// The number of the first job; gradings at the same time whose jobs shall be no neighbours have other ones.
  public var firstJob: Int
  /// Grades them elsewhere; `nil` grades them here.
  var cluster: GradingCluster?

  public init(grader: Grader, jobs: Int, resumes: Bool, criteria: Set<String> = [], firstJob: Int = 0) {
    self.grader = grader
    self.jobs = jobs
    self.resumes = resumes
    self.criteria = criteria
    self.firstJob = firstJob
  }

  /// How many submissions can run at once in this machine's memory.
  ///
  /// - Parameters:
  ///   - wanted: How many at most.
  ///   - memory: Bytes that one may use.
  ///   - physical: Bytes that the machine has; a tenth stays free.
  public static func jobs(
    _ wanted: Int, memory: Int, physical: UInt64 = ProcessInfo.processInfo.physicalMemory
  ) -> Int {
    max(1, min(wanted, Int(physical / 10 * 9) / max(1, memory)))
  }

  /// Where the class stands after one more submission.
  public struct Progress: Sendable {
    public var grade: Grade
    public var timing: Timing
    public var completed: Int
    public var total: Int
    /// By the mean of those that are done; `nil` until there is one.
    public var secondsLeft: Double?
  }

  /// What a grading changed.
  public struct Outcome: Sendable {
    public var graded = 0
    public var kept = 0
    /// Those who were not graded for a fault of the cluster's.
    public var losses: [TaskLoss] = []
    /// Sentences for those who were graded before.
    public var changes: [String] = []
  }

  /// Grades what has to be graded. Blocks the calling thread.
  ///
  /// - Throws: `MachineFault` when the gradebook fails; what was stored before is whole.
  public func run(
    _ submissions: [Submission], into gradebook: Gradebook, progress: @escaping @Sendable (Progress) -> Void
  ) throws -> Outcome {
    let before = Dictionary(
      try gradebook.grades().map { ($0.student, $0) }, uniquingKeysWith: { first, _ in first })
    let waiting = try submissions.filter { submission in
      guard resumes, let old = before[submission.student], !old.needsRegrading else { return true }
      // Extensions are granted, times of handing in corrected and teams joined after the first grading.
      let counted = ([submission] + submission.earlier).first { $0.file == old.file } ?? submission
      guard grader.daysLate(counted) == old.daysLate else { return true }
      let members = submission.members.isEmpty ? [submission.student] : submission.members
      return try !members.allSatisfy {
        try gradebook.holds(student: $0, digest: submission.handInDigest, rubric: grader.rubric.digest)
      }
    }
    let shared = Shared(gradebook: gradebook, count: waiting.count)
    var outcome = Outcome(graded: waiting.count, kept: submissions.count - waiting.count)
    @Sendable func keep(_ graded: Grader.Graded) {
      var graded = graded
      if let old = before[graded.grade.student] { graded.grade.keep(old, except: criteria) }
      if let step = shared.store(graded) { progress(step) }
    }
    if let cluster {
      outcome.losses = try cluster.grade(waiting) { graded in
        keep(graded)
        if let fault = shared.fault { throw fault }
      }
      outcome.graded -= outcome.losses.count
    } else {
      gradeHere(waiting, shared, keep)
    }
    if let fault = shared.fault { throw fault }
    for grade in try gradebook.grades() {
      if let old = before[grade.student] { outcome.changes += grade.changes(since: old) }
    }
    return outcome
  }

  private func gradeHere(
    _ waiting: [Submission], _ shared: Shared, _ keep: @escaping @Sendable (Grader.Graded) -> Void
  ) {
    let group = DispatchGroup()
    for job in firstJob..<firstJob + min(max(1, jobs), max(1, waiting.count)) {
      group.enter()
      let thread = Thread {
        while let index = shared.take() {
          keep(grader.run(waiting[index], job: job))
        }
        group.leave()
      }
      thread.stackSize = DeepStack.bytes
      thread.start()
    }
    group.wait()
  }

  /// What the jobs share: which submission is next, and the one connection to the gradebook.
  private final class Shared: @unchecked Sendable {
    private let lock = NSLock()
    private let gradebook: Gradebook
    private let count: Int
    private let began = ContinuousClock.now
    private var next = 0
    private var completed = 0
    private(set) var fault: (any Error)?

    init(gradebook: Gradebook, count: Int) {
      self.gradebook = gradebook
      self.count = count
    }

    func take() -> Int? {
      lock.withLock {
        guard next < count, fault == nil else { return nil }
        defer { next += 1 }
        return next
      }
    }

    func store(_ graded: Grader.Graded) -> Progress? {
      lock.withLock {
        do {
          try gradebook.record(graded.grade, notebook: graded.notebook)
        } catch {
          fault = error
          return nil
        }
        completed += 1
        let elapsed = (ContinuousClock.now - began) / .seconds(1)
        // Points by hand are rows of their own.
        let whole = (try? gradebook.grade(of: graded.grade.student)) ?? graded.grade
        return Progress(
          grade: whole, timing: graded.timing, completed: completed, total: count,
          secondsLeft: elapsed / Double(completed) * Double(count - completed))
      }
    }
  }
}

extension Grade {
  /// Whether our own fault kept it from being graded.
  var needsRegrading: Bool { stages.contains { $0.outcome == .ours } }

  /// Takes over the points of an earlier grading but for some criteria; of all of them when none is named.
  mutating func keep(_ old: Grade, except criteria: Set<String>) {
    guard !criteria.isEmpty else { return }
    for index in scores.indices where !criteria.contains(scores[index].criterion) {
      guard let before = old.scores.first(where: { $0.criterion == scores[index].criterion }) else {
        continue
      }
      scores[index].points = before.points
      scores[index].reasons = before.reasons
      scores[index].parts = before.parts
    }
  }
}
