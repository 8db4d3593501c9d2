import Charts
import Foundation

/// The gallery: each file beside this one is one chart with the code that a reader may copy, and its
/// golden is `Cases/Gallery/<name>.svg`.
enum Gallery {
  struct Entry: Sendable, CustomStringConvertible {
    /// The file's name and the golden's.
    var name: String
    var title: String
    /// What it alone shows.
    var feature: String
    var figure: @Sendable () throws -> any Figure

    var description: String { name }
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let goldens = folder.deletingLastPathComponent().appendingPathComponent(
    "Cases/Gallery")
}
