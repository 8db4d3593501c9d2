import Files
import Foundation
import Store
import Testing

/// Work done in one folder stands in for work in another; what does not fit is named and done again.
@Suite struct StoreTests {
  private struct Report: Decodable {
    struct Use: Decodable {
      var name: String
      var key: String
      var seconds: Double?
      var difference: Double?
    }
    var page: String
    var isReused: Bool
    var experiments: [Use]
  }

  private static let chapter = """
    # Flow

    ```{swift}
    let flow = try GradientFlow(depth: 3, width: 8).run()
    print("curves", flow.curves.count)
    ```
    """

  private func course(_ text: String = chapter) throws -> Program {
    let program = try Program()
    try program.write("notebooks/course.yml", "title: T\noutput: ../site\n")
    try program.write("notebooks/a.md", text)
    return program
  }

  /// The course with its store and without any cache, in another folder.
  private func clone(_ program: Program) throws -> Program {
    let other = try Program()
    for (path, data) in try program.files(in: "notebooks") where !path.hasPrefix(".lectern") {
      try other.write("notebooks/\(path)", String(decoding: data, as: UTF8.self))
    }
    return other
  }

  private func build(_ program: Program, _ arguments: String...) throws -> (Program.Outcome, Report?) {
    let run = try program.run(Program.path, ["build", "notebooks", "--json"] + arguments)
    struct Output: Decodable { var chapters: [Report] }
    let output = try? JSONDecoder().decode(Output.self, from: Data(run.output.utf8))
    return (run, output?.chapters.first)
  }

