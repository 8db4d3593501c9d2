import Files
import Foundation

/// What editors have of a course's files and have not saved, for a preview that runs.
///
/// One file for each in a folder that is there while somebody previews: the language server writes, the preview reads
/// and watches. What was saved after it was typed is what the disk has, so that a server which was killed leaves
/// nothing behind that counts.
public struct TypedTexts: Sendable {
  /// In the course's folder for what may be removed at any time.
  public let folder: URL

  public init(_ location: CourseLocation) { folder = location.cache.appendingPathComponent("typed") }

  // MARK: The preview's side

  /// Makes the folder, empty: from now on editors hand over what is typed.
  ///
  /// - Throws: `MachineFault` when it cannot be made.
  public func open() throws {
    close()
    try AtomicFile.makeFolder(folder)
  }

  /// Removes the folder: nobody wants to know any more.
  public func close() { try? FileManager.default.removeItem(at: folder) }

  /// What is typed of a file; `nil` when an editor has nothing that is newer than the disk.
  public func text(of file: String) -> String? {
    let path = path(of: file)
    guard let typed = Self.time(of: path), typed >= Self.time(of: file) ?? .distantPast,
      let data = FileManager.default.contents(atPath: path)
    else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  /// Whether a path that changed is one of the folder's.
  public func holds(_ path: String) -> Bool {
    path.hasPrefix(CourseBuild.absolute(folder.path) + "/")
  }

  /// Where the text of a file lies, as a path that changed.
  public func path(of file: String) -> String {
    let name = Digest.sha256(text: CourseBuild.absolute(file)).prefix(32)
    return CourseBuild.absolute(folder.path) + "/\(name).md"
  }

  // MARK: The editor's side

  /// Hands over an editor's text of a file, or takes it back where it is what was saved; nothing while nobody previews.
  ///
  /// - Parameter text: `nil` when the editor has let go of the file.
  public func put(_ text: String?, of file: String) {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    let saved = FileManager.default.contents(atPath: file)
    guard let text, Data(text.utf8) != saved else {
      try? FileManager.default.removeItem(atPath: path(of: file))
      return
    }
    guard self.text(of: file) != text else { return }
    // A preview without what is being typed is one that waits for the save.
    try? AtomicFile.write(
      Data(text.utf8), to: URL(fileURLWithPath: path(of: file)), isSynced: false)
  }

  private static func time(of file: String) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: file))?[.modificationDate] as? Date
  }
}
