import Foundation

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

  public init(grades: [Grade], roster: Roster, title: String, includesIncomplete: Bool) {
    self.grades = grades
    self.roster = roster
    self.title = title
    self.includesIncomplete = includesIncomplete
  }

  /// Students whose points are not all given yet.
  public var incomplete: [String] { grades.filter { !$0.isComplete }.map(\.student) }

  private var exported: [Grade] { includesIncomplete ? grades : grades.filter(\.isComplete) }

  /// Every criterion in a column; who is on the roster and has not handed in has a row without points.
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
          person(id) + [String](repeating: "", count: 4 + criteria.count) + ["did not hand in"]
        })
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
    for grade in exported {
      guard let row = columns.rows[grade.student] else {
        if !columns.doubtful.contains(grade.student) { filled.missing.append(grade.student) }
        continue
      }
      let points = pointsText(grade.total)
      let old = table.value(row: row, column: columns.grade).trimmingCharacters(in: .whitespaces)
      if let reason = columns.reasonToKeep(row: row, old) {
        filled.notes.append("The row of '\(grade.student)' stays as it is: \(reason).")
        continue
      }
      table.set(row: row, column: columns.grade, hasCommas ? points.replacing(".", with: ",") : points)
    }
    return filled
  }
}
