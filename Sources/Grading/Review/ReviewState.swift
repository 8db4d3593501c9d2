import Foundation

/// What the review page shows, as it travels to the browser.
struct ReviewState: Encodable {
  struct Question: Encodable {
    var id: String
    var title: String
    var maximum: Double
    var isManual: Bool
    /// What was said to anybody on this question, each once, to be said again.
    var bank: [String]
  }

  struct Answer: Encodable {
    /// What counts now; absent where nobody has given points.
    var points: Double?
    var isGiven: Bool
    var why: String
    var reasons: [String]
    var comments: [String]
    var drafts: [String: String]
  }

  struct Student: Encodable {
    /// The student's id, or a stand-in where names are hidden.
    var id: String
    var name: String
    var total: Double
    var answers: [String: Answer]
    /// The written analysis, and the numbers in it that the runs do not bear out.
    var text: String
    var doubtful: [String]
    var hints: [String]
    var notes: [String]
  }

  var title: String
  var isBlind: Bool
  var questions: [Question]
  var students: [Student]
}

extension ReviewState {
  /// - Parameter aliases: Stand-ins by student's id; the id itself where names are shown.
  init(_ gradebook: Gradebook, aliases: [String: String], isBlind: Bool) throws {
    let facts = try gradebook.facts()
    let grades = try gradebook.grades()
    let comments = try gradebook.comments()
    let drafts = Dictionary(grouping: try gradebook.drafts(), by: \.student)
    title = facts.title
    self.isBlind = isBlind
    questions = (grades.first?.scores ?? []).map { score in
      var bank: [String] = []
      for comment in comments where comment.criterion == score.criterion && !bank.contains(comment.text) {
        bank.append(comment.text)
      }
      return Question(
        id: score.criterion, title: score.title, maximum: score.maximum,
        isManual: score.judge == Criterion.Judge.manual.rawValue, bank: bank)
    }
    students = grades.map { grade in
      Student(
        id: aliases[grade.student] ?? grade.student,
        name: isBlind ? aliases[grade.student] ?? "" : facts.name(of: grade.student), total: grade.total,
        answers: Dictionary(
          uniqueKeysWithValues: grade.scores.map { score in
            let own = (drafts[grade.student] ?? []).filter { $0.criterion == score.criterion }
            return (
              score.criterion,
              Answer(
                points: score.counted, isGiven: score.given != nil, why: score.given?.why ?? "",
                reasons: score.reasons, comments: score.comments.map(\.text),
                drafts: Dictionary(own.map { ($0.field, $0.text) }, uniquingKeysWith: { _, last in last }))
            )
          }),
        text: grade.writing?.text ?? "", doubtful: grade.writing?.doubtful ?? [],
        hints: grade.writing?.hints ?? [], notes: isBlind ? [] : grade.notes)
    }
    if isBlind { students.sort { $0.id.localizedStandardCompare($1.id) == .orderedAscending } }
  }
}
