import Testing

@testable import Grading

/// What holds one of the attacks that every release must survive.
enum AttackFixture {
  /// A notebook that is graded between two neighbours, see `AttackTests`.
  case attack(String)
  /// A notebook that claims what it has not done, see `CheatingTests`.
  case cheat(String)
  /// A test of its own; that it is there is the compiler's to say.
  case test(Any)
}

/// The list of attacks, phrase by phrase as the design has it, with the fixtures that hold each.
@Suite struct AttackListTests {
  static let design = """
    fork bomb; double fork and setsid survivors; `kill -9 -1`; endless loop; sleep for ever; memory hog, in one \
    process and in many; output flood on stdout, on stderr, from the compiler; binary, NUL, invalid UTF-8, ANSI \
    and `<script>` in output; one huge file; a million small files; deep tree and hostile names; type-checker \
    bomb and giant literal; reading hidden checks, reference, other submissions, `/proc/1/environ`, home; \
    result as symlink, FIFO, device, hard link, directory; writing or deleting the results; printing a forged \
    verdict or a forged record; writing forged records to the result descriptor; `exit(0)` before the work; \
    crash counted as success; shadowing `Float`, `print`, `exit`, `==`, the engine's types; `@_cdecl` and \
    `@_silgen_name` overriding engine or libc symbols; `dlopen`, `ptrace` of the worker; network by TCP, DNS, \
    localhost, abstract socket; keyctl, vsock, io_uring; nested namespaces; detecting the grader and behaving \
    differently; leaving files for the next student; zip and Markdown bombs, `../` includes, \
    `{{< include /etc/passwd >}}`, remote images, `=cmd|...` in a name for the CSV; a renamed, duplicated, \
    deleted or re-pointed graded cell; hard-coded accuracies; weights shipped as a literal; reported numbers \
    that differ from the run; a chart drawn from invented data
    """

  static var list: [(phrase: String, fixtures: [AttackFixture])] {
    resources + reach + results + language + documents + evidence
  }

  private static var resources: [(phrase: String, fixtures: [AttackFixture])] {
    [
      ("fork bomb", [.attack("fork bomb")]),
      ("double fork and setsid survivors", [.attack("survivors of fork and setsid")]),
      ("kill -9 -1", [.attack("kill everybody")]),
      ("endless loop", [.attack("endless loop")]),
      (
        "sleep for ever",
        [.attack("sleep for ever"), .attack("limits lifted by the cell's own options")]
      ),
      ("memory hog, in one process", [.attack("memory hog")]),
      ("and in many", [.attack("memory hog in many processes")]),
      ("output flood on stdout", [.attack("flood of standard output"), .attack("a flood of records")]),
      ("on stderr", [.attack("flood of standard error")]),
      (
        "from the compiler",
        [.attack("flood from the compiler"), .attack("an error in the compiler's own words")]
      ),
      ("binary", [.attack("bytes that are no text")]),
      ("NUL", [.attack("bytes that are no text")]),
      ("invalid UTF-8", [.attack("bytes that are no text")]),
      ("ANSI", [.attack("bytes that are no text"), .attack("attempts made up by the thousand")]),
      ("`<script>` in output", [.attack("bytes that are no text"), .attack("HTML and SVG as results")]),
      ("one huge file", [.attack("a huge file")]),
      ("a million small files", [.attack("a million small files")]),
      ("deep tree and hostile names", [.attack("a deep tree with hostile names")]),
      (
        "type-checker bomb",
        [.attack("a bomb for the type checker"), .attack("a chain of calls without an end")]
      ),
      ("giant literal", [.attack("a giant literal"), .attack("a cell of two megabytes")]),
    ]
  }

  private static var reach: [(phrase: String, fixtures: [AttackFixture])] {
    [
      ("reading hidden checks", [.attack("the rubric"), .attack("a walk over the whole file system")]),
      ("reference", [.attack("the reference")]),
      ("other submissions", [.attack("another submission")]),
      (
        "/proc/1/environ",
        [.attack("the environment of process 1"), .attack("the memory of process 1")]
      ),
      ("home", [.attack("a home folder"), .attack("the password file")]),
      ("`dlopen`", [.attack("a library loaded by hand"), .attack("programs of the machine")]),
      ("`ptrace` of the worker", [.attack("the worker's parent")]),
      ("network by TCP", [.attack("another machine by TCP")]),
      ("DNS", [.attack("a question to a name server by UDP"), .attack("a name looked up")]),
      ("localhost", [.attack("this machine by TCP")]),
      ("abstract socket", [.attack("an abstract socket of the machine")]),
      (
        "keyctl, vsock, io_uring",
        [
          .attack("calls of the kernel that no notebook needs"), .attack("a call in the 32-bit numbering"),
        ]
      ),
      ("nested namespaces", [.attack("a namespace within the sandbox")]),
      ("leaving files for the next student", [.attack("files left for the next student")]),
    ]
  }

