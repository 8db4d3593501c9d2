import Glibc

// Functions of the C library that make files or start programs; see `Observation`.
private enum OtherEffects {
  typealias Rename = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
  typealias MakeFolder = @convention(c) (UnsafePointer<CChar>, mode_t) -> Int32
  typealias Spawn =
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafePointer<CChar>, UnsafeRawPointer?, UnsafeRawPointer?, UnsafeRawPointer?,
      UnsafeRawPointer?
    ) -> Int32
  typealias Shell = @convention(c) (UnsafePointer<CChar>) -> Int32
  typealias OpenShell = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> OpaquePointer?
  static let rename = Observation.next("rename", as: Rename.self)
  static let makeFolder = Observation.next("mkdir", as: MakeFolder.self)
  static let spawn = Observation.next("posix_spawn", as: Spawn.self)
  static let spawnOnPath = Observation.next("posix_spawnp", as: Spawn.self)
  static let shell = Observation.next("system", as: Shell.self)
  static let openShell = Observation.next("popen", as: OpenShell.self)
}

@_cdecl("rename")
public func renameObserved(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int32 {
  Observation.note(.wrote, new)
  return OtherEffects.rename?(old, new) ?? -1
}

@_cdecl("mkdir")
public func makeFolderObserved(_ path: UnsafePointer<CChar>, _ mode: mode_t) -> Int32 {
  let result = OtherEffects.makeFolder?(path, mode) ?? -1
  if result == 0 { Observation.note(.wrote, path) }
  return result
}

@_cdecl("posix_spawn")
public func spawnObserved(
  _ process: UnsafeMutableRawPointer?, _ path: UnsafePointer<CChar>, _ actions: UnsafeRawPointer?,
  _ attributes: UnsafeRawPointer?, _ arguments: UnsafeRawPointer?, _ environment: UnsafeRawPointer?
) -> Int32 {
  Observation.note(.started, path)
  return OtherEffects.spawn?(process, path, actions, attributes, arguments, environment) ?? ENOSYS
}

@_cdecl("posix_spawnp")
public func spawnOnPathObserved(
  _ process: UnsafeMutableRawPointer?, _ path: UnsafePointer<CChar>, _ actions: UnsafeRawPointer?,
  _ attributes: UnsafeRawPointer?, _ arguments: UnsafeRawPointer?, _ environment: UnsafeRawPointer?
) -> Int32 {
  Observation.note(.started, path)
  return OtherEffects.spawnOnPath?(process, path, actions, attributes, arguments, environment) ?? ENOSYS
}

@_cdecl("system")
public func shellObserved(_ command: UnsafePointer<CChar>) -> Int32 {
  Observation.note(.started, command)
  return OtherEffects.shell?(command) ?? -1
}

@_cdecl("popen")
public func openShellObserved(_ command: UnsafePointer<CChar>, _ mode: UnsafePointer<CChar>) -> OpaquePointer?
{
  Observation.note(.started, command)
  return OtherEffects.openShell?(command, mode)
}
