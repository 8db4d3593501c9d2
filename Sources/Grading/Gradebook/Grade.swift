import Foundation

/// One student's graded submission, as `grade.json` has it.
public struct Grade: Codable, Sendable, Hashable {
  /// The version of this format.
  public var version = 1
  public var assignment: String
  public var student: String
  /// The file that was graded, and its SHA-256.
  public var file: String
  public var digest: String
  /// The SHA-256 of the rubric it was graded by.
  public var rubric: String
  public var daysLate = 0
  /// Points taken off for lateness.
  public var latePenalty = 0.0
  public var scores: [Score] = []
  public var stages: [Stage] = []
  /// The share of held-out images that the best verified run classifies, for the leaderboard.
  public var bestAccuracy: Double?
  public var notes: [String] = []
  /// What was reported beside what was recomputed, to be drawn.
  public var exhibits: [Exhibit] = []
  /// What was found out about the written analysis, for the person who reads it.
  public var writing: WrittenAnalysis?
  /// Whom it is graded for, when a team has handed in together.
  public var team: [String] = []

  /// One criterion's points with what they rest on.
  public struct Score: Codable, Sendable, Hashable {
    public var criterion: String
    public var title: String
    /// What was found automatically; `nil` where a person gives the points, or nothing could be found out.
    public var points: Double?
    public var maximum: Double
    public var isBonus: Bool
    /// Sentences that a student can be shown.
    public var reasons: [String]
    /// Who or what gives the points, see `Criterion.Judge`.
    public var judge = ""
    /// How the points came together, by rule.
    public var parts: [Part] = []
    /// Points given by a person, in place of those found.
    public var given: Override?
    /// What a person says to the student.
    public var comments: [Comment] = []

    /// What counts: the points given by hand, or those found.
    public var counted: Double? { given?.points ?? points }
  }

  /// The points of one rule.
  public struct Part: Codable, Sendable, Hashable {
    public var rule: String
    public var points: Double
    public var maximum: Double
  }

  /// One step of grading that runs a student's code.
  public struct Stage: Codable, Sendable, Hashable {
    public var name: String
    public var outcome: StageOutcome
    public var detail: String
  }

  /// Whether nobody needs to look at it any more.
  public var isComplete: Bool { scores.allSatisfy { $0.counted != nil } }
  /// The points that count so far, lateness taken off, never below zero.
  public var total: Double {
    max(0, scores.reduce(0) { $0 + ($1.counted ?? 0) } - latePenalty)
  }
  /// What can be had without bonus.
  public var maximum: Double { scores.filter { !$0.isBonus }.reduce(0) { $0 + $1.maximum } }
}

/// Points given by a person.
public struct Override: Codable, Sendable, Hashable {
  public var student: String
  public var criterion: String
  public var points: Double
  public var who: String
  /// When, in ISO 8601.
  public var at: String
  public var why: String

  public init(student: String, criterion: String, points: Double, who: String, at: String, why: String) {
    self.student = student
    self.criterion = criterion
    self.points = points
    self.who = who
    self.at = at
    self.why = why
  }
}

/// What a person says about a criterion, for the student to read.
public struct Comment: Codable, Sendable, Hashable {
  public var student: String
  public var criterion: String
  public var text: String
  public var who: String
  /// When, in ISO 8601.
  public var at: String

  public init(student: String, criterion: String, text: String, who: String, at: String) {
    self.student = student
    self.criterion = criterion
    self.text = text
    self.who = who
    self.at = at
  }
}

/// How a step that runs a student's code ended. `ours` is never the student's fault.
public enum StageOutcome: String, Codable, Sendable, Hashable, CaseIterable {
  case finished
  /// The student's error, with its line.
  case failed
  case crashed
  case timeLimit = "time limit"
  case memoryLimit = "memory limit"
  case processLimit = "process limit"
  case outputLimit = "output limit"
  /// Broke a rule of the sandbox.
  case refused
  /// Lectern's or the machine's own fault.
  case ours
}

extension Grade {
  /// What differs between two gradings of one student, each a sentence.
  public func changes(since old: Grade) -> [String] {
    var found: [String] = []
    for score in scores {
      let before = old.scores.first { $0.criterion == score.criterion }
      guard before?.points != score.points else { continue }
      func words(_ points: Double?) -> String { points.map(pointsText) ?? "none" }
      let why = score.reasons.filter { before?.reasons.contains($0) != true }
      found.append(
        "\(student), \(score.criterion): \(words(before?.points)) -> \(words(score.points))"
          + (why.isEmpty ? "" : " (\(why.joined(separator: " ")))"))
    }
    // They stay, and were given for a text that is not the one that is there now.
    for score in scores where digest != old.digest {
      guard let given = score.given, old.scores.contains(where: { $0.given == given }) else { continue }
      found.append(
        "\(student), \(score.criterion): the \(pointsText(given.points)) by \(given.who) were given for an earlier hand-in, and count; look at the new one"
      )
    }
    // Points by hand are kept by criterion, and an assignment's file may have others since.
    for before in old.scores {
      guard let given = before.given, !scores.contains(where: { $0.criterion == before.criterion }) else {
        continue
      }
      found.append(
        "\(student), \(before.criterion): the \(pointsText(given.points)) by \(given.who) do not count, as the assignment has no such criterion any more; name it as before, or give them anew"
      )
    }
    for score in scores {
      guard let given = score.given, given.points > score.maximum else { continue }
      found.append(
        "\(student), \(score.criterion): the \(pointsText(given.points)) by \(given.who) are more than the \(pointsText(score.maximum)) that can be had now, and count; give them anew"
      )
    }
    if old.latePenalty != latePenalty {
      found.append("\(student), lateness: \(pointsText(old.latePenalty)) -> \(pointsText(latePenalty))")
    }
    return found
  }
}

/// Points as people write them: 12, 4.5.
public func pointsText(_ points: Double) -> String {
  points == points.rounded() ? String(Int(points)) : String((points * 100).rounded() / 100)
}