  private static var results: [(phrase: String, fixtures: [AttackFixture])] {
    [
      ("result as symlink", [.attack("results that are a symbolic link")]),
      ("FIFO", [.attack("results that are a pipe")]),
      ("device", [.attack("results that are a device")]),
      ("hard link", [.attack("results that are a hard link")]),
      ("directory", [.attack("results that are a folder")]),
      ("writing", [.attack("results written by the notebook")]),
      ("deleting the results", [.attack("everything deleted")]),
      ("printing a forged verdict", [.attack("a forged verdict in print")]),
      ("or a forged record", [.attack("a forged record in print")]),
      (
        "writing forged records to the result descriptor",
        [
          .attack("an invented run, well-formed"), .attack("artefacts of absurd size and numbers"),
          .attack("records with absurd numbers"), .attack("a trap with a hundred thousand frames"),
          .attack("an end that is none"), .attack("bytes on the record channel"),
          .attack("a well-formed frame of a record that is none"), .attack("a length that never comes"),
          .attack("a record that comes byte by byte"), .attack("the record channel closed"),
          .attack("the record channel led elsewhere"),
        ]
      ),
      ("`exit(0)` before the work", [.attack("exit before the work")]),
      ("crash counted as success", [.attack("a crash"), .attack("a crash declared as wanted")]),
    ]
  }

  private static var language: [(phrase: String, fixtures: [AttackFixture])] {
    [
      ("shadowing `Float`", [.attack("shadows of everything")]),
      ("`print`", [.attack("shadows of everything")]),
      ("`exit`", [.attack("shadows of everything")]),
      ("`==`", [.attack("shadows of everything")]),
      (
        "the engine's types",
        [.attack("shadows of everything"), .attack("verdicts of the grader's own types")]
      ),
      ("`@_cdecl`", [.attack("symbols of the C library")]),
      ("`@_silgen_name` overriding engine or libc symbols", [.attack("symbols of the engine")]),
      (
        "detecting the grader and behaving differently",
        [.attack("exit where the grader runs"), .cheat("away where labels are random")]
      ),
    ]
  }

  private static var documents: [(phrase: String, fixtures: [AttackFixture])] {
    [
      (
        "zip",
        [.test(ZipArchiveTests.bombsDoNotGoOff), .test(ZipArchiveTests.namesThatLeadElsewhereAreRefused)]
      ),
      (
        "Markdown bombs",
        [
          .attack("a bomb of Markdown"), .attack("a bomb of YAML"),
          .attack("a million quotes within each other"),
        ]
      ),
      (
        "`../` includes",
        [
          .attack("an include from above"), .attack("an include from far above"),
          .attack("an include of itself"),
        ]
      ),
      ("`{{< include /etc/passwd >}}`", [.attack("an include of the machine")]),
      ("remote images", [.attack("pictures and links from elsewhere")]),
      (
        "`=cmd|...` in a name for the CSV",
        [.test(ExportTests.cellsAreHarmless), .test(ExportTests.plainListsEveryCriterion)]
      ),
      ("a renamed", [.test(SandboxedTests.GradedCellTests.labelsAndOrderDecideNothing)]),
      (
        "duplicated",
        [
          .test(SandboxedTests.GradedCellTests.labelsAndOrderDecideNothing),
          .attack("one cell twice, under one label"),
        ]
      ),
      ("deleted", [.test(SandboxedTests.HonestSubmissionTests.pointsAreThoseWrittenDown)]),
      (
        "re-pointed graded cell",
        [
          .cheat("a chart of something else"),
          .test(SubmissionFolderTests.anothersNameInANotebookDoesNotTakeTheirPlace),
          .test(SubmissionFolderTests.namesInsideAnArchiveAndOfTheGradersFilesCountForNothing),
        ]
      ),
    ]
  }

  private static var evidence: [(phrase: String, fixtures: [AttackFixture])] {
    [
      ("hard-coded accuracies", [.cheat("hard-coded accuracies"), .cheat("hard-coded losses")]),
      (
        "weights shipped as a literal",
        [.test(SandboxedTests.CheatingTests.weightsAsALiteralEarnNothing), .cheat("weights from elsewhere")]
      ),
      (
        "reported numbers that differ from the run",
        [.cheat("invented measurements"), .cheat("a run under another's name"), .cheat("untrained")]
      ),
      ("a chart drawn from invented data", [.cheat("invented chart")]),
    ]
  }

  @Test func everyAttackOfTheDesignHasItsFixture() {
    let attacks = AttackCase.all.map(\.name)
    let cheats = CheatingCase.all.map(\.name)
    #expect(Set(attacks).count == attacks.count && Set(cheats).count == cheats.count)
    var held = 0
    for (phrase, fixtures) in Self.list {
      #expect(Self.design.contains(phrase), "the design does not say '\(phrase)'")
      let missing = fixtures.filter { fixture in
        switch fixture {
        case .attack(let name): !attacks.contains(name)
        case .cheat(let name): !cheats.contains(name)
        case .test: false
        }
      }
      #expect(!fixtures.isEmpty && missing.isEmpty, "\(phrase): \(missing)")
      if !fixtures.isEmpty, missing.isEmpty { held += 1 }
    }
    print("\(held) of \(Self.list.count) attacks of the design have their fixtures")
  }

  /// Taken out of the design's text, the phrases leave nothing but the words between them.
  @Test func noPhraseOfTheDesignIsLeftOut() {
    var rest = Self.design
    for phrase in Self.list.map(\.phrase).sorted(by: { $0.count > $1.count }) {
      guard let range = rest.range(of: phrase) else { continue }
      rest.replaceSubrange(range, with: "")
    }
    let words = Set(rest.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    #expect(words.isSubset(of: ["and", "or"]), "\(words.sorted())")
  }
}
