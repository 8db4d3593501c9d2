import Files
public import Foundation
import Notebooks

/// One student's hand-in, in memory.
public struct Submission: Sendable, Hashable, Codable {
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
  /// Everybody whom it is graded for; empty for the student alone.
  public var members: [String] = []
  /// Earlier hand-ins, where the best one counts.
  public var earlier: [Submission] = []
  /// What was found while it was read and costs nothing, each a sentence for the student.
  public var remarks: [String] = []

  /// Changes with anything that was handed in.
  public var handInDigest: String {
    earlier.isEmpty ? digest : Digest.sha256(text: ([self] + earlier).map(\.digest).joined(separator: " "))
  }

  /// A file larger than this is no notebook.
  public static let largestFile = 8 << 20

  /// Reads what was handed in by what it holds, whatever its name ends in.
  ///
  /// - Throws: `SubmissionFault` when the bytes are no notebook.
  init(_ data: Data, named name: String, student: String, received: Date?) throws {
    let read = try HandInText(data, named: name)
    self.init(
      student: student, file: name, text: read.markdown, digest: Digest.sha256(data), received: received)
    remarks = read.remarks
  }

  init(student: String, file: String, text: String, digest: String, received: Date?) {
    self.student = student.plainName
    self.file = file.plainName
    self.text = text
    self.digest = digest
    self.received = received
  }
}

/// Why a hand-in cannot be read, as a sentence.
public struct SubmissionFault: Error, Sendable, Hashable, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }
}

/// Files that strangers have named and filled.
enum UntrustedFile {
  /// When the file was last written.
  static func time(of file: URL) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: file.path))?[.modificationDate] as? Date
  }

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
      throw SubmissionFault(
        "'\(name)' has \((Int(status.st_size) + (1 << 20) - 1) >> 20) MB, and a hand-in at most \(limit >> 20) MB; clear the notebook's outputs and save it again."
      )
    }
    return try handle.readToEnd() ?? Data()
  }
}
