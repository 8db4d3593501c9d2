import Glibc

/// Tells the kit what a cell asks of the system, so that the tool knows what its results depend on.
///
/// A program's own symbols come first when libraries look for theirs, so every `open` and `stat` in
/// this process, Foundation's too, arrives here, is told to the kit, and goes on to the C library.
enum Observation {
  /// The same numbers stand in the kit's `ReadTracker`.
  enum Kind: Int32 {
    /// A file was opened for reading.
    case opened = 0
    /// It was asked whether there is such a file, or what is known of it.
    case lookedFor = 1
    /// A folder's names were read.
    case listed = 2
    /// A file or folder was made or written.
    case wrote = 3
    /// Another program was started.
    case started = 4
    /// A connection to another machine was made.
    case connected = 5
    /// A file or folder could not be opened.
    case refused = 6
    /// Where a connection was to lead, in words.
    case reached = 7
  }

  typealias Observer = @convention(c) (Int32, UnsafePointer<CChar>) -> Void

  /// The kit's function; set once, before any cell exists.
  nonisolated(unsafe) static var observer: Observer?

  static func note(_ kind: Kind, _ path: UnsafePointer<CChar>) {
    let problem = errno
    observer?(kind.rawValue, path)
    errno = problem
  }

  /// To be called right after a call that has failed with `errno`.
  static func noteRefusal(_ path: UnsafePointer<CChar>) {
    // Not those of a process that has too much open, or finds a file that it wants to make.
    guard [ENOENT, EACCES, EPERM, EROFS, ELOOP].contains(errno) else { return }
    note(.refused, path)
  }

  /// The C library's own function of that name.
  static func next<Function>(_ name: String, as type: Function.Type) -> Function? {
    // RTLD_NEXT is a macro that Swift does not import: the pointer -1.
    dlsym(UnsafeMutableRawPointer(bitPattern: -1), name).map { unsafeBitCast($0, to: type) }
  }
}
