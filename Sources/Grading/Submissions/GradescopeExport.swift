import Foundation
import Notebooks

/// What Gradescope writes beside the folders of an export, in `submission_metadata.yml`.
struct GradescopeExport {
  struct Submitter: Hashable {
    var name = ""
    var sid = ""
    var email = ""
  }

  /// One folder of the export.
  struct Entry: Hashable {
    var submitters: [Submitter] = []
    var received: Date?
  }

  private(set) var entries: [String: Entry] = [:]

  static let fileName = "submission_metadata.yml"

  /// `nil` when there is no such file.
  ///
  /// - Throws: `SubmissionFault` when it cannot be read.
  init?(_ folder: URL) throws {
    let file = folder.appendingPathComponent(Self.fileName)
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let data = try UntrustedFile.read(file, named: Self.fileName, limit: 64 << 20)
    do {
      let root = try YAMLText(file: Self.fileName, text: String(decoding: data, as: UTF8.self)).compose()
      for (name, value) in root?.pairs ?? [] {
        guard let name = name.scalar else { continue }
        entries[name] = Self.entry(value)
      }
    } catch let diagnostic as Diagnostic {
      throw SubmissionFault("'\(Self.fileName)' cannot be read: \(diagnostic.message)")
    }
  }

  private static func entry(_ node: YAMLNode) -> Entry {
    var entry = Entry()
    for (key, value) in node.pairs ?? [] {
      switch key.scalar {
      case ":submitters":
        entry.submitters = (value.items ?? []).map { item in
          var submitter = Submitter()
          for (key, value) in item.pairs ?? [] where !value.isNull {
            switch key.scalar {
            case ":name": submitter.name = value.scalar ?? ""
            case ":sid": submitter.sid = value.scalar ?? ""
            case ":email": submitter.email = value.scalar ?? ""
            default: break
            }
          }
          return submitter
        }
      case ":created_at": entry.received = value.scalar.flatMap { Timestamp.date($0) }
      default: break
      }
    }
    return entry
  }
}
