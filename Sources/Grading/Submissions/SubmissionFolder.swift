public import Foundation
import Notebooks

/// What lies in a folder of submissions.
///
/// Whose a file is says `OwnerFinder`, what of it is graded `HandInChoice`; here everything comes together, and every
/// file that is not graded gets a sentence.
public struct SubmissionFolder: Sendable {
  /// By student; a team's under its first member.
  public private(set) var submissions: [Submission] = []
  /// Students of the roster of whom nothing was found, their team's hand-in included.
  public private(set) var missing: [String] = []
  /// Why nothing of a student of the roster is graded although there are files, each a sentence.
  public private(set) var ungraded: [String: [String]] = [:]
  /// Files that belong to nobody, cannot be read, or were not chosen, each a sentence.
  public internal(set) var problems: [String] = []

  let roster: Roster?
  let finder: OwnerFinder
  /// Owners whose files were answered with a sentence, and these sentences.
  var answered: [String: [String]] = [:]
  /// Everything that lies there, by its path.
  private(set) var seen: Set<String> = []
  private(set) var found: [String: [HandInChoice.Candidate]] = [:]
  /// Files that are no notebooks, by owner.
  private(set) var others: [String: [String]] = [:]
  /// What Blackboard wrote of hand-ins, by owner.
  private(set) var slips: [String: [String]] = [:]
  /// By which of a platform's people an owner was found.
  private var people: [String: Set<String>] = [:]

