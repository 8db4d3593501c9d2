import Texts
import Foundation

extension NotebookParser {
  /// Reads a file of text; `nil` when there is none, a `TextFault` when it is no text.
  public static let readFromDisk: @Sendable (String) throws -> String? = { path in
    try FileManager.default.contents(atPath: path).map { try TextFile($0, named: path).text }
  }
}
