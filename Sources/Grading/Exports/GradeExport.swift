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

  /// Every criterion in a column.
  public func plain() -> CSVTable {
    let criteria = grades.first?.scores.map(\.criterion) ?? []
    let head = ["id", "total", "maximum", "days_late", "late_penalty"] + criteria + ["notes"]
    return CSVTable(
      rows: [head]
        + exported.map { grade in
          [
            grade.student, pointsText(grade.total), pointsText(grade.maximum), "\(grade.daysLate)",
            pointsText(grade.latePenalty),
          ]
            + criteria.map { id in
              grade.scores.first { $0.criterion == id }?.counted.map(pointsText) ?? ""
            } + [grade.notes.joined(separator: " ")]
        })
  }

  /// A table that the platform imports: Canvas's gradebook, or Moodle's grades by ID number.
  public func table(for target: ExportTarget) -> CSVTable {
    switch target {
    case .canvas:
      CSVTable(
        rows: [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title]]
          + [["    Points Possible", "", "", "", "", pointsText(grades.first?.maximum ?? 100)]]
          + exported.map { [name($0.student), "", $0.student, $0.student, "", pointsText($0.total)] })
    case .moodle:
      CSVTable(
        rows: [["ID number", "Email address", title]]
          + exported.map { [$0.student, entry($0.student)?.email ?? "", pointsText($0.total)] })
    case .csv, .gradescope: plain()
    }
  }

  /// Fills one column of a table that the platform exported; everything else stays as it is, byte for byte.
  ///
  /// - Returns: Students that the table does not have.
  /// - Throws: `SubmissionFault` when the table lacks a column to find students by, or to write into.
  public func fill(_ table: inout CSVTable, for target: ExportTarget) throws -> [String] {
    let head = table.rows.first ?? []
    let keys =
      target == .canvas
      ? ["SIS User ID", "SIS Login ID", "ID"] : ["ID number", "Email address", "Identifier", "Username"]
    let keyColumns = keys.compactMap { head.firstIndex(of: $0) }
    guard !keyColumns.isEmpty else {
      throw SubmissionFault(
        "The table has none of the columns \(keys.joined(separator: ", ")), by which students are found.")
    }
    guard let column = gradeColumn(head, target) else {
      throw SubmissionFault(
        "The table has no column '\(title)' to write into; its columns are \(head.joined(separator: ", ")).")
    }
    var missing: [String] = []
    for grade in exported {
      let names = [grade.student, entry(grade.student)?.email ?? ""].filter { !$0.isEmpty }
      let row = table.rows.indices.dropFirst().first { row in
        keyColumns.contains { table.rows[row].indices.contains($0) && names.contains(table.rows[row][$0]) }
      }
      guard let row else {
        missing.append(grade.student)
        continue
      }
      table.set(row: row, column: column, pointsText(grade.total))
    }
    return missing
  }

  /// Canvas adds its own number to an assignment's name: "Bake-off (12345)". Moodle's worksheet calls it "Grade".
  private func gradeColumn(_ head: [String], _ target: ExportTarget) -> Int? {
    if let exact = head.firstIndex(of: title) { return exact }
    if target == .canvas {
      return head.firstIndex { $0.hasPrefix(title + " (") && $0.hasSuffix(")") }
    }
    return head.firstIndex(of: "Grade")
  }

  private func entry(_ student: String) -> Roster.Student? { roster.students.first { $0.id == student } }

  private func name(_ student: String) -> String {
    let name = entry(student)?.name ?? ""
    return name.isEmpty ? student : name
  }
}
