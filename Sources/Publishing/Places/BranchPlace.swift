import Files
import Foundation
import Sandboxes

/// A branch of the repository that the course lies in, in a remote of it or in the repository itself.
///
/// Commits are made from an index of their own, without a work tree. So the author's files and index are not
/// touched, there is nothing to clean up, and a publication that is killed leaves objects that nothing leads to.
public struct BranchPlace: PublishingPlace {
  let branch: String
  /// `nil` changes the branch in the repository itself.
  let remote: String?
  let git: PublishingProgram
  let scratch: URL

  /// - Parameters:
  ///   - remote: `nil` stands for `origin` where there is one.
  ///   - scratch: A folder for this run alone.
  /// - Throws: `UsageFault` when the course lies in no repository, or the branch is where the author works.
  public init(
    branch: String, remote: String?, courseFolder: URL, scratch: URL, programs: SearchPath = .current
  ) throws {
    let identity = ["NAME": "Lectern", "EMAIL": "lectern@localhost"]
    var git = PublishingProgram(
      tool: PublishingProgram.tool("git", "keeps the branch that is published", package: "git"),
      programs: programs,
      directory: courseFolder,
      // Who asks for a password gets an error, since nobody is there to answer.
      environment: ["GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"])
    guard try git.start(["rev-parse", "--git-dir"]).outcome.isSuccess else {
      throw UsageFault(
        "'\(courseFolder.path)' lies in no git repository, so it has no branch to publish to.",
        help: "run 'git init' there, or publish to a folder or another machine.")
    }
    if try !git.start(["var", "GIT_COMMITTER_IDENT"]).outcome.isSuccess {
      for role in ["AUTHOR", "COMMITTER"] {
        for (key, value) in identity { git.environment["GIT_\(role)_\(key)"] = value }
      }
    }
    let remotes = try git.run(["remote"], help: Self.help).line.split(separator: "\n").map(String.init)
    if let remote, !remotes.contains(remote) {
      throw UsageFault(
        "the repository has no remote '\(remote)'.",
        help: remotes.isEmpty
          ? "add it with 'git remote add \(remote) ADDRESS'." : "it has \(remotes.joined(separator: ", ")).")
    }
    let trees = try git.run(["worktree", "list", "--porcelain"], help: Self.help).line
    guard !trees.split(separator: "\n").contains("branch refs/heads/\(branch)") else {
      throw UsageFault(
        "'\(branch)' is a branch that you work on, and a site would be mixed with its files.",
        help: "name a branch of its own, such as gh-pages.")
    }
    self.branch = branch
    self.remote = remote ?? (remotes.contains("origin") ? "origin" : nil)
    self.git = git
    self.scratch = scratch
  }

  private static let help = "run it by hand in the course's folder to see more."

  public var words: String { "branch \(branch)" + (remote.map { " of \($0)" } ?? "") }

  /// GitHub's pages would leave out what begins with `_`.
  public var ownFiles: [String: Data] { [".nojekyll": Data()] }

  private var reference: String { "refs/heads/\(branch)" }

  public func current() throws -> PlaceContents {
    if let remote {
      let help = "check the address with 'git remote get-url \(remote)', the network, and who may read there."
      let line = try git.run(["ls-remote", remote, reference], help: help).line
      guard let commit = line.split(whereSeparator: \.isWhitespace).first.map(String.init) else {
        return PlaceContents()
      }
      if try !git.start(["cat-file", "-e", commit + "^{commit}"]).outcome.isSuccess {
        try git.run(
          [
            "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", remote,
            reference,
          ],
          help: help)
      }
      return try contents(commit)
    }
    let found = try git.start(["rev-parse", "--verify", "--quiet", reference + "^{commit}"])
    return found.outcome.isSuccess ? try contents(Data(found.standardOutput).line) : PlaceContents()
  }

  public func before(_ current: PlaceContents) throws -> PlaceContents? {
    let found = try git.start(["rev-parse", "--verify", "--quiet", current.revision + "^"])
    return current.revision.isEmpty || !found.outcome.isSuccess
      ? nil : try contents(Data(found.standardOutput).line)
  }

