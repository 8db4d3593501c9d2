import Foundation

extension NotebookParser {
  /// Reads a UTF-8 file, replacing what is not UTF-8; `nil` when it cannot be read.
  public static let readFromDisk: @Sendable (String) -> String? = { path in
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}
