public import Datasets
import Files
public import Foundation
import GradedRuns
import Kernel
import Texts

/// What students get of an assignment: the starter without solutions, the instructions, the public
/// checks, and data. Neither the rubric nor its secret nor the reference is among it.
public struct AssignmentRelease: Sendable {
  /// Contents by path from the student's folder.
  public private(set) var files: [(path: String, content: Data)] = []
  /// What was taken out of the starter: solutions between marks, those in divisions, hidden checks.
  public private(set) var marked = 0
  public private(set) var divisions = 0
  public private(set) var hiddenChecks = 0
  /// Files that the texts show or lead to and that are not handed out: they are not there, or are notebooks.
  public private(set) var notHandedOut: [String] = []
  private var assignment = ""

  /// - Parameters:
  ///   - folder: Holds `starter.md`, or else a `reference.md` with marked solutions, and `assignment.md`.
  ///   - search: Where the data are; `nil` leaves them out.
  /// - Throws: `SubmissionFault` for what is missing or would give a secret away; `DatasetError` or
  ///   `MachineFault` for the data.
  public init(_ rubric: Rubric, folder: URL, data search: DataSearch?) throws {
    guard let (source, version) = try Self.starter(in: folder) else {
      throw SubmissionFault("'\(folder.path)' holds neither starter.md nor reference.md.")
    }
    guard source == "starter.md" || version.solutions > 0 else {
      throw SubmissionFault(
        "'reference.md' marks no solution; put '// BEGIN SOLUTION' and '// END SOLUTION' around each, or write a starter.md."
      )
    }
    (divisions, hiddenChecks) = (version.divisions, version.hiddenChecks)
    marked = version.solutions - divisions
    add("starter.md", version.text)
    if let text = Self.read("assignment.md", folder) {
      add("assignment.md", try StudentVersion(of: text, named: "assignment.md").text)
    }
    addShownFiles(from: folder)
    add("check.yml", PublicChecks(rubric).text)
    if let checks = rubric.checks { add(PublicChecks.notebookName, checks.publicText(rubric.publicRules)) }
    try refuseSecrets(rubric)
    assignment = rubric.assignment
    guard let search, let base = try SecretData.Base(rubric.data, search: search) else { return }
    for file in SecretData(base).files { files.append(("data/mnist/\(file.name)", file.content)) }
  }

  /// What students begin with, and the file that it comes from; `nil` when the folder holds none.
  ///
  /// - Throws: `SubmissionFault` for a mark without its partner.
  public static func starter(in folder: URL) throws -> (source: String, version: StudentVersion)? {
    for source in ["starter.md", "reference.md"] {
      if let text = read(source, folder) { return (source, try StudentVersion(of: text, named: source)) }
    }
    return nil
  }

