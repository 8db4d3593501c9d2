import Sandboxes

/// What students' code is confined with on this machine.
enum SandboxProgram {
  static var path: String? { Bubblewrap.path(search: Machine.searchPath + ":/usr/bin:/usr/local/bin") }
  static let remedy = Bubblewrap.remedy
}
