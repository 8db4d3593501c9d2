import Files
import Foundation
import Notebooks
import Store
import Testing
import Wire

@testable import Courses

/// What builds do with work that is kept: what they say of it, and what goes into a store.
@Suite struct StoringTests {
  private static let origin = StoreEntry.Origin(
    machine: "m", processor: "this one", toolchain: "t", date: "2026-11-27", seconds: 1)

  private static func entry(_ name: String, on processor: String = "this one") -> StoreEntry {
    var origin = origin
    origin.processor = processor
    return StoreEntry(
      .experiment, name: name, key: Digest.sha256(text: name), origin: origin, content: Data("{}".utf8))
  }

  private static func report(_ name: String, difference: Double?, seconds: Double? = 2) -> ChapterReport {
    var report = ChapterReport.unchanged(page: "a.html")
    report.experiments = [
      ExperimentUse(name: name, key: Digest.sha256(text: name), seconds: seconds, difference: difference)
    ]
    return report
  }

  private func store(_ entries: StoreEntry...) throws -> ResultStore {
    var store = try ResultStore(folder: URL(fileURLWithPath: "/no/such/store"))
    for entry in entries { store.add(entry) }
    return store
  }

  @Test func whatWasDoneAgainIsHeldAgainstWhatWasKept() throws {
    let store = try self.store(Self.entry("Same"), Self.entry("Here"), Self.entry("There", on: "another"))
    var stored = ChapterReport.unchanged(page: "b.html")
    stored.storedChapter = .init(differs: true, processor: "this one", date: "2026-11-20")
    let report = VerificationReport(
      [
        Self.report("Same", difference: 0), Self.report("Here", difference: 0.02),
        Self.report("There", difference: 0.02), Self.report("Reused", difference: nil, seconds: nil), stored,
      ], store, processor: "this one")
    #expect(report.faults == 2)
    func name(_ experiment: String) -> String {
      "\(experiment) (\(Digest.sha256(text: experiment).prefix(8)))"
    }
    #expect(
      report.sentences == [
        "a.md: \(name("Same")): the same, bit for bit.",
        "a.md: error: \(name("Here")): numbers differ by up to 2% of their size from the store's entry, made on this one on 2026-11-27.",
        "a.md: \(name("There")): numbers differ by up to 2% of their size, as another kind of processor may (another).",
        "b.md: error: its cells gave something else than the store's entry of the chapter, made on 2026-11-20.",
      ])
    #expect(
      report.summary == "3 experiments computed here, 3 compared with what was kept, 2 not as they were kept")
  }

  @Test func aBuildIsALine() {
    var failed = ChapterReport.unchanged(page: "b.html")
    failed.status = .failed
    let reports = [ChapterReport.unchanged(page: "a.html"), failed]
    #expect(
      reports.summary(output: URL(fileURLWithPath: "/s"), seconds: 1.25)
        == "1 page in /s, 1 not built because of errors, 1.2 s")
    let lines = reports.timings().split(separator: "\n")
    #expect(lines.count == 3 && lines[0].hasSuffix("cells compiled/reused"))
    #expect(lines[1].hasPrefix("a.html   ") && lines[1].hasSuffix("   0.000  0/0"))
  }

  @Test func finishedWorkGoesIntoAStore() throws {
    let course = try CourseFixture(["index.md": "# A\n\n```{swift}\n1 + 1\n```\n"])
    defer { course.remove() }
    let request = course.request
    let unbuilt = try CourseBuild(request, installation: CourseFixture.installation)
    let own = try CourseStore(unbuilt.source.location, unbuilt.source.configuration)
    let nothing = try FinishedWork(unbuilt, own)
    #expect(nothing.entries.isEmpty && nothing.unbuilt == ["index.md"])
    #expect(throws: UsageFault.self) { try nothing.usedKeys() }

    let built = try course.build()
    let work = try FinishedWork(built.build, own)
    #expect(work.entries.map(\.name) == ["index.md"] && work.missing.isEmpty)
    var store = own.store
    #expect(try work.add(to: &store, own: own.store, signedWith: nil) == 1)
    #expect(try work.add(to: &store, own: own.store, signedWith: nil) == 0)
    #expect(try work.usedKeys() == Set(store.entries.keys))
  }
}
