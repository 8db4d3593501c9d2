import Foundation
import Sandboxes

/// The built program while it runs, with a view of the processes below it.
struct RunningProgram {
  let child: ChildProcess
  private let program: Program
  private let log: URL

  /// Starts `lectern` in the program's folder. Its standard error goes to a file.
  init(_ program: Program, _ arguments: [String], environment: [String: String] = [:]) throws {
    self.program = program
    log = program.folder.appendingPathComponent("log-\(UUID().uuidString)")
    let errors = OwnedDescriptor(open(log.path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644))
    let nothing = try OwnedDescriptor.null()
    child = try ChildProcess(
      executable: Program.path, arguments: arguments,
      // What is to be ended shall be at work: a compiler, too.
      environment: program.environment(["LECTERN_SHARED_CELLS": ""].merging(environment) { $1 }),
      directory: program.folder.path, descriptors: [(0, nothing), (1, nothing), (2, errors)])
  }

  var errors: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  /// How it ended, or `nil` when it has not within the time.
  func ending(within seconds: Double = 60) -> ProcessEnding? {
    ChildProcess.waitUntilOver(child.identifier, seconds: seconds)
    if let ending = child.endingIfOver() { return ending }
    child.killGroup()
    _ = child.waitForEnd()
    return nil
  }

  /// The numbers of the processes below this one whose program is called `name`.
  func descendants(called name: String) -> [Int32] {
    var children: [Int32: [Int32]] = [:]
    var names: [Int32: String] = [:]
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
      guard let number = Int32(entry),
        let status = FileManager.default.contents(atPath: "/proc/\(entry)/stat")
      else { continue }
      // `number (name) state parent ...`; the name may hold anything.
      let text = String(decoding: status, as: UTF8.self)
      guard let end = text.lastIndex(of: ")"), let start = text.firstIndex(of: "(") else { continue }
      names[number] = String(text[text.index(after: start)..<end])
      let fields = text[text.index(after: end)...].split(separator: " ")
      if fields.count > 1, let parent = Int32(fields[1]) { children[parent, default: []].append(number) }
    }
    var found: [Int32] = []
    var waiting = children[child.identifier] ?? []
    while let next = waiting.popLast() {
      // The system keeps fifteen characters.
      if names[next]?.hasPrefix(name.prefix(15)) == true { found.append(next) }
      waiting += children[next] ?? []
    }
    return found
  }
}

extension Program {
  /// The processes that work in this program's folder or were started with a path in it.
  func processes() -> [Int32] {
    let name = folder.lastPathComponent
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return entries.compactMap { Int32($0) }.filter { entry in
      let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(entry)/cwd")
      let command = FileManager.default.contents(atPath: "/proc/\(entry)/cmdline") ?? Data()
      return path?.contains(name) == true || String(decoding: command, as: UTF8.self).contains(name)
    }
  }

  /// Whether all of them are over, or are within a few seconds: a killed process needs its turn.
  func isQuiet() -> Bool {
    let deadline = monotonicSeconds() + 5
    var left = processes()
    // One that ends may have left another to its parent.
    while !left.isEmpty, monotonicSeconds() < deadline {
      for process in left { ChildProcess.waitUntilOver(process, seconds: deadline - monotonicSeconds()) }
      left = processes()
    }
    return left.isEmpty
  }

  /// A named pipe on which a cell says that it has come so far, by writing to it.
  func makeSign(_ path: String) throws -> OwnedDescriptor {
    let file = folder.appendingPathComponent(path).path
    guard mkfifo(file, 0o600) == 0 else { throw SignFault() }
    let descriptor = open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw SignFault() }
    return OwnedDescriptor(descriptor)
  }

  struct SignFault: Error {}

  /// What builds have left in the scratch folder of a course's cache.
  func scratch(_ course: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent("\(course)/.lectern/scratch").path)) ?? []
  }
}
