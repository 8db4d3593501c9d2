import Files
public import Foundation

/// A file of somebody's that is written over: what it is to its owner stays, and only what is in it changes.
public enum SomebodysFile {
  /// Writes whole or not at all, as `AtomicFile` does. Of a symbolic link the file that it leads to is written, and the
  /// new file has the old one's mode, and its owner where this user may give files away: a table of grades that nobody
  /// else could read is at no moment readable to others.
  ///
  /// - Throws: `MachineFault` with the system's words; the old file then stands as it was.
  public static func write(_ data: Data, to file: URL) throws {
    let file = file.resolvingSymlinksInPath()
    var old = stat()
    guard stat(file.path, &old) == 0, old.st_mode & S_IFMT == S_IFREG else {
      return try AtomicFile.write(data, to: file)
    }
    // Who has taken the right to write away from a file wants it to stay, though a folder would allow another in its place.
    guard access(file.path, W_OK) == 0 else { throw fault(file) }
    let new = file.deletingLastPathComponent().appendingPathComponent(".\(UUID().uuidString).new")
    let descriptor = open(new.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw fault(file) }
    do {
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      // Changing the owner may take bits of the mode away, so it comes first; an ordinary user keeps the file.
      _ = fchown(descriptor, old.st_uid, old.st_gid)
      try handle.write(contentsOf: data)
      guard fchmod(descriptor, old.st_mode & 0o7777) == 0 else { throw fault(file) }
      try handle.close()
      try AtomicFile.adopt(new, as: file)
    } catch {
      let problem = errno
      unlink(new.path)
      errno = problem
      throw error as? MachineFault ?? fault(file)
    }
  }

  private static func fault(_ file: URL) -> MachineFault {
    MachineFault(
      "cannot write '\(file.path)': \(String(cString: strerror(errno))).",
      help: "make room on the disk and check who may write there.")
  }
}
