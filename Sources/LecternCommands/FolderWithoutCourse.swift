import Courses
import Foundation
import Terminals

/// A folder of Markdown is a course without more words, which in the wrong folder is no help.
enum FolderWithoutCourse {
  /// Says so the first time that a folder is built or checked.
  static func tell(_ paths: [String]) {
    if let sentence = sentence(paths) { StandardError.write(sentence + "\n") }
  }

  static func sentence(_ paths: [String]) -> String? {
    guard let location = try? CourseLocation(paths: paths), location.configuration == nil,
      location.chapters.isEmpty, !FileManager.default.fileExists(atPath: location.cache.path)
    else { return nil }
    let folder = location.shownFolder.isEmpty ? "this folder" : "'\(location.shownFolder)'"
    return "note: no 'course.yml' in \(folder): each Markdown file is a chapter."
  }
}
