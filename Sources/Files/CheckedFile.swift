import Foundation

/// A file of a cache: its content behind a line with the content's digest.
///
/// One that is damaged, cut short or somebody else's reads as absent, and is made again.
public enum CheckedFile {
  public static func read(_ file: URL) -> Data? {
    guard let data = FileManager.default.contents(atPath: file.path),
      let end = data.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let content = Data(data[data.index(after: end)...])
    return String(decoding: data[..<end], as: UTF8.self) == Digest.sha256(content) ? content : nil
  }

  /// - Throws: `MachineFault` when the disk refuses.
  public static func write(_ content: Data, to file: URL) throws {
    try AtomicFile.makeFolder(file.deletingLastPathComponent())
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), isFolder.boolValue {
      // Not ours, but in our way, in a folder that holds nothing that cannot be made again.
      try FileManager.default.removeItem(at: file)
    }
    try AtomicFile.write(Data((Digest.sha256(content) + "\n").utf8) + content, to: file)
  }
}
