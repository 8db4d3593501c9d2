import Glibc

// Functions of the C library that look for files or list folders; see `Observation`.
private enum FileLooking {
  typealias Status = @convention(c) (UnsafePointer<CChar>, UnsafeMutableRawPointer) -> Int32
  typealias Access = @convention(c) (UnsafePointer<CChar>, Int32) -> Int32
  typealias OpenFolder = @convention(c) (UnsafePointer<CChar>) -> OpaquePointer?
  typealias OpenTree =
    @convention(c) (
      UnsafePointer<UnsafePointer<CChar>?>, Int32, UnsafeRawPointer?
    ) -> OpaquePointer?

  static let status = Observation.next("stat", as: Status.self)
  static let linkStatus = Observation.next("lstat", as: Status.self)
  static let access = Observation.next("access", as: Access.self)
  static let openFolder = Observation.next("opendir", as: OpenFolder.self)
  static let openTree = Observation.next("fts_open", as: OpenTree.self)
}

@_cdecl("stat")
public func statusObserved(_ path: UnsafePointer<CChar>, _ status: UnsafeMutableRawPointer) -> Int32 {
  let result = FileLooking.status?(path, status) ?? -1
  Observation.note(.lookedFor, path)
  return result
}

@_cdecl("lstat")
public func linkStatusObserved(_ path: UnsafePointer<CChar>, _ status: UnsafeMutableRawPointer) -> Int32 {
  let result = FileLooking.linkStatus?(path, status) ?? -1
  Observation.note(.lookedFor, path)
  return result
}

@_cdecl("access")
public func accessObserved(_ path: UnsafePointer<CChar>, _ mode: Int32) -> Int32 {
  let result = FileLooking.access?(path, mode) ?? -1
  Observation.note(.lookedFor, path)
  return result
}

@_cdecl("opendir")
public func openFolderObserved(_ path: UnsafePointer<CChar>) -> OpaquePointer? {
  let result = FileLooking.openFolder?(path)
  if result == nil { Observation.noteRefusal(path) }
  Observation.note(.listed, path)
  return result
}

@_cdecl("fts_open")
public func openTreeObserved(
  _ paths: UnsafePointer<UnsafePointer<CChar>?>, _ options: Int32, _ compare: UnsafeRawPointer?
) -> OpaquePointer? {
  let result = FileLooking.openTree?(paths, options, compare)
  var next = paths
  while let path = next.pointee {
    Observation.note(.listed, path)
    next += 1
  }
  return result
}
