import Glibc

/// Stands in for the C library's functions that open files.
///
/// A program's own symbols come first when libraries look for theirs, so every `open` and
/// `fopen` in this process, Foundation's too, arrives here, is told to the kit, and goes on to
/// the C library. The functions take their optional third argument as an ordinary one, which on
/// the platforms we build for is passed the same way.
enum FileOpening {
  typealias Observer = @convention(c) (UnsafePointer<CChar>) -> Void

  /// The kit's function; set once, before any cell exists.
  nonisolated(unsafe) static var observer: Observer?

  static func isForReading(_ flags: Int32) -> Bool { flags & O_ACCMODE != O_WRONLY }

  /// The C library's own function of that name.
  static func next<Function>(_ name: String, as type: Function.Type) -> Function? {
    // RTLD_NEXT is a macro that Swift does not import: the pointer -1.
    dlsym(UnsafeMutableRawPointer(bitPattern: -1), name).map { unsafeBitCast($0, to: type) }
  }

  typealias Open = @convention(c) (UnsafePointer<CChar>, Int32, mode_t) -> Int32
  typealias OpenAt = @convention(c) (Int32, UnsafePointer<CChar>, Int32, mode_t) -> Int32
  typealias OpenStream = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> OpaquePointer?

  static let open = next("open", as: Open.self)
  static let openAt = next("openat", as: OpenAt.self)
  static let openStream = next("fopen", as: OpenStream.self)
}

@_cdecl("open")
public func openObserved(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
  let descriptor = FileOpening.open?(path, flags, mode) ?? -1
  let problem = errno
  if FileOpening.isForReading(flags) { FileOpening.observer?(path) }
  errno = problem
  return descriptor
}

@_cdecl("open64")
public func open64Observed(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
  openObserved(path, flags, mode)
}

@_cdecl("openat")
public func openAtObserved(
  _ folder: Int32, _ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t
) -> Int32 {
  let descriptor = FileOpening.openAt?(folder, path, flags, mode) ?? -1
  let problem = errno
  if FileOpening.isForReading(flags), folder == AT_FDCWD || path[0] == 47 { FileOpening.observer?(path) }
  errno = problem
  return descriptor
}

@_cdecl("fopen")
public func openStreamObserved(
  _ path: UnsafePointer<CChar>, _ mode: UnsafePointer<CChar>
) -> OpaquePointer? {
  let stream = FileOpening.openStream?(path, mode)
  let problem = errno
  // 'r' as in "rb"; "w" and "a" make their own content.
  if mode[0] == 114 { FileOpening.observer?(path) }
  errno = problem
  return stream
}

@_cdecl("fopen64")
public func openStream64Observed(
  _ path: UnsafePointer<CChar>, _ mode: UnsafePointer<CChar>
) -> OpaquePointer? {
  openStreamObserved(path, mode)
}
