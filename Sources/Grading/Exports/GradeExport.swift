import Foundation
import Notebooks
public import Tables

/// Where grades go.
public enum ExportTarget: String, Sendable, CaseIterable {
  case canvas, moodle, gradescope, csv
}

/// Grades as tables for learning platforms.
public struct GradeExport: Sendable {
  public var grades: [Grade]
  public var roster: Roster
  public var title: String
  /// Whether grades that a person has not finished are written too.
  public var includesIncomplete: Bool
  /// What the last grading found in the folder of submissions; without it nobody else has handed in.
  public var facts: ClassFacts?

  public init(
    grades: [Grade], roster: Roster, title: String, includesIncomplete: Bool, facts: ClassFacts? = nil
  ) {
    self.grades = grades
    self.roster = roster
    self.title = title
    self.includesIncomplete = includesIncomplete
    self.facts = facts
  }

  /// Students whose points are not all given yet.
  public var incomplete: [String] { grades.filter { !$0.isComplete }.map(\.student) }

  private var exported: [Grade] { includesIncomplete ? grades : grades.filter(\.isComplete) }

  /// Every criterion in a column; who is on the roster and has no points has a row that says why.
  public func plain() -> CSVTable {
    var seen: Set<String> = []
    let criteria = grades.flatMap(\.scores).map(\.criterion).filter { seen.insert($0).inserted }
    let entries = Dictionary(roster.students.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    // Columns of the roster, where it has them.
    let own: [(title: String, value: KeyPath<Roster.Student, String>)] = [
      ("name", \.name), ("email", \.email),
    ]
    .filter { column in roster.students.contains { !$0[keyPath: column.value].isEmpty } }
    func person(_ id: String) -> [String] {
      [id] + own.map { column in entries[id]?[keyPath: column.value] ?? "" }
    }
    let first = ["id"] + own.map(\.title) + ["total", "maximum", "days_late", "late_penalty"]
    let handedIn = Set(grades.map(\.student))
    let missing = roster.students.map(\.id).filter { !handedIn.contains($0) }
    // No two columns have one name.
    let head = first + criteria.map { (first + ["notes"]).contains($0) ? "criterion \($0)" : $0 } + ["notes"]
    return CSVTable(
      rows: [head]
        + exported.map { grade in
          let points = Dictionary(
            grade.scores.map { ($0.criterion, $0.counted) }, uniquingKeysWith: { first, _ in first })
          return person(grade.student)
            + [
              pointsText(grade.total), pointsText(grade.maximum), "\(grade.daysLate)",
              pointsText(grade.latePenalty),
            ]
            + criteria.map { id in
              (points[id] ?? nil).map(pointsText) ?? ""
            } + [grade.notes.map(Self.firstLine).joined(separator: " ")]
        }
        + missing.map { id in
          person(id) + [String](repeating: "", count: 4 + criteria.count) + [reason(id)]
        })
  }

  /// Why a student has no points: who handed in what cannot be read has handed in.
  private func reason(_ student: String) -> String {
    guard let facts, !facts.missing.contains(student) else { return "did not hand in" }
    let sentences = facts.ungraded[student] ?? []
    return sentences.isEmpty ? "not graded yet" : "not graded: \(sentences.joined(separator: " "))"
  }

  /// Points of a hand-in that is not the student's any more, each a sentence: it was taken away, is another's since the
  /// roster was changed, or what lies in its place cannot be graded.
  public var outdated: [String] {
    exported.compactMap { grade in
      guard let facts else { return nil }
      if facts.missing.contains(grade.student) {
        return
          "The points of '\(grade.student)' are of '\(grade.file)', which was graded before and is gone, or is not theirs any more."
      }
      return facts.ungraded[grade.student].map {
        "The points of '\(grade.student)' are of '\(grade.file)', which was graded before; what is there now is not graded: \($0.joined(separator: " "))"
      }
    }
  }

  /// A table has no room for the lines of code that a compiler quotes.
  private static func firstLine(_ note: String) -> String {
    String(note.prefix { !$0.isNewline })
  }

  /// A table that the platform imports: Canvas's gradebook, or Moodle's grades by ID number.
  public func table(for target: ExportTarget) -> CSVTable {
    let entries = Dictionary(
      roster.students.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func name(_ student: String) -> String {
      let name = entries[student]?.name ?? ""
      return name.isEmpty ? student : name
    }
    return switch target {
    case .canvas:
      CSVTable(
        rows: [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title]]
          + [["    Points Possible", "", "", "", "", pointsText(grades.first?.maximum ?? 100)]]
          + exported.map { [name($0.student), "", $0.student, $0.student, "", pointsText($0.total)] })
    case .moodle:
      CSVTable(
        rows: [["ID number", "Email address", title]]
          + exported.map { [$0.student, entries[$0.student]?.email ?? "", pointsText($0.total)] })
    case .csv, .gradescope: plain()
    }
  }

  /// What became of a table that was filled in.
  public struct Filled: Sendable, Hashable {
    /// Students with points whom the table does not have.
    public var missing: [String] = []
    /// What a person should know, each a sentence.
    public var notes: [String] = []
    /// Points that stood there before and are others now.
    public var replaced: [Replacement] = []

    /// What stood in a student's row and what stands there now.
    public struct Replacement: Sendable, Hashable {
      public var student: String
      public var old: String
      public var new: String
    }

    /// How many points were replaced, and the first of them; `nil` when there are none.
    public var replacements: String? {
      guard !replaced.isEmpty else { return nil }
      let first = replaced.prefix(3).map { "'\($0.student)' had '\($0.old)' and has '\($0.new)'" }
      let more = replaced.count > 3 ? ", and \(replaced.count - 3) more" : ""
      let rows = replaced.count == 1 ? "one row" : "\(replaced.count) rows"
      return "What stood in \(rows) was replaced: \(first.joined(separator: ", "))\(more)."
    }
  }

  /// Fills one column of a table that the platform exported; everything else stays as it is, byte for byte.
  ///
  /// - Parameters:
  ///   - key: The column by which students are found, where it cannot be told by itself.
  ///   - column: The column to fill, likewise.
  /// - Throws: A `Diagnostic` when the table lacks such a column, or more than one could be meant.
  public func fill(
    _ table: inout CSVTable, for target: ExportTarget, by key: String? = nil, column: String? = nil
  ) throws -> Filled {
    let known = Set(roster.students.map(\.id))
    let others = grades.map(\.student).filter { !known.contains($0) }.map {
      Roster.Student(id: $0, name: "", email: "", submitted: nil, extensionDays: 0)
    }
    let columns = try GradeColumns(
      table, target, title: title, students: roster.students + others, key: key, column: column)
    var filled = Filled(notes: columns.doubts)
    if let maximum = columns.maximum, let ours = grades.first?.maximum, maximum != ours {
      filled.notes.append(
        "\(table.name) says that \(pointsText(maximum)) points can be had, and the assignment has \(pointsText(ours)); points are written as they are."
      )
    }
    if let words = columns.scale {
      filled.notes.append(
        "\(table.name) grades '\(title)' in words ('\(words)'); points are written, and the platform may refuse them."
      )
    }
    let hasCommas = columns.hasDecimalCommas
    var surplus: [(student: String, position: SourcePosition)] = []
    for grade in exported {
      guard let row = columns.rows[grade.student] else {
        if !columns.doubtful.contains(grade.student) { filled.missing.append(grade.student) }
        continue
      }
      let points = pointsText(grade.total)
      let written = hasCommas ? points.replacing(".", with: ",") : points
      let old = table.value(row: row, column: columns.grade).trimmingCharacters(in: .whitespaces)
      if let position = columns.surplus(row: row) {
        surplus.append((grade.student, position))
        continue
      }
      if let reason = columns.reasonToKeep(row: row, old) {
        filled.notes.append("The row of '\(grade.student)' stays as it is: \(reason).")
        continue
      }
      if columns.isOther(old, than: written) {
        filled.replaced.append(.init(student: grade.student, old: old, new: written))
      }
      table.set(row: row, column: columns.grade, written)
    }
    filled.notes += Self.sentences(of: surplus)
    return filled
  }

  /// Rows in which nobody can tell which field is the points': each of the first with its place.
  private static func sentences(of surplus: [(student: String, position: SourcePosition)]) -> [String] {
    let shown = 5
    var sentences = surplus.prefix(shown).map { student, position in
      "\(position.file):\(position.line):\(position.column): this row has more fields than there are columns, so that the points of '\(student)' could go into another column; it stays as it is. Put a name with a comma in it between quotation marks, or remove what is too many."
    }
    if surplus.count > shown {
      let names = surplus.dropFirst(shown).map { "'\($0.student)'" }.joined(separator: ", ")
      sentences.append("\(surplus.count - shown) more such rows stay as they are, those of \(names).")
    }
    return sentences
  }
}
