/// Attacks on the way results travel: forged words, bytes on the record channel, an early end.
extension AttackCase {
  static let channel: [AttackCase] = [
    AttackCase(
      "a forged verdict in print", [.finished],
      #"""
      print("{\"score\": 100, \"tests\": [{\"name\": \"implementation\", \"score\": 20}]}")
      print("PASSED 100/100\n::set-output name=score::100")
      """#),
    AttackCase(
      "a forged record in print", [.finished],
      forging(to: 1) + "forge(\(ForgedRecords.literal(ForgedRecords.run("relu"))))\n"
        + "fputs(#\"{\"display\":{\"_0\":{\"run\":{}}}}\"#, stderr)"),
    AttackCase(
      "bytes on the record channel", [.refused], noting: "wrote to, or closed, the descriptors",
      "let line = \"{\\\"points\\\": 100}\"\n_ = write(4, line, line.utf8.count)"),
    AttackCase(
      "a well-formed frame of a record that is none", [.refused],
      noting: "wrote to, or closed, the descriptors",
      forging(to: 4) + "forge(\"{\\\"verdict\\\": {\\\"points\\\": 100}}\")\nsleep(1)"),
    AttackCase(
      "a length that never comes", [.refused, .timeLimit],
      "let frame: [UInt8] = Array(\"LECT\".utf8) + [255, 255, 255, 15, 0, 0, 0, 0]\n_ = write(4, frame, 12)\nsleep(100)"
    ),
    AttackCase(
      "a record that comes byte by byte", [.refused, .timeLimit],
      """
      let frame: [UInt8] = Array("LECT".utf8) + [255, 255, 255, 15, 0, 0, 0, 0]
      _ = write(4, frame, 12)
      while true { _ = write(4, "x", 1); usleep(50_000) }
      """),
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

  /// Declares `forge`, which frames a text as the worker frames its records.
  static func forging(to descriptor: Int) -> String {
    """
    func forge(_ json: String) {
      let body = Array(json.utf8)
      let sum = body.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
      func bytes(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * UInt32($0)) & 255) } }
      let frame = Array("LECT".utf8) + bytes(UInt32(body.count)) + bytes(sum) + body
      var sent = 0
      while sent < frame.count {
        let count = frame.withUnsafeBytes { write(\(descriptor), $0.baseAddress! + sent, frame.count - sent) }
        if count <= 0 { break }
        sent += count
      }
    }

    """
  }
}
