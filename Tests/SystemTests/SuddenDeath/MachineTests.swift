import Foundation
import Sandboxes
import TestSampling
import Testing

/// Disks that are full or not writable, several builds at once, clocks that lie.
@Suite(.inTurn) struct MachineTests {
  static let course = [
    "notebooks/x.md": """
    ---
    title: X
    ---

    A formula, $x^2$.

    ```{swift}
    let numbers = [1, 2, 3]
    numbers.reduce(0, +)
    ```
    """,
    "notebooks/y.md": "There are `{swift} 2 + 3` words.\n",
  ]

  private func program() throws -> Program {
    let program = try Program()
    for (path, text) in Self.course { try program.write(path, text) }
    return program
  }

  private func build(_ program: Program, environment: [String: String] = [:]) throws -> Program.Outcome {
    try program.lectern(
      "build", "notebooks", "--output", "site",
      environment: ["LECTERN_SHARED_CELLS": ""].merging(environment) { $1 })
  }

  private static let cleanSite: Result<[String: Data], any Error> = Result {
    let program = try Program()
    defer { program.remove() }
    for (path, text) in course { try program.write(path, text) }
    let run = try program.lectern("build", "notebooks", "--output", "site")
    try #require(run.status == 0, "\(run.errors)")
    return try program.files(in: "site")
  }

  // MARK: - Disks

