/// What is said of files that are nobody's, and of students of whom there is no file.
extension SubmissionFolder {
  /// A path of the roster's column `file` that leads to nothing leaves its student without a hand-in.
  mutating func tellAbsentFiles() {
    for student in roster?.students ?? [] where !student.file.isEmpty {
      guard !seen.contains(where: { $0 == student.file || $0.hasPrefix(student.file + "/") }) else {
        continue
      }
      problems.append(
        "The roster says that '\(student.file)' is of '\(student.id)', and there is no such file.")
    }
  }

  /// Who has typed something into Blackboard's field and attached nothing has handed in, and not a file.
  mutating func tellSlips() {
    for (owner, names) in slips.sorted(by: { $0.key < $1.key })
    where found[owner] == nil && others[owner] == nil && answered[owner] == nil {
      tell(
        "'\(names.sorted().last ?? "")' says that '\(owner)' handed in, and no file came with it; it holds what was typed in.",
        of: owner)
    }
  }

  /// Whose it is is not guessed at; who could be meant is said, and has not handed in nothing.
  mutating func tellNobody(_ path: String, entry: String, _ platform: PlatformName?) {
    guard roster != nil, platform == nil, case .student(let id)? = finder.inside(path, of: entry)?.owner
    else {
      problems.append(nobody(path, entry: entry, platform))
      return
    }
    tell(
      "'\(path)' belongs to nobody on the roster; if '\(entry)' holds the hand-ins of the class, unpack it and name the folder with what is in it.",
      of: id)
  }

  private func nobody(_ path: String, entry: String, _ platform: PlatformName?) -> String {
    let sentence = "'\(path)' belongs to nobody on the roster"
    if let group = OwnerFinder.group(platform) {
      return sentence
        + "; if '\(group)' is a group, write that in the column 'team' of each member's row, and all of them are graded by it."
    }
    guard let near = finder.near(entry) else { return sentence + "." }
    return sentence
      + ": is it '\(near)'? Then rename it, or write its name in that row of the roster's column 'file'."
  }

  mutating func tell(_ sentence: String, of student: String?) {
    tell(sentence, of: student.map { [$0] } ?? [])
  }

  mutating func tell(_ sentence: String, of students: [String]) {
    problems.append(sentence)
    for student in students { answered[student, default: []].append(sentence) }
  }
}
