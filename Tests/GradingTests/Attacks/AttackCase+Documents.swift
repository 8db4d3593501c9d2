/// Attacks with the document: includes, bombs, HTML, pictures from elsewhere.
extension AttackCase {
  private static let cell = "```{swift}\nprint(1)\n```\n"

  static let documents: [AttackCase] = [
    AttackCase("an include of the machine", [.failed], notebook: "{{< include /etc/passwd >}}\n\n" + cell),
    AttackCase("an include from above", [.failed], notebook: "{{< include ../../rubric.yml >}}\n\n" + cell),
    AttackCase(
      "an include from far above", [.failed],
      notebook: "{{< include \(String(repeating: "../", count: 40))\(AttackWorld.rubric.dropFirst()) >}}\n\n"
        + cell),
    AttackCase("an include of itself", [.failed], notebook: "{{< include mallory.md >}}\n\n" + cell),
    AttackCase(
      "a million quotes within each other", [.failed],
      notebook: String(repeating: ">", count: 1_000_000) + " x\n\n" + cell),
    AttackCase(
      "pictures and links from elsewhere", [.finished],
      notebook: """
        ![](https://example.org/seen.png) ![]( file:///etc/passwd ) [here](javascript:alert(1))

        <img src="https://example.org/seen.png"> <script>alert(1)</script>

        <script>
        alert(2)
        </script>

        <iframe src="file:///etc/passwd"></iframe>

        """ + cell),
    AttackCase(
      "HTML and SVG as results", [.finished, .failed],
      """
      //| output: asis
      print("<script>alert(1)</script><img src=x onerror=alert(1)>")
      """),
    AttackCase(
      "a bomb of Markdown", [.finished, .failed],
      notebook: String(repeating: "[", count: 50_000) + "\n\n" + String(repeating: "> ", count: 5_000)
        + "x\n\n"
        + String(repeating: "*a **b ", count: 5_000) + "\n\n" + cell),
    AttackCase(
      "a bomb of YAML", [.finished, .failed],
      notebook: "---\na: &a [x, x, x, x, x, x, x, x, x]\n"
        + zip("bcdefgh", "abcdefg").map {
          "\($0): &\($0) [" + Array(repeating: "*\($1)", count: 9).joined(separator: ", ") + "]\n"
        }
        .joined() + "title: *h\n---\n\n" + cell),
    AttackCase(
      "one cell twice, under one label", [.finished, .failed],
      notebook: "```{swift}\n//| label: train\nprint(1)\n```\n\n```{swift}\n//| label: train\nprint(2)\n```\n"
    ),
    AttackCase(
      "a graph for the grader's own programs", [.finished, .failed],
      notebook: "```{dot}\ndigraph { a [image=\"/etc/passwd\"] }\n```\n\n" + cell),
    AttackCase("no notebook at all", [.finished, .failed], notebook: "\u{0}\u{1}\u{FFFD}" + "PK\u{3}\u{4}"),
  ]
}
