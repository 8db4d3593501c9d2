import Files
import Foundation
import Texts

/// What a release has written into a student's folder, as comments at the end of its `check.yml`: the next one replaces
/// these files and no others.
struct ReleaseRecord {
  static let fileName = "check.yml"

  private(set) var assignment: String
  private var digests: [String: String] = [:]

  var paths: [String] { digests.keys.sorted() }

  /// Reads it; `nil` where a folder has none.
  init?(in folder: URL) {
    guard let text = try? TextFile(contentsOf: folder.appendingPathComponent(Self.fileName).path).text,
      let first = text.firstMatch(of: /(?m)^# Written by 'lectern assignment release' of (.+):$/)
    else { return nil }
    assignment = String(first.1)
    for line in text[first.range.upperBound...].matches(of: /(?m)^# ([0-9a-f]{64}) (.+)$/) {
      digests[String(line.2)] = String(line.1)
    }
  }

  /// Whether a file has the bytes that were written.
  func isOurs(_ path: String, _ content: Data) -> Bool {
    digests[path] == Digest.sha256(path == Self.fileName ? Self.above(content) : content)
  }

  /// What stands above the record, in the file that holds it.
  static func above(_ content: Data) -> Data {
    content.firstRange(of: Data(Self.opening.utf8)).map { Data(content[..<$0.lowerBound]) } ?? content
  }

  private static let opening = "# Written by 'lectern assignment release' of "

  static func text(_ assignment: String, _ files: [(path: String, content: Data)]) -> String {
    let lines = files.map { "# \(Digest.sha256($0.content)) \($0.path)" }
    return (["\(opening)\(assignment):"] + lines).joined(separator: "\n")
      + "\n"
  }
}
