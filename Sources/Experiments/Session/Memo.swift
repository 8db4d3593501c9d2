import Digests
import Foundation

/// Finished experiments on disk, one file each: a checksum line, then the answer as JSON.
///
/// An entry is written to a temporary name, synced and renamed, so that a reader never sees half of one;
/// an entry whose checksum is wrong is computed again.
struct Memo {
  let directory: URL?

  static func key(
    experiment: String, configuration: Configuration, dataDigest: String, session: ExperimentSession
  ) -> String {
    var parts = [
      experiment, configuration.json, dataDigest, session.engineVersion, session.quick ? "quick" : "full",
    ]
    if configuration.holdsClosure { parts.append(session.codeKey) }
    return Digest.sha256(text: parts.joined(separator: "\u{1f}"))
  }

  func value<Value: Codable>(experiment: String, key: String, _ compute: () throws -> Value) throws -> Value {
    guard let directory else { return try compute() }
    let file = directory.appendingPathComponent("\(experiment)-\(key.prefix(32)).json")
    if let kept = read(file, as: Value.self) { return kept }
    let value = try compute()
    // A full disk costs the memo, not the answer.
    try? write(value, to: file, in: directory)
    // What is returned is what a later run will read, to the last bit.
    return read(file, as: Value.self) ?? value
  }

  private func read<Value: Codable>(_ file: URL, as type: Value.Type) -> Value? {
    guard let data = try? Data(contentsOf: file), let end = data.firstIndex(of: 10) else { return nil }
    let payload = data[(end + 1)...]
    guard String(decoding: data[..<end], as: UTF8.self) == Digest.sha256(payload) else { return nil }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try? decoder.decode(Value.self, from: Data(payload))
  }

  private func write(_ value: some Codable, to file: URL, in directory: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let payload = try encoder.encode(value)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let temporary = directory.appendingPathComponent(".\(file.lastPathComponent).\(UUID().uuidString)")
    try Data((Digest.sha256(payload) + "\n").utf8 + payload).write(to: temporary)
    let handle = try FileHandle(forWritingTo: temporary)
    try handle.synchronize()
    try handle.close()
    guard rename(temporary.path, file.path) == 0 else {
      try FileManager.default.removeItem(at: temporary)
      throw CocoaError(.fileWriteUnknown)
    }
  }
}
