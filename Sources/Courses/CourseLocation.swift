import Files
import Foundation
import Notebooks

/// Where a course lies: found from what the author names on the command line.
public struct CourseLocation: Sendable {
  /// The folder of the chapters, absolute.
  public var folder: URL
  /// The same as messages show it, from the working directory; empty for the working directory.
  public var shownFolder: String
  /// `course.yml`, if there is one: beside the chapters or above them.
  public var configuration: URL?
  /// The chapters that were named; empty for the whole course.
  public var chapters: [String]

  public static let configurationName = "course.yml"

  /// - Parameter paths: A course's folder, or chapters of one course; the working directory when
  ///   empty.
  /// - Throws: `UsageFault` when a path is not there, or the chapters are of two courses.
  public init(paths: [String]) throws {
    let named = paths.isEmpty ? ["."] : paths
    var folders: [URL] = []
    var files: [URL] = []
    for path in named {
      let url = URL(fileURLWithPath: path).standardizedFileURL
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
        throw UsageFault(
          "there is no file or folder '\(path)'.", help: "name a course's folder or a chapter.")
      }
      if isFolder.boolValue { folders.append(url) } else { files.append(url) }
    }
    let homes = Set(folders.map(\.path) + files.map { Self.home(of: $0).path }).sorted()
    guard homes.count == 1, folders.count <= 1 else {
      throw UsageFault(
        "these are of more than one course: \(homes.joined(separator: ", ")).",
        help: "build one course at a time.")
    }
    folder = URL(fileURLWithPath: homes[0], isDirectory: true)
    shownFolder = Self.shown(folder.path)
    configuration = Self.configuration(near: folder)
    let root = folder.path
    chapters = files.map { String($0.path.dropFirst(root.count + 1)) }
  }

  /// The folder that `course.yml` counts its paths from.
  public var base: URL { configuration?.deletingLastPathComponent() ?? folder }

  /// The folder that a chapter's course is in: the nearest with a `course.yml`, or its own.
  private static func home(of chapter: URL) -> URL {
    let own = chapter.deletingLastPathComponent()
    var candidate = own
    while candidate.path != "/" {
      if FileManager.default.fileExists(atPath: candidate.appendingPathComponent(configurationName).path) {
        return candidate
      }
      candidate.deleteLastPathComponent()
    }
    return own
  }

  private static func configuration(near folder: URL) -> URL? {
    [folder, folder.deletingLastPathComponent()]
      .map { $0.appendingPathComponent(configurationName) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// A file that settings name: from a folder, or from the root, or from the user's own folder.
  static func file(_ path: String, from folder: URL) -> URL {
    if path.hasPrefix("/") { return URL(fileURLWithPath: path) }
    if path == "~" || path.hasPrefix("~/") {
      return FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(String(path.dropFirst(2)))
    }
    return folder.appendingPathComponent(path)
  }

  /// A path as the author would write it: from the working directory if it lies beneath.
  public static func shown(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath
    if path == here { return "" }
    return path.hasPrefix(here + "/") ? String(path.dropFirst(here.count + 1)) : path
  }

  /// A file of the course as messages show it.
  public func shown(_ file: String) -> String { shownFolder.isEmpty ? file : "\(shownFolder)/\(file)" }

  /// Where what can be made again is kept.
  public var cache: URL { folder.appendingPathComponent(".lectern") }
}
