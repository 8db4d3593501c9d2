import Files
import Foundation
import Sandboxes

/// Where a shared store lies: a folder, a folder of another machine, or a server that hands out files.
public enum StorePlace: Sendable, Hashable {
  case folder(URL)
  case ssh(host: String, path: String)
  case web(String)

  /// - Throws: `UsageFault` for an address of another kind.
  public init(_ text: String) throws {
    let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
    if text.hasPrefix("https://") || text.hasPrefix("http://") {
      self = .web(text.hasSuffix("/") ? String(text.dropLast()) : text)
    } else if text.hasPrefix("ssh://") {
      // A host that begins with a dash would be an option.
      guard parts.count == 4, !parts[2].isEmpty, !parts[2].hasPrefix("-"), !parts[3].isEmpty else {
        throw UsageFault("'\(text)' names no folder of a machine.", help: "write ssh://host/folder.")
      }
      self = .ssh(host: parts[2], path: "/" + parts[3])
    } else if text.contains("://") {
      throw UsageFault(
        "'\(text)' is no place for a store.", help: "give a folder, ssh://host/folder or https://host/folder."
      )
    } else {
      self = .folder(URL(fileURLWithPath: text))
    }
  }

  /// Brings the place's files into a folder of this machine.
  ///
  /// - Throws: `MachineFault` when the place cannot be read.
  public func fetch(into folder: URL) throws {
    try AtomicFile.makeFolder(folder)
    for kind in StoreEntry.Kind.allCases {
      let target = ResultStore.file(kind, in: folder)
      let name = target.lastPathComponent
      switch self {
      case .folder(let source):
        let file = source.appendingPathComponent(name)
        if let data = FileManager.default.contents(atPath: file.path) { try data.write(to: target) }
      case .ssh(let host, let path):
        let file = Self.quoted("\(path)/\(name)")
        let run = try Self.run(
          .ssh, ["-o", "BatchMode=yes", host, "if [ -e \(file) ]; then cat \(file); fi"])
        try Data(run.standardOutput).write(to: target)
      case .web(let address):
        // A server without the file has an empty store of that kind: status 22 is curl's word for that.
        let run = try Self.start(
          .curl,
          ["--silent", "--show-error", "--fail", "--location", "--max-time", "300", "\(address)/\(name)"])
        if case .ended(.exited(status: 22)) = run.outcome { continue }
        try Self.check(run, .curl)
        try Data(run.standardOutput).write(to: target)
      }
    }
  }

  /// Puts a store's files to the place, each in one step.
  ///
  /// - Throws: `MachineFault` when the place refuses, `UsageFault` for one that is only read.
  public func put(_ store: ResultStore) throws {
    switch self {
    case .folder(let folder):
      try AtomicFile.makeFolder(folder)
      for kind in StoreEntry.Kind.allCases {
        try AtomicFile.write(store.bytes(kind), to: ResultStore.file(kind, in: folder))
      }
    case .ssh(let host, let path):
      for kind in StoreEntry.Kind.allCases {
        let file = "\(path)/\(ResultStore.file(kind, in: URL(fileURLWithPath: path)).lastPathComponent)"
        let command =
          "mkdir -p \(Self.quoted(path)) && cat > \(Self.quoted(file + ".new"))"
          + " && mv \(Self.quoted(file + ".new")) \(Self.quoted(file))"
        _ = try Self.run(.ssh, ["-o", "BatchMode=yes", host, command], input: [UInt8](store.bytes(kind)))
      }
    case .web(let address):
      throw UsageFault(
        "'\(address)' can be pulled from, but not pushed to.",
        help: "push to a folder or to ssh://host/folder.")
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  private static func run(_ tool: ExternalTool, _ arguments: [String], input: [UInt8] = []) throws
    -> BoundedRun
  {
    let run = try start(tool, arguments, input: input)
    try check(run, tool)
    return run
  }

  private static func start(_ tool: ExternalTool, _ arguments: [String], input: [UInt8] = []) throws
    -> BoundedRun
  {
    try BoundedRun.of(
      tool.require(), arguments, environment: ProcessInfo.processInfo.environment, input: input,
      limits: RunLimits(seconds: 600, output: 512 << 20))
  }

  private static func check(_ run: BoundedRun, _ tool: ExternalTool) throws {
    if run.outcome.isSuccess { return }
    let words = String(decoding: run.standardError, as: UTF8.self).trimmingCharacters(
      in: .whitespacesAndNewlines)
    throw MachineFault(
      "\(tool.name) could not reach the store: \(words)", help: "check the address and the network.")
  }
}