  /// Pictures and tables that the texts show or lead to. Notebooks stay: one of them is the solution.
  private mutating func addShownFiles(from folder: URL) {
    for path in files.flatMap({ ShownFiles(of: String(decoding: $0.content, as: UTF8.self)).paths }) {
      let known = files.map(\.path) + notHandedOut
      guard !known.contains(path), !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
        continue
      }
      let source = folder.appendingPathComponent(path)
      let isNotebook = ["md", "qmd", "rmd", "ipynb", "swift", "yml", "yaml"].contains(
        source.pathExtension.lowercased())
      if !isNotebook, let content = FileManager.default.contents(atPath: source.path) {
        files.append((path, content))
      } else {
        notHandedOut.append(path)
      }
    }
  }

  private mutating func add(_ path: String, _ text: String) { files.append((path, Data(text.utf8))) }

  private func refuseSecrets(_ rubric: Rubric) throws {
    for file in files where String(decoding: file.content, as: UTF8.self).contains(rubric.secret) {
      throw SubmissionFault("'\(file.path)' would give the rubric's secret away; take it out of the source.")
    }
  }

  private static func read(_ name: String, _ folder: URL) -> String? {
    try? TextFile(contentsOf: folder.appendingPathComponent(name).path).text
  }

  /// What stands in a folder and would be lost: what somebody changed there since it was written, or has put there.
  ///
  /// - Returns: A sentence; `nil` where nothing would be lost.
  public func loss(in folder: URL) -> String? {
    let record = ReleaseRecord(in: folder)
    if let other = record?.assignment, other != assignment {
      return "the folder holds what students get of '\(other)'."
    }
    let changed = files.map(\.path).filter { path in
      guard let there = FileManager.default.contents(atPath: folder.appendingPathComponent(path).path) else {
        return false
      }
      let text = path == ReleaseRecord.fileName ? ReleaseRecord.above(there) : there
      return text != files.first { $0.path == path }?.content && record?.isOurs(path, there) != true
    }
    guard let first = changed.first else { return nil }
    return "'\(first)' there was changed since it was written, or is not of this command."
  }

  /// Writes the files below a folder. What an earlier release has put there and this one has not goes, unless somebody
  /// has changed it.
  public func write(to folder: URL) throws {
    if let record = ReleaseRecord(in: folder), record.assignment == assignment {
      for path in record.paths where !files.contains(where: { $0.path == path }) {
        let file = folder.appendingPathComponent(path)
        guard let there = FileManager.default.contents(atPath: file.path), record.isOurs(path, there) else {
          continue
        }
        try FileManager.default.removeItem(at: file)
      }
    }
    for var file in files {
      if file.path == ReleaseRecord.fileName {
        file.content += Data(ReleaseRecord.text(assignment, files).utf8)
      }
      let target = folder.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try AtomicFile.write(file.content, to: target)
    }
  }
}

/// `check.yml`: the part of a rubric that students can have.
struct PublicChecks {
  var rubric: Rubric

  /// The notebook of public check cells, beside `check.yml`.
  static let notebookName = "check.md"

  init(_ rubric: Rubric) { self.rubric = rubric }

  var text: String {
    var lines = [
      "# The public checks: lectern grade --self starter.md", "assignment: \(Self.quoted(rubric.assignment))",
      "title: \(Self.quoted(rubric.title))",
      "limits: { seconds: \(Int(rubric.limits.seconds)), memory: \(rubric.limits.memory >> 20)MiB, output: \(rubric.limits.output >> 20)MiB }",
      "public: [\(rubric.publicRules.joined(separator: ", "))]",
    ]
    lines += rubric.data.source == .nothing ? ["data: { set: none }"] : training
    if rubric.checks != nil { lines.append("checks: \(Self.notebookName)") }
    if !rubric.publicInputs.isEmpty {
      let inputs = rubric.publicInputs.sorted { $0.key < $1.key }.map {
        "\(Self.quoted($0.key)): [\($0.value.joined(separator: ", "))]"
      }
      lines.append("public-inputs: { \(inputs.joined(separator: ", ")) }")
    }
    lines.append("criteria:")
    for criterion in rubric.criteria {
      let rules = criterion.ruleNames.filter {
        rubric.publicRules.contains($0) && criterion.rules[$0] != nil
      }
      guard !rules.isEmpty else { continue }
      let points = rules.reduce(0) { $0 + (criterion.rules[$1] ?? 0) }
      lines += [
        "  - id: \(Self.quoted(criterion.id))", "    title: \(Self.quoted(criterion.title))",
        "    judge: \(criterion.judge.rawValue)", "    points: \(pointsText(points))",
        "    rules: { \(rules.map { "\($0): \(pointsText(criterion.rules[$0] ?? 0))" }.joined(separator: ", ")) }",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var training: [String] {
    [
      "data: { set: \(rubric.data.source.rawValue), train: \(rubric.data.train), validation: \(rubric.data.validation), held-out: \(rubric.data.heldOut) }",
      "training: { epochs: \(rubric.training.epochs), snapshots: [\(rubric.training.snapshots.map(String.init).joined(separator: ", "))], learning-rate: \(rubric.training.learningRate), batch-sizes: [\(rubric.training.batchSizes.map(String.init).joined(separator: ", "))] }",
      "control: { shuffled-labels: false }",
    ]
  }

  /// A text as YAML holds it in any place: JSON's are among them.
  private static func quoted(_ text: String) -> String { (try? StoredJSON.text(text)) ?? "\"\"" }
}
