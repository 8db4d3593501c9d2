import Files

/// The tables of a gradebook, and how one of an earlier version becomes one of this.
///
/// The version stands in the file (`PRAGMA user_version`). Each step is one transaction; what a step does not name,
/// columns and tables of others among it, stays as it is.
extension Gradebook {
  /// What leads from each version to the next one; the first makes the tables of the time before versions, which
  /// a file without a version may have already, all or some of them.
  private static let steps: [[String]] = [
    [
      """
      CREATE TABLE IF NOT EXISTS submissions (
        student TEXT PRIMARY KEY, file TEXT NOT NULL, digest TEXT NOT NULL, rubric TEXT NOT NULL,
        days_late INTEGER NOT NULL, penalty REAL NOT NULL, result TEXT NOT NULL)
      """,
      """
      CREATE TABLE IF NOT EXISTS overrides (
        number INTEGER PRIMARY KEY, student TEXT NOT NULL, criterion TEXT NOT NULL, points REAL NOT NULL,
        who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, key TEXT UNIQUE)
      """,
      """
      CREATE TABLE IF NOT EXISTS comments (
        number INTEGER PRIMARY KEY, student TEXT NOT NULL, criterion TEXT NOT NULL, text TEXT NOT NULL,
        who TEXT NOT NULL, at TEXT NOT NULL, key TEXT UNIQUE)
      """,
      """
      CREATE TABLE IF NOT EXISTS drafts (
        student TEXT NOT NULL, criterion TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (student, criterion, field))
      """,
      "CREATE TABLE IF NOT EXISTS notebooks (student TEXT PRIMARY KEY, html TEXT NOT NULL)",
      "CREATE TABLE IF NOT EXISTS class (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ],
    // What `result` says too, and nobody ever read from there.
    [
      "DROP TABLE IF EXISTS runs",
      "DROP TABLE IF EXISTS scores",
      "ALTER TABLE submissions DROP COLUMN days_late",
      "ALTER TABLE submissions DROP COLUMN penalty",
    ],
  ]

  /// The version that this program writes.
  static var version: Int { steps.count }

  /// - Throws: `MachineFault` for a gradebook of a later version, and for one that is damaged.
  func migrate() throws {
    let found = try database.run("PRAGMA user_version").first?.first?.integer ?? 0
    guard found <= Self.version else {
      throw MachineFault(
        "the gradebook '\(database.path)' is of version \(found), and this program knows \(Self.version).",
        help: "use the Lectern that wrote it, or a newer one.")
    }
    for version in found..<Self.version {
      try database.transaction {
        // Another process may have been here since we looked.
        guard try database.run("PRAGMA user_version").first?.first?.integer == version else { return }
        for statement in Self.steps[version] { try database.run(statement) }
        if version == 0 { try addKeys() }
        try database.run("PRAGMA user_version = \(version + 1)")
      }
    }
  }

  /// The first gradebooks had points without the keys of those who give them.
  private func addKeys() throws {
    let columns = try database.run("SELECT name FROM pragma_table_info('overrides')").compactMap {
      $0[0].text
    }
    guard !columns.contains("key") else { return }
    // A column that is added cannot be unique; an index can.
    try database.run("ALTER TABLE overrides ADD COLUMN key TEXT")
    try database.run("CREATE UNIQUE INDEX overrides_key ON overrides (key)")
  }
}
