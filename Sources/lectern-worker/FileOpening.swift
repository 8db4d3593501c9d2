import Glibc

// Functions of the C library that open files; see `Observation`. They take their optional third
// argument as an ordinary one, which on the platforms we build for is passed the same way.
private enum FileOpening {
  /// To be called right after the call.
  static func note(_ path: UnsafePointer<CChar>, _ flags: Int32, failed: Bool) {
    if failed { Observation.noteRefusal(path) }
    if flags & O_CREAT != 0 || flags & O_ACCMODE == O_WRONLY { Observation.note(.wrote, path) }
    if flags & O_ACCMODE != O_WRONLY { Observation.note(.opened, path) }
  }

  typealias Open = @convention(c) (UnsafePointer<CChar>, Int32, mode_t) -> Int32
  typealias OpenAt = @convention(c) (Int32, UnsafePointer<CChar>, Int32, mode_t) -> Int32
  typealias OpenStream = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> OpaquePointer?

  static let open = Observation.next("open", as: Open.self)
  static let openAt = Observation.next("openat", as: OpenAt.self)
  static let openStream = Observation.next("fopen", as: OpenStream.self)
}

@_cdecl("open")
public func openObserved(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
  let descriptor = FileOpening.open?(path, flags, mode) ?? -1
  let problem = errno
  FileOpening.note(path, flags, failed: descriptor < 0)
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
  if folder == AT_FDCWD || path[0] == 47 { FileOpening.note(path, flags, failed: descriptor < 0) }
  errno = problem
  return descriptor
}

@_cdecl("fopen")
public func openStreamObserved(
  _ path: UnsafePointer<CChar>, _ mode: UnsafePointer<CChar>
) -> OpaquePointer? {
  let stream = FileOpening.openStream?(path, mode)
  let problem = errno
  if stream == nil { Observation.noteRefusal(path) }
  // 'r' as in "rb"; "w" and "a" make their own content.
  Observation.note(mode[0] == 114 ? .opened : .wrote, path)
  errno = problem
  return stream
}

@_cdecl("fopen64")
public func openStream64Observed(
  _ path: UnsafePointer<CChar>, _ mode: UnsafePointer<CChar>
) -> OpaquePointer? {
  openStreamObserved(path, mode)
}
