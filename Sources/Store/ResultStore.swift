import Files
import Foundation

/// A folder of finished work, one line an entry, in one file for each kind.
public struct ResultStore: Sendable {
  public let folder: URL
  /// The sound entries by their key.
  public private(set) var entries: [String: StoreEntry] = [:]
  /// What is wrong with the others.
  public private(set) var problems: [StoreProblem] = []

  /// Reads a store; a folder that is not there is an empty one.
  ///
  /// - Parameter trust: Whose signatures count; `nil` takes entries of everybody.
  public init(folder: URL, trust: TrustedKeys? = nil) throws {
    self.folder = folder
    for kind in StoreEntry.Kind.allCases {
      let file = Self.file(kind, in: folder)
      guard let data = FileManager.default.contents(atPath: file.path) else { continue }
      read(data, file: file)
    }
    if let trust { try distrust(trust) }
  }

  public static func file(_ kind: StoreEntry.Kind, in folder: URL) -> URL {
    folder.appendingPathComponent("\(kind.rawValue)s.jsonl")
  }

  public var isEmpty: Bool { entries.isEmpty && problems.isEmpty }

  /// An entry of a kind.
  public func entry(_ kind: StoreEntry.Kind, _ key: String) -> StoreEntry? {
    entries[key].flatMap { $0.kind == kind ? $0 : nil }
  }

  public func entries(_ kind: StoreEntry.Kind) -> [StoreEntry] {
    entries.values.filter { $0.kind == kind }.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
  }

  public mutating func remove(_ key: String) { entries[key] = nil }

  public mutating func add(_ entry: StoreEntry) { entries[entry.key] = entry }

  private mutating func read(_ data: Data, file: URL) {
    let decoder = JSONDecoder()
    for (index, line) in data.lines.enumerated() {
      guard let entry = try? decoder.decode(StoreEntry.self, from: line) else {
        problems.append(
          StoreProblem(
            file: file, line: index + 1,
            "this line is no entry of a store: it was cut short, or is of another format"))
        continue
      }
      guard entry.digest == entry.expectedDigest, entry.content != nil else {
        problems.append(
          StoreProblem(
            file: file, line: index + 1,
            "the entry of \(entry.name) (\(entry.key.prefix(8))) is not what its digest says: it is damaged or was changed"
          ))
        continue
      }
      entries[entry.key] = entry
    }
  }

  private mutating func distrust(_ trust: TrustedKeys) throws {
    for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
      guard let reason = try trust.refusal(of: entry) else { continue }
      entries[key] = nil
      problems.append(
        StoreProblem(
          file: Self.file(entry.kind, in: folder), line: nil,
          "the entry of \(entry.name) (\(entry.key.prefix(8))) \(reason)"))
    }
  }

  /// The file's bytes for entries of one kind.
  public func bytes(_ kind: StoreEntry.Kind) throws -> Data {
    try entries(kind).reduce(into: Data()) { $0 += try $1.fileLine() }
  }

  /// Writes the sound entries.
  ///
  /// - Throws: `MachineFault` when the disk refuses.
  public func write() throws {
    try AtomicFile.makeFolder(folder)
    for kind in StoreEntry.Kind.allCases {
      let file = Self.file(kind, in: folder)
      let data = try bytes(kind)
      if data.isEmpty, !FileManager.default.fileExists(atPath: file.path) { continue }
      if FileManager.default.contents(atPath: file.path) != data { try AtomicFile.write(data, to: file) }
    }
  }
}

/// An entry that is not used, and why.
public struct StoreProblem: Error, Sendable, Hashable, CustomStringConvertible {
  public var file: URL
  public var line: Int?
  public var sentence: String

  init(file: URL, line: Int?, _ sentence: String) {
    self.file = file
    self.line = line
    self.sentence = sentence
  }

  public var description: String { "\(file.path)\(line.map { ":\($0)" } ?? ""): \(sentence)" }
}