  /// Whether file systems can be mounted, if only for one's own eyes.
  static let mounting: [String]? = {
    for flags in [["--mount"], ["--user", "--map-root-user", "--mount"]] {
      let run = try? BoundedRun.of(
        "/usr/bin/unshare", flags + ["/bin/sh", "-c", "mount -t tmpfs none /mnt"],
        environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], limits: RunLimits(seconds: 10))
      if run?.outcome.isSuccess == true { return flags }
    }
    return nil
  }()

  /// Runs a script where it may mount; `$LECTERN` is the program.
  private func mountScript(_ program: Program, _ script: String) throws -> Program.Outcome {
    try program.run(
      "/usr/bin/unshare", (Self.mounting ?? []) + ["/bin/sh", "-c", script],
      environment: [
        "LECTERN": Program.path,
        "PATH": (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/sbin:/usr/bin:/sbin:/bin",
      ])
  }

  /// Room for more and more of what a build writes, and then for all of it.
  @Test(
    .enabled(if: mounting != nil, "this machine does not let tests mount file systems"),
    arguments: [
      16, 48, 96, 160, 256, 512,
    ])
  func fullDisk(_ kilobytes: Int) throws {
    let program = try program()
    defer { program.remove() }
    let run = try mountScript(
      program,
      """
      mkdir disk && mount -t tmpfs -o size=\(kilobytes)k none disk && cp -r notebooks disk/
      cd disk
      $LECTERN build notebooks --output site 2>../first-errors; echo "first $?"
      [ -d site ] && cp -r site ../first-site
      mount -o remount,size=100m none .
      $LECTERN build notebooks --output site 2>../second-errors; echo "second $?"
      cp -r site ../second-site
      """)
    let clean = try Self.cleanSite.get()
    let errors = program.read("first-errors") ?? ""
    #expect(run.output.contains("first 3"), "\(run.output)\(errors)")
    #expect(errors.contains("No space left on device"), "\(errors)")
    #expect(errors.contains("help: make room on the disk"), "\(errors)")
    // What stands is whole.
    for (path, data) in try program.files(in: "first-site") where path != "lectern.json" {
      #expect(clean[path] == data, "\(path)")
    }
    #expect(run.output.contains("second 0"), "\(program.read("second-errors") ?? "")")
    #expect(try program.files(in: "second-site") == clean)
  }

  @Test(.enabled(if: mounting != nil, "this machine does not let tests mount file systems"))
  func readOnlySite() throws {
    let program = try program()
    defer { program.remove() }
    #expect(try build(program).status == 0)
    let before = try program.files(in: "site")
    try program.write("notebooks/x.md", "Changed.\n")
    let run = try mountScript(
      program,
      """
      mount --bind site site && mount -o remount,bind,ro site
      $LECTERN build notebooks --output site 2>errors; echo "status $?"
      """)
    #expect(run.output.contains("status 3"), "\(run.output)")
    let errors = program.read("errors") ?? ""
    #expect(errors.contains("Read-only file system"), "\(errors)")
    #expect(errors.contains("help: make room on the disk and check who may write there."))
    #expect(try program.files(in: "site") == before)
  }

  /// A file stands where the site's folder should be.
  @Test func siteThatIsAFile() throws {
    let program = try program()
    defer { program.remove() }
    try program.write("site", "mine")
    let run = try build(program)
    #expect(run.status == 2)
    #expect(run.errors.contains("'site' is a file, where the site's folder is to be."), "\(run.errors)")
    #expect(program.read("site") == "mine")
  }

  // MARK: - Several at once

  @Test func buildsAtOnce() throws {
    let program = try program()
    defer { program.remove() }
    // Each builds another part of the same course into the same site.
    let builds = try [["notebooks"], ["notebooks/x.md"], ["notebooks/y.md"], ["notebooks"]].map {
      try RunningProgram(program, ["build"] + $0 + ["--output", "site"])
    }
    for build in builds { #expect(build.ending() == .exited(status: 0), "\(build.errors)") }
    #expect(try program.files(in: "site") == Self.cleanSite.get())
    #expect(program.scratch("notebooks").isEmpty)
    #expect(try build(program).errors.contains("notebooks/x.md: unchanged"))
  }

  // MARK: - Clocks

  /// Sources, cache and site from the future, and an edit from long ago.
  @Test func timesOfFilesDoNotMatter() throws {
    let program = try program()
    defer { program.remove() }
    #expect(try build(program).status == 0)
    let names = try FileManager.default.subpathsOfDirectory(atPath: program.folder.path)
    for name in names {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 4_000_000_000)],
        ofItemAtPath: program.folder.appendingPathComponent(name).path)
    }
    let same = try program.lectern("build", "notebooks", "--output", "site", "--json")
    #expect(same.status == 0 && !same.output.contains("\"isReused\" : false"), "nothing has changed")
    try program.write(
      "notebooks/x.md", Self.course["notebooks/x.md", default: ""].replacing("[1, 2, 3]", with: "[40, 2]"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000)],
      ofItemAtPath: program.folder.appendingPathComponent("notebooks/x.md").path)
    #expect(try build(program).status == 0)
    #expect(program.read("site/x.html")?.contains("42") == true)
  }

  /// Stands before the C library and gives a program the time of twenty years ago.
  private static let oldClock = """
    #define _GNU_SOURCE
    #include <sys/syscall.h>
    #include <sys/time.h>
    #include <time.h>
    #include <unistd.h>
    static const long years = 20L * 365 * 86400;
    int clock_gettime(clockid_t clock, struct timespec *time) {
      int result = syscall(SYS_clock_gettime, clock, time);
      if (clock == CLOCK_REALTIME) time->tv_sec -= years;
      return result;
    }
    int gettimeofday(struct timeval *time, void *zone) {
      struct timespec now;
      clock_gettime(CLOCK_REALTIME, &now);
      time->tv_sec = now.tv_sec;
      time->tv_usec = now.tv_nsec / 1000;
      return 0;
    }
    time_t time(time_t *result) {
      struct timespec now;
      clock_gettime(CLOCK_REALTIME, &now);
      if (result) *result = now.tv_sec;
      return now.tv_sec;
    }
    """

  @Test func clockThatJumpsBack() throws {
    let program = try program()
    defer { program.remove() }
    try program.write("clock.c", Self.oldClock)
    let compiled = try program.run(
      "/usr/bin/env", ["clang", "-shared", "-fPIC", "-o", "clock.so", "clock.c"])
    #expect(compiled.status == 0, "\(compiled.errors)")
    // Shows that the program believes the clock.
    try program.write("notebooks/z.md", "---\nrelease: 2015-01-01\n---\n\nReleased.\n")
    #expect(try build(program).status == 0)
    #expect(program.exists("site/z.html"))
    try program.write("notebooks/y.md", "There are `{swift} 2 + 5` words.\n")
    let clock = program.folder.appendingPathComponent("clock.so").path
    let run = try build(program, environment: ["LD_PRELOAD": clock])
    #expect(run.status == 0, "\(run.errors)")
    #expect(!program.exists("site/z.html"), "the clock was not set back")
    #expect(program.read("site/y.html")?.contains("7") == true)
    let again = try build(program)
    #expect(again.errors.contains("notebooks/x.md: written, nothing run"), "\(again.errors)")
    #expect(program.exists("site/z.html"))
  }

  // MARK: - Damage

  enum Damage: CaseIterable { case truncated, noise, empty, folder }

  /// Every file beneath `.lectern`, the compiler's own cache of C modules included.
  @Test(arguments: Damage.allCases.sampled(every: 2)) func damagedCache(_ damage: Damage) throws {
    let program = try program()
    defer { program.remove() }
    let ownModules = ["LECTERN_MODULE_CACHE": "", "LECTERN_SHARED_CELLS": ""]
    #expect(try build(program, environment: ownModules).status == 0)
    let root = program.folder.appendingPathComponent("notebooks/.lectern")
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    var damaged = 0
    for name in names {
      let file = root.appendingPathComponent(name)
      guard let content = FileManager.default.contents(atPath: file.path) else { continue }
      damaged += 1
      switch damage {
      case .truncated: try content.prefix(content.count / 2).write(to: file)
      case .noise:
        try Data((0..<max(1, content.count)).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: file)
      case .empty: try Data().write(to: file)
      case .folder:
        try FileManager.default.removeItem(at: file)
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
      }
    }
    #expect(damaged > 15)
    try FileManager.default.removeItem(at: program.folder.appendingPathComponent("site"))
    let again = try build(program, environment: ownModules)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try program.files(in: "site") == Self.cleanSite.get())
    // Whole again: nothing is made anew in the next build.
    let third = try program.lectern(
      "build", "notebooks", "--output", "site", "--json", environment: ownModules)
    #expect(!third.output.contains("\"isReused\" : false"))
  }

  /// A course that was moved takes its cache along.
  @Test func movedCourse() throws {
    let program = try program()
    defer { program.remove() }
    let ownModules = ["LECTERN_MODULE_CACHE": "", "LECTERN_SHARED_CELLS": ""]
    let first = try build(program, environment: ownModules)
    #expect(first.status == 0, "\(first.errors)")
    try FileManager.default.moveItem(
      at: program.folder.appendingPathComponent("notebooks"),
      to: program.folder.appendingPathComponent("moved"))
    try program.write("moved/y.md", "There are `{swift} 2 + 5` words.\n")
    let run = try program.lectern("build", "moved", "--output", "site", environment: ownModules)
    #expect(run.status == 0, "\(run.errors)")
    #expect(program.read("site/y.html")?.contains("7") == true)
  }
}
