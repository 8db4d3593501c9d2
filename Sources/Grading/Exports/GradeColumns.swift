import Foundation
import Notebooks
import Tables

/// Where one table says whose a row is, and where its points go: decided once for the whole file, so that no two
/// rows are looked up in different ways. What can be read in two ways is refused.
struct GradeColumns {
  /// The row of each student that the table has.
  private(set) var rows: [String: Int] = [:]
  private(set) var grade = 0
  /// Students that are left out, each a sentence.
  private(set) var doubts: [String] = []
  private(set) var doubtful: Set<String> = []

  private let table: CSVTable
  private let head: [String]

  /// - Parameters:
  ///   - title: The assignment's, as the platform calls it.
  ///   - students: Everybody who could be meant, with points or without.
  ///   - key: The column to find students by, where the teacher names it.
  ///   - column: The column to fill, where the teacher names it.
  /// - Throws: A `Diagnostic`.
  init(
    _ table: CSVTable, _ target: ExportTarget, title: String, students: [Roster.Student], key: String?,
    column: String?
  ) throws {
    self.table = table
    head = table.head.map { Self.plain($0) }
    let platform = PlatformColumns(target)
    grade = try gradeColumn(platform, title, named: column)
    let ways = try ways(platform, named: key)
    let best = try decide(ways, students)
    try findRows(best, ways, students, isNamed: key != nil)
    if key == nil {
      doubtNames(students, platform)
      if let numbers = platform.numbers, head[best.column] == numbers { try confirmNames(students, platform) }
    }
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func fault(_ column: Int?, row: Int? = nil, _ message: String, _ help: String) -> Diagnostic {
    Diagnostic(at: table.position(row: row ?? table.headRow ?? 0, column: column), message, help: help)
  }

  private func listed(_ columns: [Int]) -> String {
    columns.map { "'\(table.head[$0])'" }.joined(separator: ", ")
  }

  // MARK: - The column of points

  private func gradeColumn(_ platform: PlatformColumns, _ title: String, named: String?) throws -> Int {
    let wanted = Self.plain(named ?? title)
    var found = head.indices.filter {
      named == nil ? platform.isColumn(head[$0], of: wanted) : head[$0] == wanted
    }
    if named == nil, found.isEmpty, let fallback = platform.fallback {
      found = head.indices.filter { head[$0] == fallback }
    }
    if named != nil, let column = found.first, platform.own.contains(wanted), wanted != platform.fallback {
      throw fault(
        column, "The column '\(table.head[column])' is the platform's own, and no assignment's.",
        "Name the column of the assignment with --column.")
    }
    guard let column = found.first else {
      throw fault(
        nil,
        "The table has no column '\(named ?? title)' to write into; its columns are \(table.head.joined(separator: ", ")).",
        "Name the column with --column, or export the gradebook from the platform once more.")
    }
    guard found.count == 1 else {
      throw fault(
        found[1], "The points could go into \(found.count) columns: \(listed(found)).",
        "Name one of them with --column, or rename the others.")
    }
    if let row = pointsPossible, table.value(row: row, column: column).lowercased().contains("(read only)") {
      throw fault(
        column, row: row, "The platform computes the column '\(table.head[column])' itself.",
        "Name the assignment's own column with --column.")
    }
    return column
  }

  /// Canvas's row of what can be had.
  private var pointsPossible: Int? {
    table.body.first {
      table.value(row: $0, column: 0).trimmingCharacters(in: .whitespaces) == "Points Possible"
    }
  }

  /// What the platform says can be had, in the column that is filled.
  var maximum: Double? {
    if let row = pointsPossible { return Self.number(table.value(row: row, column: grade)) }
    guard let column = head.firstIndex(of: "maximum grade"), let row = table.body.first else { return nil }
    return Self.number(table.value(row: row, column: column))
  }

  /// Moodle's words in the place of points: `Scale: bad, good`.
  var scale: String? {
    guard let column = head.firstIndex(of: "maximum grade"), let row = table.body.first else { return nil }
    let words = table.value(row: row, column: column).trimmingCharacters(in: .whitespaces)
    return words.isEmpty || Self.number(words) != nil ? nil : words
  }

  /// Why a row is not filled: Canvas's excuse, and Moodle's lock.
  ///
  /// - Parameter old: What stands where the points go.
  func reasonToKeep(row: Int, _ old: String) -> String? {
    if ["ex", "excused"].contains(old.lowercased()) { return "the platform says '\(old)', an excuse" }
    guard let column = head.firstIndex(of: "grade can be changed"),
      table.value(row: row, column: column).trimmingCharacters(in: .whitespaces).lowercased() == "no"
    else { return nil }
    return "its grade cannot be changed, by the platform's word"
  }

  /// Where a row has a field beyond the last column: a comma in a name that is not in quotation marks moves all that
  /// stands behind it, and a blank field at the end is no proof that it does not.
  func surplus(row: Int) -> SourcePosition? {
    table.columnCount(ofRow: row) > head.count ? table.position(row: row, column: head.count) : nil
  }

  /// Whether something stands where points go that are not these; a dash is how Moodle shows that there are none.
  func isOther(_ old: String, than new: String) -> Bool {
    guard !["", "-"].contains(old), old != new else { return false }
    return Self.number(old) == nil || Self.number(old) != Self.number(new)
  }

  /// Whether numbers have a comma where English has a point.
  var hasDecimalCommas: Bool {
    let columns = [grade] + [head.firstIndex(of: "maximum grade")].compactMap { $0 }
    return table.body.contains { row in
      columns.contains {
        table.value(row: row, column: $0).wholeMatch(of: /\s*\d+,(?:\d\d?|\d{4,})\s*/) != nil
      }
    }
  }

  private static func number(_ text: String) -> Double? {
    Double(text.trimmingCharacters(in: .whitespaces).replacing(",", with: "."))
  }

  // MARK: - The rows

  /// One way to find students: by the id or the address in a column.
  private struct Way {
    var column: Int
    var key: PlatformColumns.Key
    /// Rows by what stands in them.
    var rows: [String: [Int]] = [:]

    func rows(of student: Roster.Student) -> [Int] {
      let value = key == .id ? student.id : student.email
      return value.isEmpty ? [] : rows[Self.plain(value, key)] ?? []
    }

    static func plain(_ value: String, _ key: PlatformColumns.Key) -> String {
      let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
      return key == .email ? trimmed.lowercased() : trimmed
    }
  }

  private func ways(_ platform: PlatformColumns, named: String?) throws -> [Way] {
    var keys = platform.keys
    if let named { keys = [(Self.plain(named), .id), (Self.plain(named), .email)] }
    var ways: [Way] = []
    for (name, key) in keys {
      let columns = head.indices.filter { head[$0] == name }
      guard columns.count < 2 else {
        throw fault(
          columns[1], "Two columns are called '\(table.head[columns[1]])'.", "Rename or remove the wrong one."
        )
      }
      guard let column = columns.first else { continue }
      var way = Way(column: column, key: key)
      for row in table.body {
        var written = Roster.identity(
          table.value(row: row, column: column).trimmingCharacters(in: .whitespacesAndNewlines))
        // Brightspace writes "#" in front, so that spreadsheets keep zeros.
        if name == "orgdefinedid", written.hasPrefix("#") { written.removeFirst() }
        let value = Way.plain(written, key)
        if !value.isEmpty { way.rows[value, default: []].append(row) }
      }
      ways.append(way)
    }
    guard !ways.isEmpty else {
      if let named {
        throw fault(
          nil, "The table has no column '\(named)'; its columns are \(table.head.joined(separator: ", ")).",
          "Name one of them with --by.")
      }
      var seen: Set<String> = []
      let wanted = platform.keys.map(\.column).filter { seen.insert($0).inserted }
      throw fault(
        nil,
        "The table has none of the columns \(wanted.joined(separator: ", ")), by which students are found; its columns are \(table.head.joined(separator: ", ")).",
        "Name the column that holds the roster's ids or addresses with --by.")
    }
    return ways
  }

  /// The one way by which all students are found: the one that finds the most. Of two that find as many, but not the
  /// same, neither is better.
  private func decide(_ ways: [Way], _ students: [Roster.Student]) throws -> Way {
    let found = ways.map { way in Set(students.filter { !way.rows(of: $0).isEmpty }.map(\.id)) }
    let most = found.map(\.count).max() ?? 0
    let first = found.firstIndex { $0.count == most } ?? 0
    for (way, students) in zip(ways, found) where students.count == most && students != found[first] {
      throw fault(
        way.column,
        "The columns '\(table.head[ways[first].column])' and '\(table.head[way.column])' hold as many of the roster's ids or addresses, and not the same.",
        "Say which column the roster's ids stand in with --by, as in --by '\(table.head[ways[first].column])'."
      )
    }
    return ways[first]
  }

  private mutating func findRows(
    _ best: Way, _ ways: [Way], _ students: [Roster.Student], isNamed: Bool
  ) throws {
    /// Whose a row is by any way.
    var owners: [Int: String] = [:]
    for student in students {
      for way in ways {
        for row in way.rows(of: student) {
          guard let other = owners.updateValue(student.id, forKey: row), other != student.id else { continue }
          throw fault(
            way.column, row: row, "This row could be of '\(other)' and of '\(student.id)'.",
            isNamed
              ? "Make the roster's ids and addresses differ from each other."
              : "Give both different ids and addresses in the roster, or say which column holds its ids with --by."
          )
        }
      }
      let own = best.rows(of: student)
      guard let row = own.first else { continue }
      guard own.count == 1 else {
        throw fault(
          best.column, row: own[1],
          "'\(student.id)' stands in line \(table.position(row: row).line) and in line \(table.position(row: own[1]).line).",
          "Remove the row that is not the student's, or name another column with --by.")
      }
      for way in ways {
        guard let other = way.rows(of: student).first(where: { $0 != row }) else { continue }
        throw fault(
          way.column, row: other,
          "'\(student.id)' stands in the column '\(table.head[best.column])' of line \(table.position(row: row).line) and in the column '\(table.head[way.column])' of line \(table.position(row: other).line).",
          isNamed
            ? "Make the roster's ids and addresses differ from each other."
            : "Say which column holds the roster's ids with --by, as in --by '\(table.head[best.column])'.")
      }
      rows[student.id] = row
    }
  }

  // MARK: - Names

  /// An id may be a stranger's in the platform's own numbering: where row and roster have names without a word in
  /// common, nothing is written.
  private mutating func doubtNames(_ students: [Roster.Student], _ platform: PlatformColumns) {
    let columns = head.indices.filter { platform.names.contains(head[$0]) }
    guard !columns.isEmpty else { return }
    for student in students {
      guard let row = rows[student.id] else { continue }
      let name = columns.map { table.value(row: row, column: $0) }.joined(separator: " ")
      let (ours, theirs) = (PersonName(student.name).words, PersonName(name).words)
      guard !ours.isEmpty, !theirs.isEmpty, ours.isDisjoint(with: theirs) else { continue }
      rows[student.id] = nil
      doubtful.insert(student.id)
      let position = table.position(row: row)
      doubts.append(
        "\(position.file):\(position.line): the row of '\(student.id)' is of '\(name.trimmingCharacters(in: .whitespaces))', and the roster says '\(student.name)'; it is left out. Name the right column with --by."
      )
    }
  }
  /// The platform's own numbers are trusted where the names agree.
  private func confirmNames(_ students: [Roster.Student], _ platform: PlatformColumns) throws {
    let columns = head.indices.filter { platform.names.contains(head[$0]) }
    for student in students {
      guard let row = rows[student.id] else { continue }
      let name = columns.map { table.value(row: row, column: $0) }.joined(separator: " ")
      guard PersonName(student.name).words.isDisjoint(with: PersonName(name).words) else { continue }
      throw fault(
        nil, row: row,
        "'\(student.id)' stands only among the platform's own numbers, and no name says that the row is the student's.",
        "If the roster's ids are the platform's numbers, say so with --by \(platform.numbers ?? ""); otherwise add names to the roster."
      )
    }
  }
}
