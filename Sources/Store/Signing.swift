import Files
import Foundation
import Sandboxes

/// The keys whose signatures count, in the format of OpenSSH's allowed signers: a name and a public key on each line.
public struct TrustedKeys: Sendable {
  public let file: URL
  /// Where verdicts are remembered: asking costs two processes for each entry.
  private let cache: URL?

  public init(file: URL, cache: URL? = nil) {
    self.file = file
    self.cache = cache
  }

  /// Why an entry must not be used: `nil` when one of the keys has signed it.
  ///
  /// - Throws: `MachineFault` without ssh-keygen or the file of keys.
  public func refusal(of entry: StoreEntry) throws -> String? {
    guard let signature = entry.signature else {
      return "is not signed, and the course trusts only signed ones"
    }
    guard let keys = FileManager.default.contents(atPath: file.path) else {
      throw MachineFault(
        "the file of trusted keys '\(file.path)' cannot be read.",
        help: "correct 'store: { trust: ... }' in course.yml.")
    }
    let question = Digest.sha256(text: "\(Digest.sha256(keys)) \(entry.digest) \(signature)")
    let note = cache?.appendingPathComponent("signatures/\(question.prefix(32))")
    if let note, CheckedFile.read(note) != nil { return nil }
    guard try verifies(entry, signature) else {
      return "is signed by none of the keys that the course trusts"
    }
    if let note { try? CheckedFile.write(Data("trusted".utf8), to: note) }
    return nil
  }

  private func verifies(_ entry: StoreEntry, _ signature: String) throws -> Bool {
    try Signing.withFile(signature) { signature in
      let found = try Signing.keygen(["-Y", "find-principals", "-s", signature, "-f", file.path])
      let names = String(decoding: found.standardOutput, as: UTF8.self).split(separator: "\n").map(
        String.init)
      guard found.outcome.isSuccess, let name = names.first else { return false }
      let verdict = try Signing.keygen(
        ["-Y", "verify", "-f", file.path, "-I", name, "-n", Signing.namespace, "-s", signature],
        input: Array(entry.digest.utf8))
      return verdict.outcome.isSuccess
    }
  }
}

/// Signatures by ssh-keygen, with keys that people have already.
public enum Signing {
  static let namespace = "lectern-result"

  /// The entry with a signature of its digest.
  ///
  /// - Throws: `MachineFault` when the key cannot sign.
  public static func sign(_ entry: StoreEntry, key: URL) throws -> StoreEntry {
    let run = try keygen(["-Y", "sign", "-f", key.path, "-n", namespace], input: Array(entry.digest.utf8))
    guard run.outcome.isSuccess else {
      let words = String(decoding: run.standardError, as: UTF8.self).trimmingCharacters(
        in: .whitespacesAndNewlines)
      throw MachineFault(
        "ssh-keygen could not sign with '\(key.path)': \(words)", help: "name a private key of OpenSSH.")
    }
    var signed = entry
    signed.signature = String(decoding: run.standardOutput, as: UTF8.self)
    return signed
  }

  static func keygen(_ arguments: [String], input: [UInt8] = []) throws -> BoundedRun {
    try BoundedRun.of(
      ExternalTool.sshKeygen.require(), arguments, environment: ProcessInfo.processInfo.environment,
      input: input,
      limits: RunLimits(seconds: 60))
  }

  static func withFile<Value>(_ text: String, _ body: (String) throws -> Value) throws -> Value {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }
}
