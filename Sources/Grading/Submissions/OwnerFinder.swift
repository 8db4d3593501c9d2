import Foundation
import Notebooks

/// Finds out whose an entry of the folder of submissions is.
///
/// Names can be read in several ways. Where two ways lead to two students nobody is chosen: a grade that reaches the
/// wrong one is worse than a question.
struct OwnerFinder {
  enum Owner: Hashable {
    case student(String)
    /// What it could be read as.
    case unclear([String])
    case nobody
  }

  private let hasRoster: Bool
  private let ids: [String: Roster.Student]
  private let foldedIDs: [String: [String]]
  private let usernames: [String: [String]]
  private let squeezedNames: [String: Set<String>]
  /// What stands in front of the user names of GitHub Classroom's folders.
  private var slugs: [String] = []
  /// Whether Canvas's numbers are the roster's ids, as far as can be told.
  private var hasCanvasNumbers = false

  /// - Parameter names: Of all entries, by which a platform's way is seen.
  init(_ roster: Roster?, names: [String]) {
    hasRoster = roster != nil
    let students = roster?.students ?? []
    ids = Dictionary(students.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    foldedIDs = Dictionary(grouping: students.map(\.id)) { $0.lowercased() }
    usernames = Dictionary(
      grouping: students.filter { !$0.username.isEmpty }, by: { $0.username.lowercased() }
    ).mapValues { $0.map(\.id) }
    var squeezed: [String: Set<String>] = [:]
    for student in students {
      for key in PersonName(student.name).squeezed { squeezed[key, default: []].insert(student.id) }
    }
    // Canvas names a group's files after the group.
    for (team, members) in Dictionary(grouping: students.filter { !$0.team.isEmpty }, by: \.team) {
      let first = members.map(\.id).min() ?? ""
      // Of a name in signs alone nothing is left that could be compared.
      guard !PersonName(team).parts.isEmpty else { continue }
      squeezed[PersonName(team).parts.joined(), default: []].insert(first)
    }
    squeezedNames = squeezed
    slugs = Self.slugs(names)
    let canvas = names.compactMap { PlatformName($0) }.filter { $0.platform == .canvas }
    hasCanvasNumbers = canvas.count { ids[$0.number] != nil } * 2 > canvas.count
  }

  /// - Parameters:
  ///   - name: The entry's.
  ///   - platform: What a platform wrote into it.
  func owner(of name: String, _ platform: PlatformName?) -> Owner {
    let stem = Self.stem(name)
    guard hasRoster else { return .student(platform.map(Self.label) ?? stem) }
    // An id may end as a file does: the longest that is one counts.
    var rest = name[...]
    while true {
      if ids[String(rest)] != nil { return Self.only(identified(String(rest))) }
      guard let match = rest.firstMatch(of: Self.ending) else { break }
      rest = rest[..<match.range.lowerBound]
    }
    if let platform { return owner(platform) }
    let addressed = students(withAddress: stem)
    if !addressed.isEmpty { return Self.only(addressed) }
    let prefixes = stem.indices.filter { stem[$0] == "_" }.map { String(stem[..<$0]) }.filter {
      ids[$0] != nil
    }
    // An id in front of a name that is another's is a question.
    if !prefixes.isEmpty { return Self.only(Set(prefixes).union(named(stem))) }
    let known = identified(stem)
    if !known.isEmpty { return Self.only(known) }
    let repositories = slugs.compactMap { slug in
      name.hasPrefix(slug)
        ? Self.users(name, stem).lazy.compactMap { ids[String($0.dropFirst(slug.count))]?.id }.first : nil
    }
    if !repositories.isEmpty { return Self.only(Set(repositories)) }
    // Sakai: "Lovelace, Ada(ada)".
    if let match = name.wholeMatch(of: /[^()]+\(([^()]+)\)/) {
      // A second download of "Ada Lovelace" ends in "(2)", which may be somebody's id.
      let found = identified(String(match.1))
      if !found.isEmpty { return Self.only(found.union(named(String(name.prefix { $0 != "(" })))) }
    }
    // Google Classroom and people themselves: "Ada Lovelace", "Ada Lovelace - Homework 1".
    let written = stem.ranges(of: " - ").first.map { String(stem[..<$0.lowerBound]) } ?? stem
    // CodeGrade: "1234 - Ada Lovelace".
    let behindNumber = stem.wholeMatch(of: /\d+ - (.+)/).map { String($0.1) } ?? ""
    let found = named(written).union(behindNumber.isEmpty ? [] : named(behindNumber))
    return Self.only(found.isEmpty ? namedWithID(stem) : found)
  }

  /// ILIAS and Moodle's VPL: `Lovelace_Ada_ada_4711`, "Ada Lovelace 4711 ada". A name or an id alone among other words
  /// says nothing; both together are the student's.
  private func namedWithID(_ stem: String) -> Set<String> {
    let words = PersonName(stem).parts
    return Set(
      ids.values.filter { student in
        var rest = words
        let id = PersonName(student.id).parts.joined()
        guard words.count > 2, !student.name.isEmpty, let index = rest.lastIndex(of: id) else { return false }
        rest.remove(at: index)
        return PersonName(student.name).words.isSubset(of: rest)
      }.map(\.id))
  }

  /// By what a platform says: its number alone decides nothing, since it may be another's id.
  private func owner(_ platform: PlatformName) -> Owner {
    switch platform.platform {
    case .exchange: return Self.only(identified(platform.person))
    case .blackboard:
      // A user name may hold the sign that stands before it.
      var words = platform.before.split(separator: "_", omittingEmptySubsequences: false)
      var user = platform.person
      var found = identified(user)
      while let last = words.popLast() {
        user = "\(last)_\(user)"
        found.formUnion(identified(user))
      }
      return Self.only(found)
    case .canvas:
      let found = named(platform.person).union(identified(platform.person))
      guard found.isEmpty, hasCanvasNumbers, let numbered = ids[platform.number], numbered.name.isEmpty else {
        return Self.only(found)
      }
      return .student(numbered.id)
    case .moodle:
      let person = platform.person
      var found = named(person).union(identified(person))
      // "Group A-Ada Lovelace", and both may hold a dash.
      for dash in person.indices where person[dash] == "-" {
        found.formUnion(named(String(person[person.index(after: dash)...])))
      }
      return Self.only(found.isEmpty ? namedWithID(person) : found)
    case .brightspace:
      return Self.only(named(platform.person).union(identified(platform.person)))
    }
  }

  /// By Gradescope's file beside the folders.
  func owner(_ submitter: GradescopeExport.Submitter) -> Owner {
    guard hasRoster else {
      let known = [submitter.sid, submitter.email, submitter.name].first { !$0.isEmpty }
      return known.map { .student($0) } ?? .nobody
    }
    var found = ids[submitter.sid].map { [$0.id] } ?? []
    if !submitter.email.isEmpty {
      found += ids.values.filter { $0.email.lowercased() == submitter.email.lowercased() }.map(\.id)
    }
    return Self.only(found.isEmpty ? named(submitter.name) : Set(found))
  }

  /// What a repository's folder or archive is called; GitHub writes the branch behind the archive's name.
  private static func users(_ name: String, _ stem: String) -> [String] {
    [name, stem] + ["-main", "-master"].filter(stem.hasSuffix).map { String(stem.dropLast($0.count)) }
  }

  /// The one student of the roster who may be meant by a name that is nobody's: zeros that a spreadsheet drops, or one
  /// wrong letter.
  func near(_ name: String) -> String? {
    let stem = Self.stem(name).lowercased()
    func plain(_ id: String) -> Substring { id.lowercased().drop { $0 == "0" } }
    let zeros = ids.keys.filter { !plain($0).isEmpty && plain($0) == plain(stem) }
    if !zeros.isEmpty { return zeros.count == 1 ? zeros[0] : nil }
    // Numbers that differ in a digit are two people.
    guard stem.contains(where: \.isLetter) else { return nil }
    return Suggestion.closest(to: stem, among: ids.keys.filter { $0.contains(where: \.isLetter) })
  }

  /// The group that an entry may be of, where a platform names one that no student's team is called.
  static func group(_ platform: PlatformName?) -> String? {
    guard let platform, platform.platform == .moodle || platform.platform == .canvas else { return nil }
    let person = platform.person
    // Moodle's and Canvas's words for somebody whose name is hidden.
    let hidden = ["participant", "anon", "anonymous"]
    return hidden.contains { person.lowercased().hasPrefix($0) } ? nil : person
  }

  private func students(withAddress address: String) -> Set<String> {
    guard address.contains("@") else { return [] }
    return Set(ids.values.filter { $0.email.lowercased() == address.lowercased() }.map(\.id))
  }

  private func named(_ person: String) -> Set<String> {
    let key = PersonName(person).parts.joined()
    return key.isEmpty ? [] : squeezedNames[key] ?? []
  }

  /// By the id, or by the platform's name for the user.
  private func identified(_ person: String) -> Set<String> {
    let byID = ids[person] != nil ? [person] : Set(foldedIDs[person.lowercased()] ?? [])
    return byID.union(usernames[person.lowercased()] ?? [])
  }

  private static func only(_ found: Set<String>) -> Owner {
    guard let first = found.first else { return .nobody }
    return found.count == 1 ? .student(first) : .unclear(found.sorted())
  }

  /// Two people may have one name, never one number.
  private static func label(_ platform: PlatformName) -> String {
    [platform.person, platform.number].filter { !$0.isEmpty }.joined(separator: "_")
  }

  /// A name without the endings of a file.
  static func stem(_ name: String) -> String {
    var rest = name[...]
    while let match = rest.firstMatch(of: ending) { rest = rest[..<match.range.lowerBound] }
    return String(rest)
  }

  /// What people hand in, and what browsers and editors make of it.
  private static var ending: Regex<Substring> {
    /(?i)\.(?:md|markdown|mdown|mkd|ipynb|zip|qmd|rmd|txt|json|pdf|html?|mht|webarchive|url|webloc|gdoc|lnk|rtfd?|docx?|pages|odt|tex|log|csv|xlsx?|ods|pptx?|py|swift|playground|js|ts|java|cpp|rs|ya?ml|sh|svg|png|jpe?g|gif|bmp|heic|webp|tiff?|mp4|mov|rar|7z|tar|t?gz|tgz|bz2|xz|zst|orig|bak|tmp|download|crdownload|part|eml|msg|dib|swiftpm|playgroundbook|xcodeproj|rnw|rst|adoc|mdx|epub|numbers|mp3|wav|m4a|webm|avi|mkv|dmg|exe|pkl|npy|npz|onnx|safetensors|icloud)$/
  }

  /// GitHub Classroom's folders are called `assignment-user`, and both may hold a dash: the assignment is what all
  /// of them begin with.
  private static func slugs(_ names: [String]) -> [String] {
    let names = names.filter { $0.contains("-") }
    guard names.count > 1, var common = names.first else { return [] }
    for name in names { common = common.commonPrefix(with: name) }
    return common.indices.filter { common[$0] == "-" }.map { String(common[...$0]) }
  }
}
