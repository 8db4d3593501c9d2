public import Foundation
import Notebooks

/// What lies in a folder of submissions.
public struct SubmissionFolder: Sendable {
  /// By student; a team's under its first member.
  public private(set) var submissions: [Submission] = []
  /// Students of the roster without a hand-in, their team's included.
  public private(set) var missing: [String] = []
  /// Files that belong to nobody, or cannot be read, each a sentence.
  public private(set) var problems: [String] = []

  private let roster: Roster?
  /// Files that only their own front matter gives to somebody.
  private var claimed: Set<String> = []

  /// Reads `student.md`, `student.ipynb`, `student.zip`, `student_anything.md` (as learning platforms name
  /// them), or the notebooks in a folder named after the student. The roster's column `file` comes first,
  /// and a front matter's `author` last.
  ///
  /// - Parameter attempts: Which of several hand-ins of one student counts.
  /// - Throws: `SubmissionFault` when the folder cannot be listed.
  public init(_ folder: URL, roster: Roster? = nil, attempts: Rubric.Attempts = .last) throws {
    self.roster = roster
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw SubmissionFault("There is no readable folder '\(folder.path)'.")
    }
    var found: [String: [Submission]] = [:]
    for name in names.sorted() where !name.hasPrefix(".") {
      for submission in read(folder.appendingPathComponent(name), name) {
        // A team's hand-ins are one person's.
        let owner = roster?.team(of: submission.student).first ?? submission.student
        found[owner, default: []].append(submission)
      }
    }
    for (owner, candidates) in found.sorted(by: { $0.key < $1.key }) {
      submissions += [choose(candidates, of: owner, attempts)].compactMap { $0 }
    }
    let present = Set(submissions.flatMap { [$0.student] + $0.members })
    missing = (roster?.students ?? []).map(\.id).filter { !present.contains($0) }.sorted()
  }

  private mutating func choose(
    _ candidates: [Submission], of owner: String, _ attempts: Rubric.Attempts
  ) -> Submission? {
    let sorted = withoutClaims(candidates, of: owner).map(timed).sorted {
      ($0.received ?? .distantPast, $0.file) < ($1.received ?? .distantPast, $1.file)
    }
    guard var latest = sorted.last else { return nil }
    if sorted.count > 1 {
      let which = attempts == .last ? "the latest, '\(latest.file)', is graded" : "the best one counts"
      problems.append("'\(owner)' handed in \(sorted.count) files; \(which).")
    }
    if attempts == .best { latest.earlier = Array(sorted.dropLast()) }
    let team = roster?.team(of: owner) ?? [owner]
    if team.count > 1 { latest.members = team }
    latest.student = owner
    return latest
  }

  /// Anybody can write another's name into a notebook: it takes no place of one that is theirs by its name.
  private mutating func withoutClaims(_ candidates: [Submission], of owner: String) -> [Submission] {
    let own = candidates.filter { !claimed.contains($0.file) }
    guard let first = own.first else { return candidates }
    for other in candidates where claimed.contains(other.file) {
      problems.append(
        "'\(other.file)' names '\(owner)' as its author, who handed in '\(first.file)'; it is left out.")
    }
    return own
  }

  /// With the roster's time stamp, and the longest extension in the team.
  private func timed(_ submission: Submission) -> Submission {
    guard let roster else { return submission }
    var submission = submission
    let team = roster.team(of: submission.student).compactMap { roster[$0] }
    submission.received = roster[submission.student]?.submitted ?? submission.received
    submission.extensionDays = team.map(\.extensionDays).max() ?? 0
    return submission
  }

  // MARK: - Files

  /// The notebooks of one entry of the folder.
  private mutating func read(_ entry: URL, _ name: String) -> [Submission] {
    var status = stat()
    if lstat(entry.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      let inside = (try? FileManager.default.contentsOfDirectory(atPath: entry.path)) ?? []
      return inside.sorted().flatMap { readFile(entry.appendingPathComponent($0), "\(name)/\($0)") }
    }
    return readFile(entry, name)
  }

  private mutating func readFile(_ file: URL, _ name: String) -> [Submission] {
    do {
      if Self.isNotebook(name) {
        let data = try UntrustedFile.read(file, named: name, limit: Submission.largestFile)
        return [try submission(data, name, UntrustedFile.time(of: file))].compactMap { $0 }
      }
      guard name.hasSuffix(".zip"), !name.hasPrefix(".") else { return [] }
      let data = try UntrustedFile.read(file, named: name, limit: ZipArchive.mostBytes)
      let archive = try ZipArchive(data, named: name) { Self.isNotebook($0) && !$0.hasPrefix("__MACOSX/") }
      if archive.entries.isEmpty { problems.append("'\(name)' holds no notebook.") }
      return try archive.entries.compactMap {
        try submission(Data($0.bytes), "\(name)/\($0.path)", UntrustedFile.time(of: file))
      }
    } catch {
      problems.append("\(error)")
      return []
    }
  }

  private mutating func submission(_ data: Data, _ name: String, _ received: Date?) throws -> Submission? {
    var submission = try Submission(data, named: name, student: "", received: received)
    let (named, author) = (student(of: name), author(of: submission))
    if let named, let author, named != author, roster?.team(of: named).contains(author) != true {
      problems.append("'\(name)' is of '\(named)', but names '\(author)' as its author.")
    }
    if named == nil { claimed.insert(name) }
    guard let student = named ?? author else {
      problems.append("'\(name)' belongs to nobody on the roster.")
      return nil
    }
    guard Self.isHarmless(student) else {
      problems.append("'\(name)' gives a student's id that cannot be a folder's name.")
      return nil
    }
    submission.student = student
    return submission
  }

  private static func isNotebook(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return !last.hasPrefix(".") && (name.hasSuffix(".md") || name.hasSuffix(".ipynb"))
  }

  /// Reports are written into folders of this name.
  private static func isHarmless(_ student: String) -> Bool {
    !student.isEmpty && student.count <= 100 && !student.hasPrefix(".")
      && !student.contains { $0 == "/" || $0 == "\\" || $0.isNewline || $0 == "\0" }
      // The gradebook, the class's page and the exports stand beside these folders.
      && !student.lowercased().contains(/\.(html|json|csv|zip|sqlite.*)$/)
  }

  // MARK: - Owners

  /// Whose file it is, by the roster's own word, its name or its folder's.
  private func student(of name: String) -> String? {
    if let named = roster?.students.first(where: { $0.file == name }) { return named.id }
    let first = String(name.split(separator: "/")[0])
    let stem = first.replacing(/\.(md|ipynb|zip)$/, with: "")
    let candidates = [stem] + stem.indices.filter { stem[$0] == "_" }.map { String(stem[..<$0]) }.reversed()
    guard let roster else { return stem }
    return candidates.first { roster[$0] != nil }
  }

  /// The one student of the roster who stands as the notebook's author.
  private func author(of submission: Submission) -> String? {
    guard let roster, let (notebook, _) = try? StudentRunner.parse(submission) else { return nil }
    let authors = notebook.frontMatter.authors
    let found = roster.students.filter { authors.contains($0.id) || authors.contains($0.name) }
    return found.count == 1 ? found[0].id : nil
  }
}
