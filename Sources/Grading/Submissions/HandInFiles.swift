import Foundation

/// A file that may be a notebook, as bytes.
struct HandInFile: Hashable {
  /// From the folder of submissions, through archives.
  var path: String
  var data: Data
  /// When the file was written, or the archive around it.
  var received: Date?
  /// When it was last changed, by the archive's word: good for comparing alone.
  var modified: Double = 0
}

/// Everything in one entry of the folder of submissions: a file, a folder, or an archive, with whatever lies inside of
/// them, however deep.
struct HandInFiles {
  /// What may be a notebook.
  private(set) var candidates: [HandInFile] = []
  /// Paths of files of other kinds.
  private(set) var others: [String] = []
  /// What cannot be read, each a sentence.
  private(set) var faults: [String] = []

  /// When nbgrader or Sakai took in what lies in a folder, by its path.
  private var stamps: [String: Date] = [:]
  private var room = ZipArchive.mostBytes
  private var count = 0

  private static let deepestFolder = 16
  private static let deepestArchive = 3

  /// - Parameter name: The entry's, as messages show it.
  init(_ entry: URL, named name: String) { read(entry, name, depth: 0) }

  // MARK: - The disk

  private mutating func read(_ entry: URL, _ name: String, depth: Int) {
    var status = stat()
    guard lstat(entry.path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else { return readFile(entry, name) }
    guard depth < Self.deepestFolder else {
      faults.append("'\(name)' lies too deep in folders to be read.")
      return
    }
    let inside = ((try? FileManager.default.contentsOfDirectory(atPath: entry.path)) ?? []).sorted()
    // A Python environment holds notebooks of others.
    guard !inside.contains("pyvenv.cfg") else { return }
    // `ada/ps1/timestamp.txt`: elsewhere a student may have put it there.
    // Sakai's stands beside the folder of what was uploaded: `Lovelace, Ada(ada)/timestamp.txt`.
    // Other platforms pass on folders that students made, with a time that they would like.
    let isSakais = depth == 0 && name.hasSuffix(")") && inside.contains("Submission attachment(s)")
    let isNbgraders = depth == 1 && Self.isPlainStudent(name.prefix { $0 != "/" })
    if isNbgraders || isSakais, inside.contains(Self.stamp),
      let data = try? UntrustedFile.read(
        entry.appendingPathComponent(Self.stamp), named: Self.stamp, limit: 1 << 10)
    {
      stamps[name] = Self.time(String(decoding: data, as: UTF8.self))
    }
    for next in inside where !Self.isOfAProgram(next) {
      count += 1
      guard count <= ZipArchive.mostEntries * 10 else {
        if count == ZipArchive.mostEntries * 10 + 1 { faults.append("'\(name)' holds too many files.") }
        return
      }
      read(entry.appendingPathComponent(next), "\(name)/\(next)", depth: depth + 1)
    }
  }

  private mutating func readFile(_ file: URL, _ name: String) {
    let form = Form(name)
    do {
      switch form {
      case .other: others.append(name)
      case .archive:
        let data = try UntrustedFile.read(file, named: name, limit: ZipArchive.mostBytes)
        try readArchive(data, name, UntrustedFile.time(of: file), depth: 1)
      case .notebook, .perhaps:
        let data = try UntrustedFile.read(file, named: name, limit: Submission.largestFile)
        let stamp = stamps.first { name.hasPrefix($0.key + "/") }?.value
        let time = stamp ?? UntrustedFile.time(of: file)
        try take(
          HandInFile(path: name, data: data, received: time, modified: time?.timeIntervalSince1970 ?? 0),
          form,
          depth: 0)
      }
    } catch {
      faults.append("\(error)")
    }
  }

  // MARK: - Archives

  private mutating func readArchive(_ data: Data, _ name: String, _ time: Date?, depth: Int) throws {
    guard depth <= Self.deepestArchive else {
      throw SubmissionFault("'\(name)' lies too deep in archives to be read.")
    }
    let archive = try ZipArchive(data, named: name, room: room) { path in
      !Self.isInAProgramsFolder(path) && Form(path) != .other
    }
    faults += archive.links.map { "'\(name)/\($0)' is a symbolic link, which is not followed." }
    room -= archive.entries.reduce(0) { $0 + $1.bytes.count }
    let environments = archive.others.compactMap { path in
      path.hasSuffix("pyvenv.cfg") ? String(path.dropLast("pyvenv.cfg".count)) : nil
    }
    others += archive.others.filter { path in
      !Self.isInAProgramsFolder(path) && !environments.contains { path.hasPrefix($0) }
    }.map { "\(name)/\($0)" }
    for entry in archive.entries where !environments.contains(where: { entry.path.hasPrefix($0) }) {
      let file = HandInFile(
        path: "\(name)/\(entry.path)", data: Data(entry.bytes), received: time,
        modified: Double(entry.modified))
      do {
        try take(file, Form(entry.path), depth: depth)
      } catch {
        faults.append("\(error)")
      }
    }
  }

  /// A file whose name says notebook may be an archive all the same, and one with a strange name a notebook.
  private mutating func take(_ file: HandInFile, _ form: Form, depth: Int) throws {
    if form == .archive || ForeignFile.kind(of: file.data) == .zip {
      try readArchive(file.data, file.path, file.received, depth: depth + 1)
    } else if form == .notebook || Self.holdsCells(file.data) {
      candidates.append(file)
    } else {
      others.append(file.path)
    }
  }

  private static func holdsCells(_ data: Data) -> Bool {
    let text = String(decoding: data, as: UTF8.self)
    return text.contains("```{swift}") || HandInText.isJupyter(text)
  }

  // MARK: - Names

  /// What a name says of a file.
  enum Form {
    case notebook
    /// Looked into: `.qmd`, `x.ipynb.txt`, no ending at all.
    case perhaps
    case archive, other

    init(_ path: String) {
      let name = (path.split(separator: "/").last ?? "").lowercased()
      let endings = name.split(separator: ".").dropFirst()
      switch endings.last {
      case "md", "ipynb", "markdown": self = .notebook
      case "zip": self = .archive
      case "qmd", "rmd", "mdown", "mkd", "txt", "json", nil: self = .perhaps
      default:
        self = endings.contains { $0.hasPrefix("ipynb") || $0 == "md" } ? .perhaps : .other
      }
    }
  }

  /// Files that no person hands in: hidden ones, and what systems and platforms put beside.
  private static func isOfAProgram(_ name: String) -> Bool {
    name.hasPrefix(".") || folders.contains(name.lowercased()) || leavings.contains(name.lowercased())
  }

  /// Whether a folder has a student's id for a name, as nbgrader's have, and no words of another platform.
  private static func isPlainStudent(_ name: Substring) -> Bool {
    !name.contains("_assignsubmission_")
      && name.allSatisfy { $0.isLetter || $0.isNumber || "._-+@".contains($0) }
  }

  /// Sakai writes `20261130100000123` in Greenwich's time, or as ISO 8601 does.
  private static func time(_ stamp: String) -> Date? {
    let words = stamp.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let match = words.wholeMatch(of: /(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d{3}/) else {
      return Timestamp.date(stamp)
    }
    return Timestamp.date("\(match.1)-\(match.2)-\(match.3)T\(match.4):\(match.5):\(match.6)Z")
  }

  private static let stamp = "timestamp.txt"
  private static let folders: Set = ["__macosx", "__pycache__", "node_modules", "site-packages"]
  private static let leavings: Set = [
    "thumbs.db", "desktop.ini", "timestamp.txt", "submission_metadata.yml", "submission_metadata.json",
  ]

  private static func isInAProgramsFolder(_ path: String) -> Bool {
    path.split(separator: "/").contains { isOfAProgram(String($0)) }
  }
}
