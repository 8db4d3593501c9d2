import Foundation

/// What stands at a path, as a text that changes when it does.
public enum FileState {
  private static let folder = "folder"
  private static let listingMark = "names:"

  /// SHA-256 of a file's content; `"folder"` for a folder; empty for nothing.
  public static func content(of path: String) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return "" }
    if isFolder.boolValue { return folder }
    return (try? Digest.sha256(of: URL(fileURLWithPath: path))) ?? ""
  }

  /// A digest of the names in a folder; empty when there is none.
  public static func listing(of path: String) -> String {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return "" }
    // Lectern's own folder comes with the first build.
    let counted = names.filter { !$0.hasPrefix(".lectern") }.sorted()
    return listingMark + Digest.sha256(text: counted.joined(separator: "\u{0}"))
  }

  /// What stands at a path now, in the terms of what was noted of it earlier.
  public static func current(of path: String, asNoted noted: String) -> String {
    noted.hasPrefix(listingMark) ? listing(of: path) : content(of: path)
  }
}
