import Foundation
import Store
import TestSampling
import Testing

/// Work done in one folder stands in for work in another.
@Suite(.inTurn) struct StoreTests {
  @Test func anotherFolderTakesWhatWasPushed() throws {
    let program = try StoredCourse.pushed()
    defer { program.remove() }
    let other = try StoredCourse.clone(program)
    defer { other.remove() }
    let (run, report) = try StoredCourse.build(other)
    #expect(run.status == 0 && report?.isReused == true, "\(run.output)\(run.errors)")
    #expect(
      other.read("site/a.html")?.contains("Its one experiment came from the course")
        == true)
    // Who pushed sees the same page: what is in the store counts as from there.
    #expect(try StoredCourse.build(program).0.status == 0)
    #expect(try program.files(in: "site") == other.files(in: "site"))
  }

  @Test func anEditedCellTakesTheExperimentAlone() throws {
    let program = try StoredCourse.pushed()
    defer { program.remove() }
    let other = try StoredCourse.clone(program)
    defer { other.remove() }
    try other.write("notebooks/a.md", StoredCourse.chapter.replacing("curves\"", with: "all curves\""))
    let (run, report) = try StoredCourse.build(other)
    #expect(run.status == 0 && report?.isReused == false)
    #expect(report?.experiments.count == 1 && report?.experiments.first?.seconds == nil)
    // Another configuration is another experiment.
    try other.write("notebooks/a.md", StoredCourse.chapter.replacing("depth: 3", with: "depth: 4"))
    #expect(try StoredCourse.build(other).1?.experiments.first?.seconds != nil)
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
    let program = try StoredCourse.course(chapter)
    defer { program.remove() }
    try pictures(in: program, "notebooks/data/mnist", count: 30)
    let (run, _) = try StoredCourse.build(program)
    #expect(
      run.status == 0 && program.read("site/a.html")?.contains("read 30") == true,
      "\(run.output)\(run.errors)")
    #expect(try program.lectern("store", "push", "--course", "notebooks").status == 0)

    let results = "notebooks/results/chapters.jsonl"
    for (folder, count, isHit) in [
      ("notebooks/data/mnist", 30, true), (".cache/lectern/mnist", 30, true),
      ("notebooks/data/mnist", 20, false),
    ] {
      let other = try StoredCourse.course(chapter)
      defer { other.remove() }
      try other.write(results, program.read(results) ?? "")
      // That there is a folder for data is among the things a chapter has seen.
      try other.write("notebooks/data/README.md", "")
      try pictures(in: other, folder, count: count)
      let (run, report) = try StoredCourse.build(other)
      #expect(run.status == 0 && report?.isReused == isHit, "\(folder) \(count): \(run.errors)")
      #expect(other.read("site/a.html")?.contains("read \(count)") == true)
    }
  }

  /// Packed files in MNIST's format, black pictures of zeros.
  private func pictures(in program: Program, _ folder: String, count: Int) throws {
    for (name, size) in [("train", count), ("t10k", 10)] {
      for (kind, head, body) in [
        (
          "images-idx3", [UInt8](arrayLiteral: 0, 0, 8, 3, 0, 0, 0, UInt8(size), 0, 0, 0, 28, 0, 0, 0, 28),
          size * 784
        ),
        ("labels-idx1", [0, 0, 8, 1, 0, 0, 0, UInt8(size)], size),
      ] {
        let path = "\(folder)/\(name)-\(kind)-ubyte"
        try program.write(path, "")
        let file = program.folder.appendingPathComponent(path)
        try Data(head + [UInt8](repeating: 0, count: body)).write(to: file)
        #expect(try program.run("/bin/gzip", ["--no-name", file.path]).status == 0)
      }
    }
  }

  @Test func storesAreSharedThroughAFolder() throws {
    let program = try StoredCourse.pushed()
    defer { program.remove() }
    let other = try StoredCourse.course()
    defer { other.remove() }
    let shared = program.folder.appendingPathComponent("shared").path
    #expect(
      try program.lectern("store", "push", shared, "--course", "notebooks").output
        == "2 entries added, 2 in the store.\n")
    let pull = try other.lectern("store", "pull", shared, "--course", "notebooks")
    #expect(pull.output == "2 entries added, 2 in the store.\n", "\(pull.errors)")
    #expect(try StoredCourse.build(other).1?.isReused == true)
    try other.write("notebooks/a.md", StoredCourse.chapter.replacing("depth: 3", with: "depth: 4"))
    #expect(try StoredCourse.build(other).0.status == 0)
    let prune = try other.lectern("store", "prune", "--course", "notebooks")
    #expect(prune.output == "2 entries removed, 0 in the store.\n", "\(prune.output)\(prune.errors)")
  }

  /// What does not fit is said, and computed by whoever needs it; the page says the same in both places.
  @Test func aCommittedStoreHasALimit() throws {
    let program = try StoredCourse.pushed()
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
    let other = try StoredCourse.clone(program)
    defer { other.remove() }
    #expect(try StoredCourse.build(other).1?.isReused == true)
    #expect(other.read("site/a.html")?.contains("Its one experiment came from the course") == true)
    #expect(try StoredCourse.build(program).0.status == 0)
    #expect(try program.files(in: "site") == other.files(in: "site"))
  }
}