  /// Reads `student.md`, `student.ipynb`, `student.zip`, the names that learning platforms give, or what lies in a
  /// folder named after the student. The roster's column `file` comes first, and a front matter's `author` last.
  ///
  /// - Parameters:
  ///   - attempts: Which of several hand-ins of one student counts.
  ///   - handedOut: What students were given, which is nobody's work.
  /// - Throws: `SubmissionFault` when the folder cannot be listed.
  public init(
    _ folder: URL, roster: Roster? = nil, attempts: Rubric.Attempts = .last, handedOut: HandedOut? = nil
  ) throws {
    self.roster = roster
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw SubmissionFault("There is no readable folder '\(folder.path)'.")
    }
    finder = OwnerFinder(roster, names: names)
    let choice = HandInChoice(attempts: attempts, handedOut: handedOut ?? HandedOut(files: [:]))
    try read(folder, names.sorted(), choice)
    tellAbsentFiles()
    dropNamesakes()
    tellSlips()
    for owner in Set(found.keys).union(others.keys).sorted() { choose(owner, choice) }
    let graded = Set(submissions.flatMap { [$0.student] + $0.members })
    for id in (roster?.students ?? []).map(\.id).sorted() where !graded.contains(id) {
      var seen: Set<String> = []
      let sentences = (roster?.team(of: id) ?? [id]).flatMap { answered[$0] ?? [] }
        .filter { seen.insert($0).inserted }
      if sentences.isEmpty { missing.append(id) } else { ungraded[id] = sentences }
    }
  }

  // MARK: - Reading

  private mutating func read(_ folder: URL, _ names: [String], _ choice: HandInChoice) throws {
    let gradescope = try GradescopeExport(folder)
    for name in names where !name.hasPrefix(".") && name != GradescopeExport.fileName {
      let entry = folder.appendingPathComponent(name)
      if let listed = gradescope?.entries[name] {
        read(entry, name, owner: joint(listed.submitters), received: listed.received, choice)
      } else if let inside = try GradescopeExport(entry) {
        // The export's own folder, unpacked whole.
        for (inner, listed) in inside.entries.sorted(by: { $0.key < $1.key }) {
          read(
            entry.appendingPathComponent(inner), "\(name)/\(inner)", owner: joint(listed.submitters),
            received: listed.received, choice)
        }
      } else {
        let platform = PlatformName(name)
        read(entry, name, owner: finder.owner(of: name, platform), platform: platform, choice)
      }
    }
  }

  /// Those who handed in together are one team, or it is unclear whose it is.
  private func joint(_ submitters: [GradescopeExport.Submitter]) -> OwnerFinder.Owner {
    let owners = submitters.map(finder.owner)
    for owner in owners { if case .unclear = owner { return owner } }
    let students = owners.compactMap { owner -> String? in
      if case .student(let id) = owner { id } else { nil }
    }
    guard let first = students.first else { return .nobody }
    guard roster != nil else { return .student(first) }
    let team = Set(roster?.team(of: first) ?? [first])
    return students.allSatisfy(team.contains) ? .student(first) : .unclear(students)
  }

  private mutating func read(
    _ entry: URL, _ name: String, owner: OwnerFinder.Owner, platform: PlatformName? = nil,
    received: Date? = nil,
    _ choice: HandInChoice
  ) {
    // Blackboard lays a note of its own beside each hand-in.
    if platform?.platform == .blackboard, name.wholeMatch(of: /.*_attempt_[\d-]+\.txt/) != nil {
      if case .student(let id) = owner { slips[leader(of: id), default: []].append(name) }
      return
    }
    let files = HandInFiles(entry, named: name)
    seen.formUnion([name] + files.candidates.map(\.path) + files.others)
    let mapped = roster?.students.first { $0.file == name }?.id
    let student: String?
    switch (mapped, owner) {
    case (let id?, _): student = id
    case (nil, .student(let id)): student = id
    case (nil, .nobody): student = nil
    case (nil, .unclear(let ids)):
      tell(
        "'\(name)' could be of \(ids.map { "'\($0)'" }.joined(separator: " or of ")); say whose it is in the roster's column 'file'.",
        of: ids)
      return
    }
    if let student, mapped == nil { note(platform, of: student) }
    for fault in files.faults { tell(fault, of: student) }
    for path in files.others {
      if let owner = self.owner(of: path, student) ?? inside(path, of: name)?.student {
        others[leader(of: owner), default: []].append(path)
      } else {
        tellNobody(path, entry: name, platform)
      }
    }
    for file in files.candidates {
      do {
        try take(file, of: student, entry: name, platform, received, choice)
      } catch {
        tell("\(error)", of: self.owner(of: file.path, student) ?? inside(file.path, of: name)?.student)
      }
    }
    if files.candidates.isEmpty, files.others.isEmpty, files.faults.isEmpty, !Self.isOfAProgram(name) {
      tell("'\(name)' holds no notebook.", of: student)
    }
  }

  private mutating func note(_ platform: PlatformName?, of student: String) {
    guard let platform, !platform.number.isEmpty else { return }
    people[leader(of: student), default: []].insert("\(platform.platform.rawValue) \(platform.number)")
  }

  /// Whose part of an entry that is nobody's a platform has named: what a student called a file says nothing there.
  func inside(_ path: String, of entry: String) -> (student: String, found: OwnerFinder.Inside)? {
    guard roster != nil, let found = finder.inside(path, of: entry), found.platform != nil,
      case .student(let id) = found.owner
    else { return nil }
    return (id, found)
  }

  /// The roster's own word on a single file, or whose its entry is.
  private func owner(of path: String, _ student: String?) -> String? {
    roster?.students.first { !$0.file.isEmpty && ($0.file == path || path.hasPrefix($0.file + "/")) }?.id
      ?? student
  }

  private func leader(of student: String) -> String { roster?.team(of: student).first ?? student }

  private mutating func take(
    _ file: HandInFile, of student: String?, entry: String, _ platform: PlatformName?, _ received: Date?,
    _ choice: HandInChoice
  ) throws {
    var submission = try Submission(file.data, named: file.path, student: "", received: file.received)
    let named = owner(of: file.path, student)
    let author = author(of: submission)
    if let named, let author, named != author, roster?.team(of: named).contains(author) != true {
      problems.append("'\(file.path)' is of '\(named)', but names '\(author)' as its author.")
    }
    // The name of a place says more than what stands in the file, and less than an entry of one's own.
    let inside = named == nil ? inside(file.path, of: entry) : nil
    if let inside { note(inside.found.platform, of: inside.student) }
    let (entry, platform) = (inside?.found.entry ?? entry, inside?.found.platform ?? platform)
    guard let student = named ?? inside?.student ?? author else {
      tellNobody(file.path, entry: entry, platform)
      return
    }
    guard Self.isHarmless(student) else {
      problems.append("'\(file.path)' gives a student's id that cannot be a folder's name.")
      return
    }
    submission.student = student
    if let platform {
      // When it was downloaded and unpacked says nothing of when it was handed in.
      submission.received = platform.platform == .moodle ? file.received : platform.received
    }
    if let received { submission.received = received }
    submission = timed(submission)
    if platform?.isLate == true, submission.received == nil {
      tell(
        "'\(file.path)' came late by Canvas's word, which does not say how late; give the time in the roster's column 'submitted'.",
        of: student)
    }
    found[leader(of: student), default: []].append(
      HandInChoice.Candidate(
        submission: submission, entry: Self.handIn(entry, platform),
        attempt: platform?.attempt ?? Self.version(of: file.path),
        modified: file.modified, claim: named != nil ? nil : inside != nil ? .folder : .author,
        kind: choice.handedOut.kind(of: submission)))
  }

  /// With the roster's time stamp, and the longest extension in the team.
  private func timed(_ submission: Submission) -> Submission {
    guard let roster else { return submission }
    var submission = submission
    let team = roster.team(of: submission.student).compactMap { roster[$0] }
    submission.received =
      roster[submission.student]?.submitted ?? team.compactMap(\.submitted).max() ?? submission.received
    submission.extensionDays = team.map(\.extensionDays).max() ?? 0
    return submission
  }

  /// The one student of the roster who stands as the notebook's author.
  private func author(of submission: Submission) -> String? {
    guard let roster, let (notebook, _) = try? StudentRunner.parse(submission) else { return nil }
    let authors = notebook.frontMatter.authors
    let found = roster.students.filter { authors.contains($0.id) || authors.contains($0.name) }
    return found.count == 1 ? found[0].id : nil
  }

  // MARK: - Choosing

  /// Two of a platform's people have the name of one student: whose the hand-in is, a name cannot say.
  private mutating func dropNamesakes() {
    for (owner, numbers) in people.sorted(by: { $0.key < $1.key }) where numbers.count > 1 {
      let team = roster?.team(of: owner) ?? [owner]
      guard roster != nil, team.count == 1 else { continue }
      let files =
        (found[owner] ?? []).map { "'\($0.submission.file)'" } + (others[owner] ?? []).map { "'\($0)'" }
      tell(
        "\(files.joined(separator: ", ")) are of \(numbers.count) people of one name (\(numbers.sorted().joined(separator: ", "))), and the roster has one, '\(owner)'; say whose they are in the roster's column 'file'.",
        of: owner)
      (found[owner], others[owner]) = (nil, nil)
    }
  }

  private mutating func choose(_ owner: String, _ choice: HandInChoice) {
    let candidates = found[owner] ?? []
    let beside = others[owner] ?? []
    guard !candidates.isEmpty else {
      for path in beside {
        let kind = ForeignFile.kind(named: path)
        tell(
          "'\(path)' of '\(owner)' is \(kind.words)\(kind == .other ? "" : ", no notebook"); a hand-in is .md, .ipynb or .zip.",
          of: owner)
      }
      return
    }
    let chosen = choice.choose(candidates, of: owner)
    for sentence in chosen.problems { tell(sentence, of: owner) }
    guard var submission = chosen.submission else { return }
    if !beside.isEmpty {
      let names = beside.prefix(20).joined(separator: ", ") + (beside.count > 20 ? " and more" : "")
      submission.remarks.append("Files that are no notebooks were not looked at: \(names).")
    }
    let team = roster?.team(of: owner) ?? [owner]
    if team.count > 1 { submission.members = team }
    submission.student = owner
    submissions.append(submission)
  }
}
