public import Foundation

/// What lies in a folder of submissions.
public struct SubmissionFolder: Sendable {
  /// By student.
  public private(set) var submissions: [Submission] = []
  /// Students of the roster without a hand-in.
  public private(set) var missing: [String] = []
  /// Files that belong to nobody, or cannot be read, each a sentence.
  public private(set) var problems: [String] = []

  /// Reads `student.md`, `student.ipynb`, `student_anything.md` (as learning platforms name them), or one
  /// notebook in a folder named after the student. Of several of one student the latest counts.
  ///
  /// - Throws: `SubmissionFault` when the folder cannot be listed.
  public init(_ folder: URL, roster: Roster? = nil) throws {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw SubmissionFault("There is no readable folder '\(folder.path)'.")
    }
    var found: [String: [Submission]] = [:]
    for name in names.sorted() where !name.hasPrefix(".") {
      for (file, shown) in Self.notebooks(folder.appendingPathComponent(name), name) {
        guard let student = Self.student(of: shown, roster) else {
          problems.append("'\(shown)' belongs to nobody on the roster.")
          continue
        }
        do {
          found[student, default: []].append(try Submission.read(file, relative: shown, student: student))
        } catch {
          problems.append("\(error)")
        }
      }
    }
    for (student, candidates) in found.sorted(by: { $0.key < $1.key }) {
      guard
        var latest = candidates.max(by: { ($0.received ?? .distantPast) < ($1.received ?? .distantPast) })
      else { continue }
      if candidates.count > 1 {
        problems.append(
          "'\(student)' handed in \(candidates.count) files; the latest, '\(latest.file)', is graded.")
      }
      if let entry = roster?.students.first(where: { $0.id == student }) {
        latest.received = entry.submitted ?? latest.received
        latest.extensionDays = entry.extensionDays
      }
      submissions.append(latest)
    }
    submissions.sort { $0.student < $1.student }
    missing = (roster?.students ?? []).map(\.id).filter { found[$0] == nil }.sorted()
  }

  /// The notebooks of one entry of the folder.
  private static func notebooks(_ entry: URL, _ name: String) -> [(URL, String)] {
    var status = stat()
    guard lstat(entry.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      return isNotebook(name) ? [(entry, name)] : []
    }
    let inside = (try? FileManager.default.contentsOfDirectory(atPath: entry.path)) ?? []
    return inside.sorted().filter(isNotebook).map { (entry.appendingPathComponent($0), "\(name)/\($0)") }
  }

  private static func isNotebook(_ name: String) -> Bool {
    !name.hasPrefix(".") && (name.hasSuffix(".md") || name.hasSuffix(".ipynb"))
  }

  /// Whose file it is, by its name or its folder's.
  private static func student(of name: String, _ roster: Roster?) -> String? {
    let first = String(name.split(separator: "/")[0])
    let stem = first.replacing(/\.(md|ipynb)$/, with: "")
    let candidates = [stem] + stem.indices.filter { stem[$0] == "_" }.map { String(stem[..<$0]) }.reversed()
    guard let roster else { return stem }
    return candidates.first { candidate in roster.students.contains { $0.id == candidate } }
  }
}
