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

  private static func entry(
    _ name: String, on processor: String = "this one", content: Data = Data("{}".utf8)
  ) -> StoreEntry {
    var origin = origin
    origin.processor = processor
    return StoreEntry(
      .experiment, name: name, key: Digest.sha256(text: name), origin: origin, content: content)
  }

  private static func report(_ name: String, difference: Double?, seconds: Double? = 2) -> ChapterReport {
    var report = ChapterReport.unchanged(page: "a.html")
    report.isReused = false
    report.experiments = [
      ExperimentUse(name: name, key: Digest.sha256(text: name), seconds: seconds, difference: difference)
    ]
    return report
  }

  private func store(_ entries: [StoreEntry]) throws -> ResultStore {
    var store = try ResultStore(folder: URL(fileURLWithPath: "/no/such/store"))
    for entry in entries { store.add(entry) }
    return store
  }

  /// Two answers of one experiment; the first stands in the store.
  private static let kept = Data(#"{"loss":[1,2,3],"name":"ReLU"}"#.utf8)

  private func report(_ entries: [StoreEntry], _ answer: String) throws -> VerificationReport {
    let reports = entries.map { Self.report($0.name, difference: nil) }
    return VerificationReport(reports, try store(entries), here: Self.origin) { _ in Data(answer.utf8) }
  }

  @Test func whatWasDoneAgainIsHeldAgainstWhatWasKept() throws {
    let entries = [
      Self.entry("Here", content: Self.kept), Self.entry("There", on: "another", content: Self.kept),
    ]
    func name(_ experiment: String) -> String {
      "\(experiment) (\(Digest.sha256(text: experiment).prefix(8)))"
    }
    let same = try report(entries, #"{"loss":[1,2,3],"name":"ReLU"}"#)
    #expect(same.refuted.isEmpty)
    #expect(
      same.sentences == [
        "a.md: \(name("Here")): the same, bit for bit.", "a.md: \(name("There")): the same, bit for bit.",
      ])
    // Rounded otherwise: no fault where another processor may have done so.
    let near = try report(entries, #"{"loss":[1,2,3.3],"name":"ReLU"}"#)
    #expect(near.refuted == [Digest.sha256(text: "Here")])
    #expect(
      near.sentences == [
        "a.md: error: \(name("Here")): its numbers differ by 4.8% of their size, all of a kind together from the store's entry, made on this one on 2026-11-27.",
        "a.md: \(name("There")): its numbers differ by 4.8% of their size, all of a kind together, as another processor or compiler may (another, t).",
      ])
    #expect(
      near.summary
        == "2 experiments computed here, 2 of them and 0 chapters compared with what was kept, 1 not as they were kept"
    )
    // What no rounding explains is a fault, whatever the entry says of its maker.
    for answer in [
      #"{"loss":[1,2,9],"name":"ReLU"}"#, #"{"loss":[1,2,3],"name":"GELU"}"#, #"{"loss":[]}"#, "no JSON",
    ] {
      #expect(try report(entries, answer).refuted.count == 2, "\(answer)")
    }
  }

  @Test func aCompilerOfAnotherVersionMayRoundOtherwise() throws {
    var origin = Self.origin
    origin.toolchain = "t2"
    let entry = StoreEntry(
      .experiment, name: "E", key: Digest.sha256(text: "E"), origin: origin, content: Self.kept)
    let near = try report([entry], #"{"loss":[1,2,3.3],"name":"ReLU"}"#)
    #expect(near.refuted.isEmpty && near.sentences.first?.hasSuffix("may (this one, t2).") == true)
  }

  @Test func reusedAnswersAreNotCompared() throws {
    let store = try self.store([Self.entry("Reused")])
    // The result of an earlier run still says how long its experiments took then.
    var earlier = Self.report("Reused", difference: 0)
    earlier.isReused = true
    for chapter in [Self.report("Reused", difference: nil, seconds: nil), earlier] {
      let report = VerificationReport([chapter], store, here: Self.origin) { _ in Data("{}".utf8) }
      #expect(report.sentences.isEmpty && report.summary.hasPrefix("0 experiments computed here, 0 of them"))
    }
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
    #expect(try work.add(to: &store, own: own.store, limit: nil, signedWith: nil).added == 1)
    #expect(try work.add(to: &store, own: own.store, limit: nil, signedWith: nil).added == 0)
    #expect(try work.usedKeys() == Set(store.entries.keys))
  }

  /// A later run only asks for the answer; whoever does the work again must know what it takes.
  @Test func whatAnExperimentTookOutlivesTheNextRun() throws {
    let cell = "```{swift}\ntry LinearCollapse(depth: 30).run()\n```\n"
    let course = try CourseFixture(["index.md": "# A\n\n" + cell])
    defer { course.remove() }
    _ = try course.build()
    try course.write("index.md", "# A\n\n" + cell + "\n```{swift}\n1 + 1\n```\n")
    let again = try course.build()
    let uses = try #require(again.reports.first?.experiments)
    #expect(uses.count == 1 && uses.allSatisfy { $0.seconds == nil })
    let own = try CourseStore(again.build.source.location, again.build.source.configuration)
    let experiments = try FinishedWork(again.build, own).entries.filter { $0.kind == .experiment }
    #expect(
      experiments.count == 1 && experiments.allSatisfy { $0.origin.seconds > 0 },
      "\(experiments.map(\.origin))")
  }
}
