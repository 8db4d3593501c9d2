/// The columns of a table that a platform exports.
struct PlatformColumns {
  /// What of a student stands in a column.
  enum Key: Hashable {
    case id, email
  }

  /// Columns by which students are found, the most telling first.
  var keys: [(column: String, key: Key)]
  /// The one with the platform's own numbers: a roster's id may stand there by chance, and be somebody else.
  var numbers: String?
  /// Columns that hold a name, or a part of one.
  var names: [String]
  /// Columns that are the platform's own and never an assignment's.
  var own: Set<String>
  /// The one that takes points where none has the assignment's title.
  var fallback: String?
  private let target: ExportTarget

  init(_ target: ExportTarget) {
    names = ["student", "full name", "name", "first name", "last name", "surname"]
    switch target {
    case .canvas:
      keys = [
        ("sis user id", .id), ("sis login id", .id), ("sis login id", .email), ("integration id", .id),
        ("id", .id),
      ]
      numbers = "id"
      fallback = nil
    case .moodle:
      keys = [
        ("id number", .id), ("username", .id), ("email address", .email), ("email address", .id),
        ("identifier", .id),
      ]
      numbers = "identifier"
      fallback = "grade"
    case .csv, .gradescope:
      keys = [
        ("id", .id), ("student id", .id), ("sid", .id), ("id number", .id), ("orgdefinedid", .id),
        ("username", .id), ("identifier", .id), ("email", .email), ("email address", .email),
      ]
      fallback = "grade"
    }
    self.target = target
    own = Set(keys.map(\.column) + names).union([
      "section", "root account", "notes", "status", "maximum grade", "grade can be changed",
      "feedback comments",
      "last modified (submission)", "last modified (grade)", "online text", "end-of-line indicator",
    ])
  }
  /// Whether a column is an assignment's: Canvas adds its own number to the title, Moodle the kind in front and the form
  /// of grade behind. Anything else behind a title makes it another's.
  ///
  /// - Parameters: Names in small letters with single blanks.
  func isColumn(_ name: String, of title: String) -> Bool {
    if name == title { return !own.contains(name) }
    switch target {
    case .canvas:
      guard name.hasPrefix(title + " ("), name.hasSuffix(")") else { return false }
      let inside = name.dropFirst(title.count + 2).dropLast()
      return !inside.isEmpty && inside.allSatisfy { $0.isASCII && $0.isNumber }
    case .moodle:
      return [
        "\(title) (real)", "assignment: \(title)", "assignment: \(title) (real)", "assignment:\(title)",
        "assignment:\(title) (real)",
      ].contains(name)
    // Blackboard: "Homework 1 [Total Pts: 20 Score] |12345". Brightspace: "Homework 1 Points Grade <Numeric MaxPoints:20>".
    case .csv, .gradescope:
      return name.hasPrefix(title + " [total pts:") || name.hasPrefix(title + " points grade")
    }
  }
}