  private func contents(_ commit: String) throws -> PlaceContents {
    var contents = PlaceContents()
    contents.revision = commit
    for line in try git.run(["ls-tree", "-r", "-z", "-l", commit], help: Self.help).zeroTerminated {
      // mode, kind, object, size, and after a tab the path
      let parts = line.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2, let size = parts[0].split(separator: " ").last else { continue }
      contents.sizes[String(parts[1])] = Int(size) ?? 0
    }
    if contents.sizes[PublicationRecord.path] != nil {
      contents.record = PublicationRecord(
        try git.run(["cat-file", "blob", "\(commit):\(PublicationRecord.path)"], help: Self.help))
    }
    return contents
  }

  public func read(_ paths: [String], of contents: PlaceContents) throws -> [String: Data] {
    let known = paths.filter { contents.sizes[$0] != nil && !$0.contains("\n") }
    let input = Data(known.map { "\(contents.revision):\($0)\n" }.joined().utf8)
    var rest = try git.run(["cat-file", "--batch"], input: input, help: Self.help)[...]
    var found: [String: Data] = [:]
    for path in known {
      // A line with object, kind and size, the bytes, and a line's end.
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
        let size = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ").last.flatMap({
          Int($0)
        })
      else { break }
      found[path] = Data(rest[(end + 1)...].prefix(size))
      rest = rest[(end + 1)...].dropFirst(size + 1)
    }
    return found
  }

  public func put(
    _ files: [String: Data], removing removed: Set<String>, over contents: PlaceContents, title: String
  ) throws {
    var own = git
    own.environment["GIT_INDEX_FILE"] = scratch.appendingPathComponent("index").path
    try own.run(
      contents.revision.isEmpty ? ["read-tree", "--empty"] : ["read-tree", contents.revision], help: Self.help
    )
    let paths = files.keys.sorted()
    let written = try paths.enumerated().map { number, path in
      let file = scratch.appendingPathComponent("\(number)")
      try (files[path] ?? Data()).write(to: file)
      return file.path
    }
    let objects = try own.run(
      ["hash-object", "-w", "--no-filters", "--stdin-paths"],
      input: Data(written.joined(separator: "\n").utf8),
      help: Self.help
    ).line.split(separator: "\n")
    let none = String(repeating: "0", count: objects.first?.count ?? 40)
    var entries = removed.sorted().map { "0 \(none)\t\($0)\0" }
    entries += zip(paths, objects).map { "100644 \($1) 0\t\($0)\0" }
    try own.run(
      ["update-index", "--replace", "-z", "--index-info"], input: Data(entries.joined().utf8), help: Self.help
    )
    let tree = try own.run(["write-tree"], help: Self.help).line
    try commit(tree, over: contents, title: title)
  }

  public func goBack(from current: PlaceContents, to before: PlaceContents, title: String) throws {
    try commit(before.revision + "^{tree}", over: current, title: title)
  }

  private func commit(_ tree: String, over contents: PlaceContents, title: String) throws {
    let parent = contents.revision.isEmpty ? [] : ["-p", contents.revision]
    let commit = try git.run(["commit-tree", tree] + parent + ["-m", title], help: Self.help).line
    guard let remote else {
      // Nothing as the old value says that there is no such branch yet.
      let run = try git.start(["update-ref", "-m", "lectern publish", reference, commit, contents.revision])
      if !run.outcome.isSuccess { throw overtaken }
      return
    }
    // Not forced: git itself refuses when the branch has moved on.
    let run = try git.start(["push", "--quiet", "--porcelain", remote, "\(commit):\(reference)"])
    if run.outcome.isSuccess { return }
    let words = String(decoding: run.standardError + run.standardOutput, as: UTF8.self)
    if words.contains("non-fast-forward") || words.contains("fetch first")
      || words.contains("cannot lock ref")
    {
      throw overtaken
    }
    throw git.fault(run, help: "check who may push to '\(branch)' of '\(remote)'.")
  }
}
