import Files
import Foundation

/// Finished experiments on disk, one checked file each with the answer as JSON; one that is damaged is
/// computed again.
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
    try? write(value, to: file)
    // What is returned is what a later run will read, to the last bit.
    return read(file, as: Value.self) ?? value
  }

  private func read<Value: Codable>(_ file: URL, as type: Value.Type) -> Value? {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return CheckedFile.read(file).flatMap { try? decoder.decode(Value.self, from: $0) }
  }

  private func write(_ value: some Codable, to file: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    try CheckedFile.write(encoder.encode(value), to: file)
  }
}
