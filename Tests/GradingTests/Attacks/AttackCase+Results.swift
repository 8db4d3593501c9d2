/// Attacks with files in place of results. There is no file of a student's that the grader would open, so each
/// of them runs to its end and gives nothing.
extension AttackCase {
  static let results: [AttackCase] = [
    AttackCase(
      "results that are a symbolic link", [.finished],
      linking(
        "precondition(symlink(\"/etc/passwd\", name) == 0 && symlink(\"\(AttackWorld.rubric)\", name + \".rubric\") == 0)"
      )
    ),
    AttackCase(
      "results that are a hard link", [.finished],
      // Two file systems have no file in common.
      linking("precondition(link(\"/usr/lib/os-release\", name) == -1, \"linked\")")),
    AttackCase(
      "results that are a pipe", [.finished], linking("precondition(mkfifo(name, 0o666) == 0)")),
    AttackCase(
      "results that are a folder", [.finished], linking("precondition(mkdir(name, 0o777) == 0)")),
    AttackCase(
      "results that are a device", [.finished],
      """
      typealias Make = @convention(c) (UnsafePointer<CChar>, UInt32, UInt) -> Int32
      let make = unsafeBitCast(dlsym(nil, "mknod")!, to: Make.self)

      """ + linking("precondition(make(name, 0o020666, 1 << 8 | 3) == -1, \"made a device\")")),
    AttackCase(
      "results written by the notebook", [.finished],
      linking(
        "try #\"{\"score\": 100, \"scores\": [{\"criterion\": \"implementation\", \"points\": 20}]}\"#.write(toFile: name, atomically: true, encoding: .utf8)"
      )),
    AttackCase(
      "everything deleted", [.finished],
      """
      for path in FileManager.default.enumerator(atPath: "/").map({ $0.compactMap { $0 as? String } }) ?? []
      where !path.hasPrefix("proc/") && !path.hasPrefix("usr/") { unlink("/" + path) }
      precondition(access("/usr/lib", F_OK) == 0)
      """),
  ]

  /// Does the same under every name that a result could have.
  private static func linking(_ line: String) -> String {
    """
    for name in ["results.json", "grade.json", "results.xml", "gradebook.sqlite", "/tmp/results.json"] {
      \(line)
    }
    """
  }
}
