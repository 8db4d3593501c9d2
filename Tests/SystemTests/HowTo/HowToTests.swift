import Files
import Foundation
import Sandboxes
import TestSampling
import TestThreads
import Testing

/// The how-to pages do what they say when their shell is typed to the letter: a folder in, a folder out.
///
/// Tutorials are followed by `TutorialTests`, the cluster's page on a Slurm by `SlurmHowToTests`, and the examples of the
/// reference are read by the program's own parser (`GuideSnippetTests`).
@Suite(.inTurn, .waiting) struct HowToTests {
  private static let guide = Installation.clone.appendingPathComponent("notebooks/guide")

  static func page(_ name: String) throws -> HowToPage {
    HowToPage(try String(contentsOf: guide.appendingPathComponent("\(name).md"), encoding: .utf8))
  }

  /// No page with shell is forgotten.
  @Test func everyPageWithShellIsFollowed() throws {
    let others: Set = ["commands", "cluster"]
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.guide.path)
      .filter { $0.hasSuffix(".md") && !$0.hasPrefix("tutorial-") }.map { String($0.dropLast(3)) }
    let withShell = try names.filter { try !Self.page($0).blocks.isEmpty && !others.contains($0) }
    #expect(withShell.sorted() == HowTo.all.map(\.page).sorted())
  }

  @Test(.casesInTurn(HowTo.all), arguments: HowTo.all.inTurn()) func thePageIsFollowedToTheLetter(
    _ howTo: HowTo
  ) throws {
    let program = try Program()
    defer { program.remove() }
    try Self.follow(howTo, in: program)
  }

  /// Types the lines of a page in one shell, and looks that each ends as the page says.
  static func follow(
    _ howTo: HowTo, in program: Program, environment: [String: String] = [:], seconds: Double = 300
  ) throws {
    let page = try page(howTo.page)
    var unused = Set(
      [howTo.meanwhile, howTo.leftOut, howTo.needs].flatMap(\.keys) + howTo.serves + howTo.asks)
    func isMeant(_ line: HowToPage.Line, by beginning: String) -> Bool {
      guard line.text.hasPrefix(beginning) else { return false }
      unused.remove(beginning)
      return true
    }
    var script = functions + howTo.before + "\n"
    for block in page.blocks {
      for line in block.lines {
        for (beginning, shell) in howTo.meanwhile.sorted(by: { $0.key < $1.key })
        where isMeant(line, by: beginning) {
          script += shell + "\n"
        }
        if howTo.leftOut.keys.contains(where: { isMeant(line, by: $0) }) { continue }
        if let need = howTo.needs.first(where: { isMeant(line, by: $0.key) }),
          SearchPath.current.find([need.value]) == nil
        {
          continue
        }
        script += "echo '@@\(line.number)'\n"
        if howTo.serves.contains(where: { isMeant(line, by: $0) }) {
          script += "serve \(quoted(line.text))\n"
        } else if howTo.asks.contains(where: { isMeant(line, by: $0) }) {
          script += "told_yes \(quoted(line.text))\n"
        } else {
          script += line.text + "\n"
        }
        script += "ended \(line.number) $?\n"
      }
    }
    for line in howTo.after.split(separator: "\n") {
      script += "\(line) || missing \(quoted(String(line)))\n"
    }
    let folder = Program.path.split(separator: "/").dropLast().joined(separator: "/")
    let path = "/\(folder):" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    var all = environment
    for name in ["GIT_AUTHOR", "GIT_COMMITTER"] {
      all.merge(["\(name)_NAME": "A", "\(name)_EMAIL": "a@b.org"]) { $1 }
    }
    all["PATH"] = path
    try program.write(".typed", script)
    let outcome = try program.run("/bin/bash", [".typed"], environment: all, seconds: seconds)
    let said = outcome.output + outcome.errors
    #expect(outcome.status == 0, "\(howTo.page).md\n\(said)")
    #expect(unused.isEmpty, "\(howTo.page).md has no line that begins so: \(unused.sorted())")
    for block in page.blocks where !block.says.isEmpty {
      guard let first = block.lines.first, said.contains("@@\(first.number)\n") else { continue }
      let heard = timeless(said)
      for line in block.says { #expect(heard.contains(timeless(line)), "\(howTo.page).md: \(line)\n\(said)") }
    }
  }

  /// A server is ended by Ctrl-C when it has said where it is; who is asked has a terminal, and says yes.
  private static let functions = """
    exec 2>&1
    ended() { [ "$2" = 0 ] || { echo "line $1 ended with $2"; exit 90; }; }
    missing() { echo "does not hold: $1"; exit 91; }
    serve() {
      coproc SERVER { exec env --default-signal=INT bash -c "exec $1"; }
      local line said server=$SERVER_PID
      exec {said}<&"${SERVER[0]}"
      while read -r line <&"$said"; do
        echo "$line"
        case "$line" in *http://*) kill -INT "$server"; break ;; esac
      done
      wait "$server"
    }
    told_yes() { echo y | script --quiet --return --command "$1" /dev/null; }

    """

  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

  /// Without the numbers that are others each time; how long something took is not even told where it took no time.
  private static func timeless(_ text: String) -> String {
    text.replacing(/, [0-9][0-9.:]* (s|min)\b/, with: "").replacing(
      /[0-9][0-9.:]*( (s|min|kB|bytes)\b)?/, with: "N")
  }
}
