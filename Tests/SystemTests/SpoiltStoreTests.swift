import Foundation
import Store
import TestSampling
import Testing

/// What does not fit, was forged, damaged or not signed is found, named, and done again.
@Suite(.inTurn) struct SpoiltStoreTests {
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

  @Test func recomputingComputesAll() throws {
    let program = try StoredCourse.pushed()
    defer { program.remove() }
    let (run, report) = try StoredCourse.build(program, "--recompute")
    #expect(run.status == 0 && report?.isReused == false)
    #expect(report?.experiments.first?.seconds != nil && report?.experiments.first?.difference == 0)
    #expect(
      run.errors.contains(
        "1 experiments computed here, 1 of them and 1 chapters compared with what was kept, 0 not as they were kept"
      ))
  }

  @Test func aForgedExperimentIsFoundByTheSample() throws {
    let program = try StoredCourse.pushed()
    defer { program.remove() }
    let other = try StoredCourse.clone(program)
    defer { other.remove() }
    try forge(other, .experiment, "sigmoid", "sigmund")
    let (run, _) = try StoredCourse.build(other, "--verify", "100%")
    #expect(run.status == 1)
    #expect(run.errors.contains("a.md: error: GradientFlow"), "\(run.errors)")
    #expect(run.errors.contains("the answers differ in more than numbers from the store's entry"))
    #expect(
      run.errors.contains("1 entry taken out of notebooks/results, 1 computed here put in."), "\(run.errors)")
    #expect(try StoredCourse.build(program, "--verify", "5%").0.status == 0)
    try expectMended(other)
  }

  /// The store holds what it held before somebody spoilt it, and stands the test.
  private func expectMended(_ program: Program) throws {
    let store = try ResultStore(folder: program.folder.appendingPathComponent("notebooks/results"))
    #expect(store.problems.isEmpty && store.entries.count == 2)
    let run = try StoredCourse.build(program, "--verify", "100%").0
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.errors.contains("1 of them and 1 chapters compared with what was kept, 0 not as"), "\(run.errors)")
  }

  /// What CI does: chapters that are in the store are as they are there but for a sample, others run with fewer epochs.
  @Test func aQuickBuildLeavesAloneWhatTheStoreHas() throws {
    let program = try StoredCourse.pushed()
    defer { program.remove() }
    let other = try StoredCourse.clone(program)
    defer { other.remove() }
    try other.write("notebooks/b.md", StoredCourse.chapter.replacing("width: 8", with: "width: 9"))
    let results = try other.files(in: "notebooks/results")
    let (run, first) = try StoredCourse.build(other, "--quick", "--verify", "100%", "--verify-within", "60")
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
    let short = try StoredCourse.build(other, "--quick", "--verify", "100%", "--verify-within", "1")
    #expect(short.0.errors.contains("took too long for a sample within 1.0 s"), "\(short.0.errors)")
    let alone = try other.lectern("build", "notebooks", "--verify-within", "1")
    #expect(alone.status == 2 && alone.errors.contains("goes with '--verify'"))
  }

  @Test func aForgedChapterIsFoundByTheSample() throws {
    let program = try StoredCourse.pushed()
    defer { program.remove() }
    let other = try StoredCourse.clone(program)
    defer { other.remove() }
    try forge(other, .chapter, "curves ", "nerves ")
    #expect(try StoredCourse.build(other).0.status == 0)
    let (run, _) = try StoredCourse.build(other, "--verify", "100%")
    #expect(run.status == 1)
    #expect(
      run.errors.contains(
        "a.md: error: 1 of its 1 cells gave something else than the store's entry of the chapter"),
      "\(run.errors)")
    #expect(other.read("site/a.html")?.contains("nerves") == false)
    try expectMended(other)
  }

  @Test func aDamagedStoreIsNamedAndTheWorkDoneAgain() throws {
    let program = try StoredCourse.pushed()
    defer { program.remove() }
    let other = try StoredCourse.clone(program)
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
    let program = try StoredCourse.pushed()
    defer { program.remove() }
    let other = try StoredCourse.clone(program)
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
}
