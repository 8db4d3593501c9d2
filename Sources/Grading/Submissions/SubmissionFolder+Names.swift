/// What the names of entries, files and students say, whoever they belong to.
extension SubmissionFolder {
  /// An environment of Python and the like is no hand-in that holds nothing.
  static func isOfAProgram(_ name: String) -> Bool {
    ["__macosx", "__pycache__", "node_modules", "thumbs.db", "desktop.ini", "timestamp.txt"].contains(
      name.lowercased())
  }

  /// Teams lays each hand-in of a student into a folder of its own, `Version 2`.
  static func version(of path: String) -> Int {
    let folders = path.split(separator: "/").dropLast()
    return folders.lazy.compactMap { $0.wholeMatch(of: /Version (\d{1,4})/).flatMap { Int($0.1) } }.first ?? 0
  }

  /// Platforms lay the files of one hand-in beside each other.
  static func handIn(_ entry: String, _ platform: PlatformName?) -> String {
    switch platform?.platform {
    case .canvas, .moodle, .brightspace: "\(platform?.person ?? "") \(platform?.number ?? "")"
    case .blackboard: "\(platform?.person ?? "") \(platform?.received?.description ?? "")"
    case .exchange, nil: entry
    }
  }

  /// Reports are written into folders of this name.
  static func isHarmless(_ student: String) -> Bool {
    !student.isEmpty && student.count <= 100 && !student.hasPrefix(".")
      && !student.contains { $0 == "/" || $0 == "\\" || $0.isNewline || $0 == "\0" }
      // The gradebook, the class's page and the exports stand beside these folders.
      && !student.lowercased().contains(/\.(html|json|csv|zip|sqlite.*)$/)
  }
}
