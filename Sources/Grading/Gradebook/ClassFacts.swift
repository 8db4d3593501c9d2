/// What is known of a class beside its grades; the pages show it.
public struct ClassFacts: Codable, Sendable, Hashable {
  public var title = ""
  /// Names by student's id, where a roster has them.
  public var names: [String: String] = [:]
  /// Students of the roster without a hand-in.
  public var missing: [String] = []
  /// Files that belong to nobody or cannot be read, each a sentence.
  public var problems: [String] = []
  /// Why a student's files were not graded, by id, each a sentence; who handed in what cannot be read is not missing.
  public var ungraded: [String: [String]] = [:]
  /// What the last grading changed, each a sentence.
  public var changes: [String] = []
  /// Which data the notebooks ran on.
  public var provenance = ""
  /// What confined them; empty when nothing did.
  public var sandbox = ""
  /// How many held-out images accuracies rest on.
  public var heldOut = 0
  /// How far honest runs lie apart that differ in nothing but the seed.
  public var seedBand = 0.0

  public init() {}

  /// What is known before anything has run.
  init(_ rubric: Rubric, _ roster: Roster, _ folder: SubmissionFolder) {
    title = rubric.title
    names = Dictionary(roster.students.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    missing = folder.missing
    problems = folder.problems
    ungraded = folder.ungraded
    heldOut = rubric.data.heldOut
    seedBand = rubric.tolerances.seed
  }

  /// A student's name, or the id where there is none.
  public func name(of student: String) -> String {
    let name = names[student] ?? ""
    return name.isEmpty ? student : name
  }
}
