/// Lets the tool read in the library's file which sources it was built from; see `KitSources` in the build folder.
@_cdecl("lectern_kit_sources")
public func lecternKitSources() -> UnsafePointer<UInt8> { KitSources.mark.utf8Start }