  private func pushed() throws -> Program {
    let program = try course()
    #expect(try build(program).0.status == 0)
    let push = try program.lectern("store", "push", "--course", "notebooks")
    #expect(
      push.status == 0 && push.output == "2 entries added, 2 in the store.\n", "\(push.output)\(push.errors)")
    return program
  }

  private func edit(_ program: Program, _ kind: StoreEntry.Kind, _ change: (inout StoreEntry) -> Void) throws
  {
    var store = try ResultStore(folder: program.folder.appendingPathComponent("notebooks/results"))
    for var entry in store.entries(kind) {
      change(&entry)
      store.add(entry)
    }
    try store.write()
  }

  /// An entry that says something else and whose digest is right.
  private func forge(_ program: Program, _ kind: StoreEntry.Kind, _ old: String, _ new: String) throws {
    try edit(program, kind) { entry in
      let text = String(decoding: entry.content ?? Data(), as: UTF8.self)
      #expect(text.contains(old))
      entry = StoreEntry(
        kind, name: entry.name, key: entry.key, origin: entry.origin,
        content: Data(text.replacing(old, with: new).utf8))
    }
  }

  @Test func anotherFolderTakesWhatWasPushed() throws {
    let program = try pushed()
    defer { program.remove() }
    let other = try clone(program)
    defer { other.remove() }
    let (run, report) = try build(other)
    #expect(run.status == 0 && report?.isReused == true, "\(run.output)\(run.errors)")
    #expect(
      other.read("site/a.html")?.contains("Its one experiment came from the course")
        == true)
    // Who pushed sees the same page: what is in the store counts as from there.
    #expect(try build(program).0.status == 0)
    #expect(try program.files(in: "site") == other.files(in: "site"))
  }

  @Test func anEditedCellTakesTheExperimentAlone() throws {
    let program = try pushed()
    defer { program.remove() }
    let other = try clone(program)
    defer { other.remove() }
    try other.write("notebooks/a.md", Self.chapter.replacing("curves\"", with: "all curves\""))
    let (run, report) = try build(other)
    #expect(run.status == 0 && report?.isReused == false)
    #expect(report?.experiments.count == 1 && report?.experiments.first?.seconds == nil)
    // Another configuration is another experiment.
    try other.write("notebooks/a.md", Self.chapter.replacing("depth: 3", with: "depth: 4"))
    #expect(try build(other).1?.experiments.first?.seconds != nil)
    #expect(other.read("site/a.html")?.contains("1 was computed on the machine that built it") == true)
  }

  /// Data lies in other folders on other machines, and was looked for under other names before it was found.
  @Test func aChapterThatReadDataTravels() throws {
    let chapter = """
      # Data

      ```{swift}
      let data = try Dataset.mnist.load()
      print("read", data.train.count)
      ```
      """
    let program = try course(chapter)
    defer { program.remove() }
    try pictures(in: program, "notebooks/data/mnist", count: 30)
    let (run, _) = try build(program)
    #expect(
      run.status == 0 && program.read("site/a.html")?.contains("read 30") == true,
      "\(run.output)\(run.errors)")
    #expect(try program.lectern("store", "push", "--course", "notebooks").status == 0)

    let results = "notebooks/results/chapters.jsonl"
    for (place, count, isHit) in [
      ("notebooks/data/mnist", 30, true), (".cache/lectern/mnist", 30, true),
      ("notebooks/data/mnist", 20, false),
    ] {
      let other = try course(chapter)
      defer { other.remove() }
      try other.write(results, program.read(results) ?? "")
      // That there is a folder for data is among the things a chapter has seen.
      try other.write("notebooks/data/README.md", "")
      try pictures(in: other, place, count: count)
      let (run, report) = try build(other)
      #expect(run.status == 0 && report?.isReused == isHit, "\(place) \(count): \(run.errors)")
      #expect(other.read("site/a.html")?.contains("read \(count)") == true)
    }
  }

  /// Packed files in MNIST's format, black pictures of zeros.
  private func pictures(in program: Program, _ place: String, count: Int) throws {
    for (name, size) in [("train", count), ("t10k", 10)] {
      for (kind, head, body) in [
        (
          "images-idx3", [UInt8](arrayLiteral: 0, 0, 8, 3, 0, 0, 0, UInt8(size), 0, 0, 0, 28, 0, 0, 0, 28),
          size * 784
        ),
        ("labels-idx1", [0, 0, 8, 1, 0, 0, 0, UInt8(size)], size),
      ] {
        let path = "\(place)/\(name)-\(kind)-ubyte"
        try program.write(path, "")
        let file = program.folder.appendingPathComponent(path)
        try Data(head + [UInt8](repeating: 0, count: body)).write(to: file)
        #expect(try program.run("/bin/gzip", ["--no-name", file.path]).status == 0)
      }
    }
  }

  @Test func recomputingComputesAll() throws {
    let program = try pushed()
    defer { program.remove() }
    let (run, report) = try build(program, "--recompute")
    #expect(run.status == 0 && report?.isReused == false)
    #expect(report?.experiments.first?.seconds != nil && report?.experiments.first?.difference == 0)
    #expect(
      run.errors.contains(
        "1 experiments computed here, 1 of them and 1 chapters compared with what was kept, 0 not as they were kept"
      ))
  }

  @Test func aForgedExperimentIsFoundByTheSample() throws {
    let program = try pushed()
    defer { program.remove() }
    let other = try clone(program)
    defer { other.remove() }
    try forge(other, .experiment, "sigmoid", "sigmund")
    let (run, _) = try build(other, "--verify", "100%")
    #expect(run.status == 1)
    #expect(run.errors.contains("a.md: error: GradientFlow"), "\(run.errors)")
    #expect(run.errors.contains("the answers differ in more than numbers from the store's entry"))
    #expect(
      run.errors.contains("1 entry taken out of notebooks/results, 1 computed here put in."), "\(run.errors)")
    #expect(try build(program, "--verify", "5%").0.status == 0)
    try expectMended(other)
  }

  /// The store holds what it held before somebody spoilt it, and stands the test.
  private func expectMended(_ program: Program) throws {
    let store = try ResultStore(folder: program.folder.appendingPathComponent("notebooks/results"))
    #expect(store.problems.isEmpty && store.entries.count == 2)
    let run = try build(program, "--verify", "100%").0
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.errors.contains("1 of them and 1 chapters compared with what was kept, 0 not as"), "\(run.errors)")
  }

  /// What CI does: chapters that are in the store are as they are there but for a sample, others run with fewer epochs.
  @Test func aQuickBuildLeavesAloneWhatTheStoreHas() throws {
    let program = try pushed()
    defer { program.remove() }
    let other = try clone(program)
    defer { other.remove() }
    try other.write("notebooks/b.md", Self.chapter.replacing("width: 8", with: "width: 9"))
    let results = try other.files(in: "notebooks/results")
    let (run, first) = try build(other, "--quick", "--verify", "100%", "--verify-within", "60")
    #expect(run.status == 0, "\(run.errors)")
    #expect(first?.experiments.first?.seconds != nil)
    let quick = "Made in quick mode"
    #expect(other.read("site/b.html")?.contains(quick) == true)
    #expect(other.read("site/a.html")?.contains(quick) == false)
    #expect(
      run.errors.contains("1 of them and 1 chapters compared with what was kept, 0 not as they were kept"),
      "\(run.errors)")
    #expect(try other.files(in: "notebooks/results") == results)
    // A second for all leaves no room for a chapter's compilation, but one entry is drawn in any case.
    let short = try build(other, "--quick", "--verify", "100%", "--verify-within", "1")
    #expect(short.0.errors.contains("took too long for a sample within 1.0 s"), "\(short.0.errors)")
    let alone = try other.lectern("build", "notebooks", "--verify-within", "1")
    #expect(alone.status == 2 && alone.errors.contains("goes with '--verify'"))
  }

  @Test func aForgedChapterIsFoundByTheSample() throws {
    let program = try pushed()
    defer { program.remove() }
    let other = try clone(program)
    defer { other.remove() }
    try forge(other, .chapter, "curves ", "nerves ")
    #expect(try build(other).0.status == 0)
    let (run, _) = try build(other, "--verify", "100%")
    #expect(run.status == 1)
    #expect(
      run.errors.contains(
        "a.md: error: 1 of its 1 cells gave something else than the store's entry of the chapter"),
      "\(run.errors)")
    #expect(other.read("site/a.html")?.contains("nerves") == false)
    try expectMended(other)
  }

  @Test func aDamagedStoreIsNamedAndTheWorkDoneAgain() throws {
    let program = try pushed()
    defer { program.remove() }
    let other = try clone(program)
    defer { other.remove() }
    for kind in StoreEntry.Kind.allCases {
      let path = "notebooks/results/\(kind.rawValue)s.jsonl"
      try other.write(path, String((other.read(path) ?? "").dropLast(200)))
    }
    let run = try other.lectern("build", "notebooks")
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        "notebooks/results/experiments.jsonl:1:1: warning: this line is no entry of a store: it was cut short, or is of another format; it is not used."
      ), "\(run.errors)")
    #expect(
      run.errors.contains("2 entries taken out of notebooks/results, 2 computed here put in."),
      "\(run.errors)")
    try expectMended(other)
    #expect(other.read("site/a.html")?.contains("curves") == true)
  }

  @Test func unsignedEntriesAreRefusedWhereKeysAreNamed() throws {
    let program = try pushed()
    defer { program.remove() }
    let other = try clone(program)
    defer { other.remove() }
    try other.write("notebooks/course.yml", "title: T\noutput: ../site\nstore: { trust: keys }\n")
    try other.write("notebooks/keys", "")
    let run = try other.lectern("build", "notebooks")
    #expect(run.status == 0)
    #expect(run.errors.contains("is not signed, and the course trusts only signed ones"), "\(run.errors)")
    #expect(run.errors.contains("2 entries taken out of notebooks/results.\n"), "\(run.errors)")
    #expect(
      other.read("notebooks/results/experiments.jsonl") == ""
        && other.read("notebooks/results/chapters.jsonl") == "")
    // Nor does it take them in from elsewhere.
    let pull = try other.lectern(
      "store", "pull", program.folder.appendingPathComponent("notebooks/results").path, "--course",
      "notebooks")
    #expect(
      pull.output == "0 entries added, 0 in the store.\n" && pull.errors.contains("is not signed"),
      "\(pull.output)")
  }

  @Test func storesAreSharedThroughAFolder() throws {
    let program = try pushed()
    defer { program.remove() }
    let other = try course()
    defer { other.remove() }
    let shared = program.folder.appendingPathComponent("shared").path
    #expect(
      try program.lectern("store", "push", shared, "--course", "notebooks").output
        == "2 entries added, 2 in the store.\n")
    let pull = try other.lectern("store", "pull", shared, "--course", "notebooks")
    #expect(pull.output == "2 entries added, 2 in the store.\n", "\(pull.errors)")
    #expect(try build(other).1?.isReused == true)
    try other.write("notebooks/a.md", Self.chapter.replacing("depth: 3", with: "depth: 4"))
    #expect(try build(other).0.status == 0)
    let prune = try other.lectern("store", "prune", "--course", "notebooks")
    #expect(prune.output == "2 entries removed, 0 in the store.\n", "\(prune.output)\(prune.errors)")
  }

  /// What does not fit is said, and computed by whoever needs it; the page says the same in both places.
  @Test func aCommittedStoreHasALimit() throws {
    let program = try pushed()
    defer { program.remove() }
    let results = program.folder.appendingPathComponent("notebooks/results")
    let limit = try ResultStore(folder: results).size() - 1
    try program.write("notebooks/course.yml", "title: T\noutput: ../site\nstore: { limit: \(limit)B }\n")
    try program.removeFile("notebooks/results")
    let push = try program.lectern("store", "push", "--course", "notebooks")
    let words = "1 entries added, 1 in the store.\n1 more does not fit the store's limit of 0.0 MB: "
    #expect(push.output.hasPrefix(words), "\(push.output)\(push.errors)")
    let store = try ResultStore(folder: results)
    #expect(store.entries.values.map(\.kind) == [.chapter])
    let other = try clone(program)
    defer { other.remove() }
    #expect(try build(other).1?.isReused == true)
    #expect(other.read("site/a.html")?.contains("Its one experiment came from the course") == true)
    #expect(try build(program).0.status == 0)
    #expect(try program.files(in: "site") == other.files(in: "site"))
  }
}
