import Files
import Foundation

/// Finished experiments on disk, one checked file each with the answer as JSON; one that is damaged is
/// computed again.
struct Memo {
  let folder: URL?

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
    guard let folder else { return try compute() }
    let session = ExperimentSession.current
    let file = folder.appendingPathComponent(Self.fileName(experiment: experiment, key: key))
    let kept = CheckedFile.read(file)
    if !session.recomputes(key), let kept, let answer = try? Self.decoder.decode(Value.self, from: kept) {
      session.onAnswer(experiment, key, nil, nil)
      return answer
    }
    let began = ContinuousClock.now
    let value = try compute()
    let data = try? Self.encoder.encode(value)
    let difference = kept.flatMap { kept in data.map { AnswerDifference.between(kept, $0) } }
    // A full disk costs the memo, not the answer.
    if let data { try? CheckedFile.write(data, to: file) }
    session.onAnswer(experiment, key, (ContinuousClock.now - began) / .seconds(1), difference)
    // What is returned is what a later run will read, to the last bit.
    return data.flatMap { try? Self.decoder.decode(Value.self, from: $0) } ?? value
  }

  /// The name of the file that keeps an answer; the tool puts those of a store there.
  static func fileName(experiment: String, key: String) -> String {
    "\(experiment)-\(key.prefix(32)).json"
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }
}
