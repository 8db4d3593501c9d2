import Glibc

/// Tells the kit what a cell asks of the system, so that the tool knows what its results depend on.
///
/// A program's own symbols come first when libraries look for theirs, so every `open` and `stat` in
/// this process, Foundation's too, arrives here, is told to the kit, and goes on to the C library.
enum Observation {
  typealias Observer = @convention(c) (Int32, UnsafePointer<CChar>) -> Void

  /// The kit's function; set once, before any cell exists.
  nonisolated(unsafe) static var observer: Observer?

  static func note(_ kind: Linux.Observed, _ path: UnsafePointer<CChar>) {
    let problem = errno
    observer?(Int32(kind.rawValue), path)
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
