/// Whose the parts of an entry are that is nobody's: the export of a whole class that was not unpacked, or lies in one
/// more folder.
extension OwnerFinder {
  /// A file's place in such an entry.
  struct Inside {
    var owner: Owner
    var platform: PlatformName?
    /// The entry that it would be if the outer one were unpacked.
    var entry: String
  }

  /// By the outermost part of a path below its entry that is somebody's.
  func inside(_ path: String, of entry: String) -> Inside? {
    guard path.hasPrefix(entry + "/") else { return nil }
    var inner = entry
    for part in path.dropFirst(entry.count + 1).split(separator: "/") {
      inner += "/" + part
      let platform = PlatformName(String(part))
      let owner = owner(of: String(part), platform)
      if owner != .nobody { return Inside(owner: owner, platform: platform, entry: inner) }
    }
    return nil
  }
}
