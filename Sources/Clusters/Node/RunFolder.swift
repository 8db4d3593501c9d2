import Files
import Foundation
import Texts

/// A run's folder on the shared file system: orders go there, answers come back.
///
/// The tool holds a lock beside it as long as it lives, by which the next one knows what a killed one has left.
public struct RunFolder: Sendable {
  public let url: URL
  /// Held by the tool; `nil` on a node.
  private var lock: FileLock?

  init(url: URL) { self.url = url }

  /// The name of the run and of all its jobs.
  public var name: String { url.lastPathComponent }

  /// Makes one.
  ///
  /// - Parameter parent: The folder of all runs of a course or a grading.
  /// - Throws: `MachineFault` when the disk refuses.
  init(in parent: URL, name: String) throws {
    try AtomicFile.makeFolder(parent)
    url = parent.appendingPathComponent(name)
    lock = FileLock(making: url.path + Self.lockSuffix)
    try AtomicFile.makeFolder(url)
    // It holds what students have written.
    _ = chmod(url.path, 0o700)
    touch()
  }

  private static let lockSuffix = ".lock"

  /// Those whose tool is no longer there.
  static func abandoned(in parent: URL) -> [RunFolder] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(lockSuffix) }.compactMap { name in
      let path = parent.appendingPathComponent(name).path
      guard let lock = FileLock(existing: path, waits: false) else { return nil }
      var folder = RunFolder(url: URL(fileURLWithPath: String(path.dropLast(lockSuffix.count))))
      folder.lock = lock
      return folder
    }
  }

  /// Removes it, and the folder of all runs with the last of them.
  func remove() {
    try? FileManager.default.removeItem(at: url)
    unlink(url.path + Self.lockSuffix)
    lock?.release()
    rmdir(url.deletingLastPathComponent().path)
  }

  // MARK: - What the tool writes

  func file(_ kind: String, _ number: Int) -> URL { url.appendingPathComponent("\(kind)-\(number)") }

  func give(_ number: Int, _ order: Order) throws {
    try CheckedFile.write(JSONEncoder().encode(order), to: file("order", number))
  }

  /// The numbers of the tasks that an array does, a line each.
  func list(_ tasks: [Int], array: Int) throws {
    try AtomicFile.write(
      Data(tasks.map { "\($0)\n" }.joined().utf8), to: file("array", array))
  }

  /// Says that the tool is there.
  func touch() {
    let file = url.appendingPathComponent("alive")
    if utimes(file.path, nil) != 0 { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
  }

  /// The tasks with an answer.
  func answered() -> [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.compactMap { name in
      name.hasPrefix("answer-") ? Int(name.dropFirst("answer-".count)) : nil
    }.sorted()
  }

  /// A task's answer; `nil` while there is none, or it is not whole.
  public func answer(of number: Int) -> NodeAnswer? {
    CheckedFile.read(file("answer", number)).flatMap { try? JSONDecoder().decode(NodeAnswer.self, from: $0) }
  }

  /// What a running task said last.
  func note(of number: Int) -> Data? { CheckedFile.read(file("note", number)) }

  // MARK: - Sweeps

  /// Where the processes that run a task's chapter divide its sweeps; see `SweepShare` in the kit.
  func sweeps(of number: Int) -> URL { file("sweeps", number) }

  /// The sweeps that a task has begun, and how many settings each has.
  func begunSweeps(of number: Int) -> [(name: String, count: Int)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: sweeps(of: number).path)) ?? []
    return names.sorted().compactMap { name in
      guard let match = name.wholeMatch(of: /asks-([0-9]+)-([0-9]+)/), let count = Int(match.2) else {
        return nil
      }
      return (String(match.1), count)
    }
  }

  /// The next process that runs the chapter begins them anew.
  func forgetSweeps(of number: Int) { try? FileManager.default.removeItem(at: sweeps(of: number)) }

  /// The last line of what a task has printed; empty when it printed nothing.
  func lastWords(of number: Int) -> String {
    guard let data = FileManager.default.contents(atPath: file("log", number).path) else { return "" }
    let lines = String(decoding: data, as: UTF8.self).lines.filter {
      !$0.isEmpty && !$0.contains("slurmstepd")
    }
    return lines.last(where: { $0.contains("error: ") }).map(String.init) ?? lines.last.map(String.init) ?? ""
  }

  // MARK: - What a node does

  /// - Throws: `MachineFault` when it is not there, or damaged.
  func order(_ number: Int) throws -> Order {
    guard let data = CheckedFile.read(file("order", number)),
      let order = try? JSONDecoder().decode(Order.self, from: data)
    else {
      throw MachineFault(
        "the order '\(file("order", number).path)' cannot be read.",
        help: "this command is started by jobs that Lectern hands to Slurm, and by nobody else.")
    }
    return order
  }

  func answer(_ number: Int, _ answer: NodeAnswer) throws {
    try? FileManager.default.removeItem(at: file("note", number))
    try CheckedFile.write(JSONEncoder().encode(answer), to: file("answer", number))
  }

  func tell(_ number: Int, _ note: Data) {
    // Whoever looks on sees the one before; the work goes on.
    try? CheckedFile.write(note, to: file("note", number))
  }

  /// Whether the tool has said nothing for a quarter of an hour, by the clock of the file system that both see.
  func isAbandoned(asSeenBy number: Int) -> Bool {
    let own = file("begun", number)
    _ = FileManager.default.createFile(atPath: own.path, contents: nil)
    guard let now = Self.time(of: own), let then = Self.time(of: url.appendingPathComponent("alive")) else {
      return false
    }
    return now.timeIntervalSince(then) > 900
  }

  private static func time(of file: URL) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: file.path))?[.modificationDate] as? Date
  }
}
