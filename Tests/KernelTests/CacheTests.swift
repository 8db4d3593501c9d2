import Foundation
import Notebooks
import Results
import Sandboxes
import Testing

@testable import Kernel

/// What is compiled and run again, and what is not.
@Suite struct CacheTests {
  static let chapter = """
    Some prose.

    ```{swift}
    func double(_ n: Int) -> Int { n * 2 }
    let a = 1
    ```

    More prose with `{swift} a`.

    ```{swift}
    print("middle", double(a))
    ```

    ```{swift}
    print("end")
    ```
    """

  private func timings(after edit: (String) -> String, forcesRun: Bool = false) throws -> KernelTimings {
    let fixture = try KernelFixture()
    defer { fixture.remove() }
    let first = try fixture.run(Self.chapter)
    #expect(first.1.unitsCompiled == 4 && !first.1.isReused)
    return try fixture.run(edit(Self.chapter), forcesRun: forcesRun).1
  }

  @Test func unchangedChapterDoesNotRun() throws {
    #expect(try timings { $0 }.isReused)
  }

  @Test func proseEditRunsNothing() throws {
    let edited = try timings {
      $0.replacing("Some prose.", with: "Quite different prose,\n\nin more lines.")
    }
    #expect(edited.isReused)
  }

  @Test func lastCellIsCompiledAlone() throws {
    let edited = try timings { $0.replacing("\"end\"", with: "\"the end\"") }
    #expect(!edited.isReused)
    #expect(edited.unitsCompiled == 1)
    #expect(edited.unitsReused == 3)
  }

  @Test func bodyEditKeepsTheCellsBelow() throws {
    let edited = try timings { $0.replacing("n * 2", with: "n + n") }
    #expect(edited.unitsCompiled == 1)
  }

  @Test func interfaceEditCompilesWhatUsesIt() throws {
    let edited = try timings {
      $0.replacing("(_ n: Int) -> Int { n * 2 }", with: "(_ n: Int, by f: Int = 2) -> Int { n * f }")
    }
    // The cell itself, the inline expression and the cell in the middle; the last uses nothing.
    #expect(edited.unitsCompiled == 3)
    #expect(edited.unitsReused == 1)
  }

  @Test func forcedRunCompilesNothing() throws {
    let forced = try timings(after: { $0 }, forcesRun: true)
    #expect(!forced.isReused)
    #expect(forced.unitsCompiled == 0)
  }

  @Test func resultFollowsAnEditedBody() throws {
    let fixture = try KernelFixture()
    defer { fixture.remove() }
    _ = try fixture.run(Self.chapter)
    let text = try fixture.transcript(Self.chapter.replacing("n * 2", with: "n * 100"))
    #expect(text.contains("middle 100"))
  }

  @Test func failedChapterIsNotRemembered() throws {
    let fixture = try KernelFixture()
    defer { fixture.remove() }
    let broken = Self.chapter.replacing("\"end\"", with: "[1][3]")
    let (result, _) = try fixture.run(broken)
    #expect(result.diagnostics.containsErrors)
    #expect(try !fixture.run(broken).1.isReused)
  }

  enum Damage: CaseIterable { case truncated, noise, empty, removed, unreadable }

  /// Every file of the cache is damaged in turn; the next build gives what a clean one gives.
  @Test(arguments: Damage.allCases) func damagedCache(_ damage: Damage) throws {
    let fixture = try KernelFixture()
    defer { fixture.remove() }
    let clean = try fixture.transcript(Self.chapter)
    let cache = fixture.folder.appendingPathComponent(".lectern")
    let files = try #require(FileManager.default.enumerator(at: cache, includingPropertiesForKeys: nil))
      .compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath && !$0.path.contains("/clang/") }
    #expect(files.count >= 10)
    for file in files {
      let content = (try? Data(contentsOf: file)) ?? Data()
      switch damage {
      case .truncated: try content.prefix(content.count / 2).write(to: file)
      case .noise:
        try Data((0..<max(1, content.count)).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: file)
      case .empty: try Data().write(to: file)
      case .removed: try FileManager.default.removeItem(at: file)
      case .unreadable:
        // Root reads whatever the mode; a folder in the file's place nobody reads.
        try FileManager.default.removeItem(at: file)
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
      }
    }
    #expect(try fixture.transcript(Self.chapter) == clean)
    #expect(try fixture.run(Self.chapter).1.isReused)
  }

  /// Two courses that share their compiled cells: the second has no compiler at all.
  @Test func coursesShareCompiledCells() throws {
    let shared = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-shared-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: shared) }
    func run(_ change: (inout Kernel) -> Void = { _ in }) throws -> ChapterResult {
      let fixture = try KernelFixture()
      defer { fixture.remove() }
      var kernel = try fixture.kernel()
      kernel.settings.sharedCells = shared
      change(&kernel)
      return try kernel.run(fixture.notebook(Self.chapter)).0
    }
    let first = try run()
    let second = try run { $0.toolchain.frontend = "/bin/false" }
    #expect(!second.diagnostics.containsErrors, "\(second.diagnostics)")
    #expect(second.cells.mapValues(\.outputs) == first.cells.mapValues(\.outputs))
    // What was damaged is not taken.
    let libraries = try #require(FileManager.default.enumerator(atPath: shared.path)).compactMap {
      $0 as? String
    }.filter { $0.hasSuffix(CellCache.libraryName) }
    #expect(libraries.count == 4)
    for library in libraries {
      try Data("garbage".utf8).write(to: shared.appendingPathComponent(library))
    }
    #expect(try run { $0.toolchain.frontend = "/bin/false" }.diagnostics.containsErrors)
    #expect(try run().cells.mapValues(\.outputs) == first.cells.mapValues(\.outputs))
    // Whoever compiled it again has put it right for all.
    #expect(try !run { $0.toolchain.frontend = "/bin/false" }.diagnostics.containsErrors)
    // A stranger's compiler neither takes nor gives.
    var kernel = try KernelFixture().kernel()
    kernel.settings.confinement = Kernel.Confinement(
      compileLauncher: [], runLauncher: [], limits: RunLimits(seconds: 1))
    #expect(kernel.cells.shared == nil)
  }
}
