import Files
import Foundation
import Sandboxes
import TestSampling
import TestThreads
import Testing

/// The options of `lectern grade`, folders in and folders out.
@Suite(
  .inTurn, .serialized, .waiting, .enabled(if: ExternalTool.bubblewrap.find() != nil, "needs bubblewrap"))
struct GradeCommandTests {
  private func prepare(_ handIns: [String: String], rubric: String = TinyAssignment.trained) throws -> Program
  {
    let program = try Program()
    try program.write("bake-off.yml", rubric)
    for (name, text) in handIns { try program.write("hands/\(name)", text) }
    return program
  }

  private func grade(
    _ program: Program, _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try program.run(
      Program.path, ["grade", "hands", "--assignment", "bake-off.yml", "--output", "out"] + arguments,
      environment: environment)
  }

  /// Portable loops and an older instruction set, as on a processor of another kind.
  private static let otherProcessor = [
    "LECTERN_VECTORS": "portable", "DNNL_MAX_CPU_ISA": "SSE41", "ONEDNN_MAX_CPU_ISA": "SSE41",
  ]

  /// Points by criterion, as the student's folder has them.
  private func points(_ program: Program, _ student: String) -> [String: Double]? {
    guard let text = program.read("out/\(student)/grade.json"),
      let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      let scores = object["scores"] as? [[String: Any]]
    else { return nil }
    return Dictionary(
      scores.map { ($0["criterion"] as? String ?? "", $0["points"] as? Double ?? -1) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func studentsCheckThemselvesByThePublicRules() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("check.yml", TinyAssignment.checks)
    try program.write("mine.md", TinyAssignment.solution(chart: ".chartLegend(.hidden)"))
    let first = try program.lectern("grade", "--self", "mine.md")
    #expect(first.status == 1, "\(first.errors)")
    #expect(
      first.output == """
        passed  Work: trained
        passed  Plot: series
        passed  Plot: axes
        missing  Plot: legend
          The convergence chart has no legend.
        3 of 4 public checks passed; hidden checks not run

        """, "\(first.output) \(first.errors)")
    try program.write("mine.md", TinyAssignment.solution())
    let second = try program.lectern("grade", "--self", "mine.md")
    #expect(second.status == 0, "\(second.output) \(second.errors)")
    #expect(second.output.hasSuffix("\n4 of 4 public checks passed; hidden checks not run\n"))
    try program.write("mine.md", "```{swift}\nlet wrong: Int = \"text\"\n```\n")
    let third = try program.lectern("grade", "--self", "mine.md")
    #expect(third.status == 1)
    #expect(third.output.contains("mine.md:2:18: error: ") && third.output.contains("\n0 of 4 public checks"))
    try program.removeFile("check.yml")
    #expect(try program.lectern("grade", "--self", "mine.md").status != 0)
  }

  /// On a processor of another kind: what is trained again in the grader's process is what the sandbox's trained.
  @Test func oneCriterionIsRegradedAndTheOthersStay() throws {
    let program = try prepare(["ada.md": TinyAssignment.solution()])
    defer { program.remove() }
    let first = try grade(program, environment: Self.otherProcessor)
    #expect(first.status == 0, "\(first.errors)")
    #expect(points(program, "ada") == ["work": 20, "plot": 20], "\(first.output)")
    // Run anew it would earn nothing at all.
    try program.write("hands/ada.md", TinyAssignment.empty)
    let second = try grade(program, "--criterion", "plot")
    #expect(second.output.contains("changed: ada, plot: 20 -> 0 (No convergence chart was handed in.)"))
    #expect(!second.output.contains("ada, work"))
    #expect(points(program, "ada") == ["work": 20, "plot": 0])
    let unknown = try grade(program, "--criterion", "style")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("there is no criterion 'style'.\nhelp: known: work, plot."))
  }

