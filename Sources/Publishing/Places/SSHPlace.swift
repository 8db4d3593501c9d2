import Files
import Foundation
import Sandboxes

/// A folder of another machine, by rsync over ssh.
///
/// rsync fills a folder beside it that shares the bytes of what has not changed, and one command there gives it the
/// name. Between the two renamings of that command a request can find nothing, for less than a millisecond.
public struct SSHPlace: PublishingPlace {
  let host: String
  let path: String
  let ssh: PublishingProgram
  let rsync: PublishingProgram
  let scratch: URL
  /// Tells what this course on this machine has begun from what others have.
  let mark: String

  public init(host: String, path: String, courseFolder: URL, scratch: URL, programs: SearchPath = .current) {
    self.host = host
    self.path = path
    self.scratch = scratch
    ssh = PublishingProgram(
      tool: PublishingProgram.tool("ssh", "reaches other machines", package: "openssh-client"),
      programs: programs)
    rsync = PublishingProgram(
      tool: PublishingProgram.tool("rsync", "brings a site to another machine", package: "rsync"),
      programs: programs)
    mark = String(Digest.sha256(text: ProcessInfo.processInfo.hostName + courseFolder.path).prefix(12))
  }

  public var words: String { "\(path) of \(host)" }

  private var help: String {
    // With a port as an address, which is what ssh takes it in.
    let command = host.contains(":") ? "ssh ssh://\(host)" : "ssh \(host)"
    return "check the address, the network, and that '\(command)' asks for no password."
  }

  /// As the shell there reads them; a path from the home folder needs a `./` in front of a dash.
  private var target: String { Self.quoted(path.hasPrefix("/") ? path : "./" + path) }
  private func sibling(_ role: String) -> String {
    let parent = (path as NSString).deletingLastPathComponent
    let name = ".\((path as NSString).lastPathComponent).lectern-\(role)"
    return parent.isEmpty ? name : (parent as NSString).appendingPathComponent(name)
  }
  private func quoted(_ role: String) -> String {
    let path = sibling(role)
    return Self.quoted(path.hasPrefix("/") ? path : "./" + path)
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  private func remote(_ command: String, input: Data = Data()) throws -> Data {
    try ssh.run(["-o", "BatchMode=yes", "ssh://\(host)", command], input: input, help: help)
  }

  public func current() throws -> PlaceContents {
    // What a publication of this course from this machine began and did not end.
    let repair = """
      if [ -e \(quoted("aside")) ]; then
        if [ -e \(target) ]; then rm -rf \(quoted("before")); mv \(quoted("aside")) \(quoted("before"));
        else mv \(quoted("aside")) \(target); fi; fi
      rm -rf \(quoted("new-" + mark))
      """
    _ = try remote(repair)
    return try contents(target)
  }

  public func before(_ current: PlaceContents) throws -> PlaceContents? {
    let isThere = try remote("if [ -e \(quoted("before")) ]; then echo yes; fi").line == "yes"
    return isThere ? try contents(quoted("before")) : nil
  }

  private func contents(_ folder: String) throws -> PlaceContents {
    var contents = PlaceContents()
    let listing = try remote("cd \(folder) 2>/dev/null || exit 0; find . ! -type d -printf '%s %P\\0'")
    for line in listing.zeroTerminated {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { contents.sizes[String(parts[1])] = Int(parts[0]) }
    }
    if contents.sizes[PublicationRecord.path] != nil {
      let data = try remote("cat \(folder)/\(PublicationRecord.path)")
      contents.record = PublicationRecord(data)
      contents.revision = Digest.sha256(data)
    }
    return contents
  }

  public func read(_ paths: [String], of contents: PlaceContents) throws -> [String: Data] {
    let known = paths.filter { contents.sizes[$0] != nil }
    guard !known.isEmpty else { return [:] }
    let copies = scratch.appendingPathComponent("read")
    try AtomicFile.makeFolder(copies)
    try copy(from: "\(userHost):\(path)/", to: copies.path + "/", known)
    var found: [String: Data] = [:]
    for path in known {
      found[path] = FileManager.default.contents(atPath: copies.appendingPathComponent(path).path)
    }
    return found
  }

  public func put(
    _ files: [String: Data], removing removed: Set<String>, over contents: PlaceContents, title: String
  ) throws {
    let made = scratch.appendingPathComponent("site")
    for (path, data) in files {
      let file = made.appendingPathComponent(path)
      try AtomicFile.makeFolder(file.deletingLastPathComponent())
      try data.write(to: file)
    }
    let new = quoted("new-" + mark)
    // Shared bytes where the system there can, copies elsewhere.
    let begin = """
      set -e; mkdir -p "$(dirname \(target))"; rm -rf \(new)
      if [ -e \(target) ]; then cp -al \(target)/. \(new) 2>/dev/null || { rm -rf \(new); cp -a \(target)/. \(new); }
      else mkdir \(new); fi
      """
    _ = try remote(begin)
    try copy(from: made.path + "/", to: "\(userHost):\(sibling("new-" + mark))/", files.keys.sorted())
    let gone = removed.sorted().map { "./\($0)\0" }.joined()
    _ = try remote(
      "cd \(new) && xargs -0 rm -f -- && find . -depth -type d -empty -delete", input: Data(gone.utf8))
    try exchange(new, over: contents)
  }

  public func goBack(from current: PlaceContents, to before: PlaceContents, title: String) throws {
    try exchange(quoted("before"), over: current)
  }

  /// Gives a folder the name of the site, and the site the name of the version before. A connection that ends
  /// meanwhile does not end the command.
  private func exchange(_ new: String, over contents: PlaceContents) throws {
    let overtaken = 75
    let command = """
      trap '' HUP INT TERM PIPE
      now="$(sha256sum < \(target)/\(PublicationRecord.path) 2>/dev/null | cut -c1-64)"
      [ "$now" = '\(contents.revision)' ] || exit \(overtaken)
      if [ -e \(target) ]; then
        mv \(target) \(quoted("aside")) && mv \(new) \(target) && rm -rf \(quoted("before")) \
        && mv \(quoted("aside")) \(quoted("before"))
      else mv \(new) \(target); fi
      """
    let run = try ssh.start(["-o", "BatchMode=yes", "ssh://\(host)", command])
    if case .ended(.exited(Int32(overtaken))) = run.outcome { throw self.overtaken }
    guard run.outcome.isSuccess else { throw ssh.fault(run, help: help) }
  }

  /// The host as rsync has it, with its port left to ssh.
  private var userHost: String { host.split(separator: ":").first.map(String.init) ?? host }

  private func copy(from source: String, to target: String, _ paths: [String]) throws {
    let port = host.split(separator: ":").dropFirst().first.map { " -p \($0)" } ?? ""
    let program = try ssh.tool.require(searchPath: ssh.programs)
    try rsync.run(
      [
        "--recursive", "--checksum", "--compress", "--chmod=D755,F644", "--protect-args", "--from0",
        "--files-from=-",
        "--rsh=\(program) -o BatchMode=yes\(port)", source, target,
      ],
      input: Data(paths.map { $0 + "\0" }.joined().utf8),
      help: "rsync has to be installed here and on \(userHost); then check the address and the network.")
  }
}
