import Digests
public import Foundation
import Notebooks

/// One student's hand-in, in memory.
public struct Submission: Sendable, Hashable {
  /// The student's id: the roster's, or the file's name.
  public var student: String
  /// The file's path from the folder of submissions.
  public var file: String
  /// The notebook as Markdown.
  public var text: String
  /// SHA-256 of the file as it lies there.
  public var digest: String
  public var received: Date?
  /// Days of extension.
  public var extensionDays = 0

  /// A file larger than this is no notebook.
  public static let largestFile = 8 << 20

  /// Reads one hand-in without following links.
  ///
  /// - Throws: `SubmissionFault` with a sentence that can be shown.
  static func read(_ file: URL, relative name: String, student: String) throws -> Submission {
    let data = try UntrustedFile.read(file, named: name, limit: largestFile)
    let text =
      file.pathExtension == "ipynb"
      ? try markdown(ofNotebook: data, named: name) : String(decoding: data, as: UTF8.self)
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    return Submission(
      student: student, file: name, text: text, digest: Digest.sha256(data),
      received: attributes?[.modificationDate] as? Date)
  }

  /// A Jupyter notebook as a chapter. Its cells are Swift, whichever kernel the student's editor noted.
  private static func markdown(ofNotebook data: Data, named name: String) throws -> String {
    do {
      return try JupyterReader(file: name, data: data, language: "swift").markdown
    } catch let diagnostic as Diagnostic {
      throw SubmissionFault("\(diagnostic.message) \(diagnostic.help ?? "")")
    }
  }
}

/// Why a hand-in cannot be read, as a sentence.
public struct SubmissionFault: Error, Sendable, Hashable, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }
}

/// Files that strangers have named and filled.
enum UntrustedFile {
  /// Reads a regular file with one link, without following links or waiting on pipes.
  static func read(_ file: URL, named name: String, limit: Int) throws -> Data {
    let descriptor = open(file.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw SubmissionFault(
        errno == ELOOP
          ? "'\(name)' is a symbolic link, which is not followed."
          : "'\(name)' cannot be opened: \(String(cString: strerror(errno))).")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SubmissionFault("'\(name)' is no regular file.")
    }
    guard status.st_nlink == 1 else { throw SubmissionFault("'\(name)' is a hard link to another file.") }
    guard status.st_size <= limit else {
      throw SubmissionFault("'\(name)' has \(status.st_size) bytes; a notebook has at most \(limit).")
    }
    return try handle.readToEnd() ?? Data()
  }
}