  @Test func oneStudentIsGradedAloneAndUnchangedOnesAreKept() throws {
    let program = try prepare(["ada.md": TinyAssignment.empty, "bob.md": TinyAssignment.empty + "By Bob.\n"])
    defer { program.remove() }
    let only = try grade(program, "--only", "bob")
    #expect(only.output.hasPrefix("1 graded; 0 need points by hand"), "\(only.errors)")
    #expect(points(program, "bob") == ["work": 0, "plot": 0])
    #expect(points(program, "ada") == nil)
    let nobody = try grade(program, "--only", "zoe")
    #expect(nobody.status == 2)
    #expect(nobody.errors.contains("there is no submission of 'zoe'.\nhelp: known: ada, bob."))
    let rest = try grade(program, "--resume")
    #expect(rest.output.hasPrefix("1 graded, 1 kept; 0 need points by hand"), "\(rest.errors)")
    try program.write("hands/bob.md", TinyAssignment.empty + "By Bob, once more.\n")
    #expect(try grade(program, "--resume").output.hasPrefix("1 graded, 1 kept;"))
    #expect(try grade(program, "--resume").output.hasPrefix("0 graded, 2 kept;"))
  }

  /// The earlier hand-in is better than the later one.
  @Test(arguments: [("last", 0.0), ("best", 20.0)])
  func ofSeveralHandInsTheLastOrTheBestCounts(_ attempts: String, _ expected: Double) throws {
    let nothingSubmitted = TinyAssignment.solution().split(separator: "\n").filter { !$0.contains("submit(") }
      .joined(separator: "\n")
    let program = try prepare(
      ["ada/a.md": TinyAssignment.solution(), "ada/b.md": nothingSubmitted + "\n"],
      rubric: TinyAssignment.trained.replacingOccurrences(of: "attempts: last", with: "attempts: \(attempts)")
    )
    defer { program.remove() }
    for (age, name) in ["a", "b"].enumerated() {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 + Double(age) * 1_000)],
        ofItemAtPath: program.folder.appendingPathComponent("hands/ada/\(name).md").path)
    }
    let run = try grade(program)
    #expect(points(program, "ada") == ["work": expected, "plot": expected], "\(run.output) \(run.errors)")
    let words = attempts == "last" ? "the latest, 'ada/b.md', is graded." : "the best one counts."
    #expect(run.output.contains("note: 'ada' handed in 2 files; \(words)"))
  }

  @Test func aTeamHandsInOnce() throws {
    let program = try prepare(["bob.md": TinyAssignment.empty])
    defer { program.remove() }
    try program.write("roster.csv", "id,name,team\nada,Ada,red\nbob,Bob,red\neve,Eve,blue\n")
    let run = try grade(program, "--roster", "roster.csv")
    #expect(run.output.contains("did not hand in: eve") && run.output.contains("1 graded;"), "\(run.errors)")
    #expect(points(program, "ada") == ["work": 0, "plot": 0])
    #expect(points(program, "bob") == points(program, "ada"))
    #expect(points(program, "eve") == nil)
    #expect(program.read("out/ada/index.html")?.contains("Graded together: Ada, Bob.") == true)
    #expect(try program.lectern("grade", "export", "out", "--to", "csv").status == 0)
    #expect(program.read("out/grades.csv")?.contains("\nada,Ada,0,40,") == true)
    try exportsIntoATable(program)
  }

  /// `grade export --into`: one cell of each row is filled, every other byte stays, and what could be read in two
  /// ways is refused before anything is written.
  private func exportsIntoATable(_ program: Program) throws {
    func export(_ more: String...) throws -> Program.Outcome {
      try program.run(Program.path, ["grade", "export", "out", "--to", "canvas"] + more)
    }
    func file(_ name: String) -> URL { program.folder.appendingPathComponent(name) }
    func bytes() -> Data? { FileManager.default.contents(atPath: file("canvas.csv").path) }
    func write(_ data: Data) throws {
      try data.write(to: file("canvas.csv"))
    }
    let head = "Student,ID,SIS User ID,SIS Login ID,Section,Tiny (4711),Tiny (late) (99)\r\n"
    // Windows-1252, and no end after the last line.
    func table(_ number: String, ada: String, bob: String) -> Data {
      Data("\(head)    Points Possible,,,,,40,40\r\nBj".utf8) + [0xF6]
        + Data(
          "rn,\(number),eve,e,A,,7\r\nAda,2,ada,a,\"A\nB\",\(ada),\r\nBob,3,bob,b,A,\(bob), x".utf8)
    }
    // Another student's number at the platform is Ada's id.
    try write(table("ada", ada: "", bob: "9"))
    let clash = try export("--into", "canvas.csv")
    #expect(clash.status == 1)
    #expect(
      clash.errors.contains(
        "'ada' stands in the column 'SIS User ID' of line 4 and in the column 'ID' of line 3."),
      "\(clash.errors)")
    #expect(bytes() == table("ada", ada: "", bob: "9"))
    #expect(try export("--into", "canvas.csv", "--by", "SIS User ID").status == 0)
    #expect(bytes() == table("ada", ada: "0", bob: "0"))

    try write(table("1", ada: "", bob: "9"))
    // A table that lies elsewhere, and that nobody else may read.
    try FileManager.default.moveItem(at: file("canvas.csv"), to: file("shared.csv"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file("shared.csv").path)
    try FileManager.default.createSymbolicLink(
      atPath: file("canvas.csv").path, withDestinationPath: "shared.csv")
    let filled = try export("--into", "canvas.csv")
    #expect(filled.status == 0, "\(filled.errors)")
    #expect(filled.output.hasSuffix("canvas.csv\n"), "\(filled.output)")
    #expect(
      filled.output.contains("note: What stood in one row was replaced: 'bob' had '9' and has '0'."),
      "\(filled.output)")
    #expect(bytes() == table("1", ada: "0", bob: "0"))
    let mode = try FileManager.default.attributesOfItem(atPath: file("shared.csv").path)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: file("canvas.csv").path) == "shared.csv")

    let twice = Data(
      "\(head.replacing("Tiny (late) (99)", with: "Tiny (12)"))Ada,2,ada,a,A,,\r\n".utf8)
    try write(twice)
    let refused = try export("--into", "canvas.csv")
    #expect(refused.status != 0)
    #expect(
      refused.errors.contains("Tiny (4711)") && refused.errors.contains("Tiny (12)"), "\(refused.errors)")
    #expect(bytes() == twice)
    #expect(try export("--into", "canvas.csv", "--column", "Tiny (12)").status == 0)
    #expect(bytes() == Data(String(decoding: twice, as: UTF8.self).replacing(",A,,", with: ",A,,0").utf8))

    let none = try export("--into", "none.csv")
    #expect(none.status == 2)
    #expect(none.errors.contains("there is no readable table 'none.csv'."), "\(none.errors)")
    let alone = try export("--column", "Tiny")
    #expect(alone.status == 2)
    #expect(alone.errors.contains("help: name the table with --into."), "\(alone.errors)")
  }

  @Test func aSecretThatEverybodyKnowsIsWarnedOf() throws {
    let program = try prepare(
      ["ada.md": TinyAssignment.empty],
      rubric: TinyAssignment.trained.replacingOccurrences(
        of: "a secret of the system tests", with: "change-this-before-grading-a-class"))
    defer { program.remove() }
    let run = try grade(program)
    #expect(run.status == 0)
    #expect(run.errors.contains("bake-off.yml:3:9: warning: The secret is the one that stands in Lectern's"))
    #expect(run.errors.contains("help: Put another one in its place before you grade a class"))
  }

  /// Not as root there are no users for the jobs, whatever else the machine can do.
  @Test func strictRefusesAWeakMachine() throws {
    let program = try prepare(["ada.md": TinyAssignment.empty])
    defer { program.remove() }
    var words = [Program.path]
    if geteuid() == 0 {
      words = ["/usr/bin/setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--"] + words
      for path in ["", "hands"] {
        _ = chown(program.folder.appendingPathComponent(path).path, 65_534, 65_534)
      }
    }
    words += ["grade", "hands", "--assignment", "bake-off.yml", "--output", "out", "--strict"]
    let run = try program.run(words[0], Array(words.dropFirst()))
    #expect(run.status == 3, "\(run.output) \(run.errors)")
    // Where such a user may not even make a namespace, that comes first.
    if !run.errors.contains("no sandbox can be started here") {
      #expect(run.errors.contains("the sandbox is weaker here than --strict allows: "))
      #expect(run.errors.contains("all jobs run as one user: grade as root"))
      #expect(run.errors.contains("help: mend that, or leave out --strict."))
    }
    #expect(points(program, "ada") == nil)
  }
}
