/// Attacks on time, memory, processes, disk and patience.
extension AttackCase {
  static let resources: [AttackCase] = [
    AttackCase("endless loop", [.timeLimit], "var n = 0\nwhile true { n &+= 1 }"),
    AttackCase("sleep for ever", [.timeLimit], "sleep(100_000)"),
    AttackCase(
      "limits lifted by the cell's own options", [.timeLimit],
      "//| timeout: 100000\n//| memory: 100GB\nsleep(100_000)"),
    AttackCase(
      "memory hog", [.memoryLimit],
      "var hog: [[UInt8]] = []\nwhile true { hog.append([UInt8](repeating: 1, count: 50_000_000)) }"),
    AttackCase(
      "memory hog in many processes", [.memoryLimit],
      fork + """
        for _ in 0..<8 where fork() == 0 {
          var hog: [[UInt8]] = []
          for _ in 0..<8 { hog.append([UInt8](repeating: 1, count: 25_000_000)) }
          sleep(100)
          _exit(0)
        }
        sleep(100)
        """),
    AttackCase("fork bomb", [.processLimit, .memoryLimit], fork + "while true { _ = fork() }"),
    AttackCase(
      "survivors of fork and setsid", [.finished],
      fork + """
        if fork() == 0 { setsid(); if fork() == 0 { sleep(100_000) }; _exit(0) }
        for _ in 0..<20 where fork() == 0 { setsid(); sleep(100_000) }
        """),
    AttackCase("kill everybody", [.crashed, .finished], "kill(-1, SIGKILL)\nsleep(1)"),
    AttackCase(
      "flood of standard output", [.timeLimit, .outputLimit],
      "while true { print(String(repeating: \"flood \", count: 1000)) }"),
    AttackCase(
      "flood of standard error", [.timeLimit, .outputLimit],
      "let words = String(repeating: \"flood \", count: 1000)\nwhile true { fputs(words, stderr) }"),
    AttackCase(
      "flood from the compiler", [.failed],
      (0..<5_000).map { "let wrong\($0): Int = \"text\"" }.joined(separator: "\n")),
    AttackCase(
      "bytes that are no text", [.finished],
      #"""
      for word in ["\u{0}", "\u{1B}[2J\u{1B}]0;title\u{7}", "<script>alert(1)</script>"] { print(word) }
      let bytes: [UInt8] = [0xFF, 0xFE, 0x00, 0xC3, 0x28, 0x80]
      _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      """#),
    AttackCase(
      "a huge file", [.finished, .crashed, .failed],
      """
      let file = open("huge", O_CREAT | O_WRONLY, 0o600)
      let block = [UInt8](repeating: 7, count: 1 << 20)
      var written = 0
      for _ in 0..<10_000 { written += max(0, write(file, block, block.count)) }
      precondition(written <= 64 << 20, "wrote \\(written) bytes")
      """),
    AttackCase(
      "a million small files", [.finished, .memoryLimit, .timeLimit, .crashed],
      "for n in 0..<1_000_000 { close(open(\"file\\(n)\", O_CREAT | O_WRONLY, 0o600)) }"),
    AttackCase(
      "a deep tree with hostile names", [.finished],
      #"""
      for _ in 0..<2_000 where mkdir("..\u{1B}[2J\n<script>", 0o700) == 0 { chdir("..\u{1B}[2J\n<script>") }
      """#),
    AttackCase(
      "a bomb for the type checker", [.failed],
      "let bomb = " + (0..<60).map { "-(\($0)) + \($0).5 * -\($0)" }.joined(separator: " - ")
        + " - \"a\".count"),
    AttackCase(
      "a chain of calls without an end", [.failed, .finished, .memoryLimit],
      "let chain = 1" + String(repeating: ".magnitude", count: 90_000)),
    AttackCase(
      "a cell of two megabytes", [.failed], "let text = \"\(String(repeating: "long ", count: 400_000))\""),
    AttackCase(
      "a giant literal", [.failed, .finished, .memoryLimit],
      "let giant: [Any] = [" + (0..<60_000).map { "\($0), \"\($0)\"" }.joined(separator: ", ") + "]"),
  ]
}
