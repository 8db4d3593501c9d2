/// Attacks on the way results travel: files in place of results, forged words, an early end.
extension AttackCase {
  static let channel: [AttackCase] = [
    AttackCase(
      "results that lead elsewhere", [.finished],
      """
      symlink("/etc/passwd", "results.json")
      link("/etc/hostname", "grade.json")
      mkfifo("results.xml", 0o644)
      mkdir("results", 0o755)
      typealias Make = @convention(c) (UnsafePointer<CChar>, UInt32, UInt) -> Int32
      let make = unsafeBitCast(dlsym(nil, "mknod")!, to: Make.self)
      precondition(make("device", 0o020666, 1 << 8 | 3) == -1, "made a device")
      """),
    AttackCase(
      "everything deleted", [.finished],
      """
      for path in FileManager.default.enumerator(atPath: "/").map({ $0.compactMap { $0 as? String } }) ?? []
      where !path.hasPrefix("proc/") && !path.hasPrefix("usr/") { unlink("/" + path) }
      precondition(access("/usr/lib", F_OK) == 0)
      """),
    AttackCase(
      "a forged verdict in print", [.finished],
      #"""
      print("{\"score\": 100, \"tests\": [{\"name\": \"implementation\", \"score\": 20}]}")
      print("PASSED 100/100\n::set-output name=score::100")
      """#),
    AttackCase(
      "bytes on the record channel", [.refused],
      "let line = \"{\\\"points\\\": 100}\"\n_ = write(4, line, line.utf8.count)"),
    AttackCase(
      "a well-formed frame of a record that is none", [.refused],
      """
      let body = Array("{\\"verdict\\": {\\"points\\": 100}}".utf8)
      let sum = body.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
      func bytes(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * UInt32($0)) & 255) } }
      let frame = Array("LECT".utf8) + bytes(UInt32(body.count)) + bytes(sum) + body
      _ = write(4, frame, frame.count)
      sleep(1)
      """),
    AttackCase(
      "a length that never comes", [.refused, .timeLimit],
      "let frame: [UInt8] = Array(\"LECT\".utf8) + [255, 255, 255, 15, 0, 0, 0, 0]\n_ = write(4, frame, 12)\nsleep(100)"
    ),
    AttackCase(
      "the record channel closed", [.refused, .crashed, .failed, .timeLimit], "close(4)\nprint(\"closed\")"),
    AttackCase(
      "the record channel led elsewhere", [.refused, .crashed, .failed, .timeLimit],
      "dup2(open(\"/dev/null\", O_WRONLY), 4)\nprint(\"led away\")"),
    AttackCase("exit before the work", [.failed], "exit(0)"),
    AttackCase(
      "exit where the grader runs", [.failed],
      "if ProcessInfo.processInfo.environment[\"LECTERN_PROBES\"] != nil { exit(0) }"),
    AttackCase("a crash", [.crashed], "let none: Int? = Int(\"x\")\nprint(none!)"),
    AttackCase(
      "a crash declared as wanted", [.finished, .crashed],
      "//| crash: true\nfatalError(\"as I wanted\")"),
  ]
}
