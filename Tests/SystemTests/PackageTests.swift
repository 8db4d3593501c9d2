import Files
import Foundation
import TestSampling
import Testing

/// The package that `make deb` makes: what is in it, and that Debian's own examiner finds no error.
@Suite(
  .inTurn,
  .enabled("Scripts/setup browser installs patchelf and lintian") {
    ProcessInfo.processInfo.environment["LECTERN_REQUIRE_BROWSER"] == "1"
      || SearchPath.current.find(["patchelf"]) != nil && SearchPath.current.find(["lintian"]) != nil
  })
struct PackageTests {
  @Test func thePackageIsWhole() throws {
    let program = try Program()
    defer { program.remove() }
    let clone = Program(folder: Installation.clone)
    let build = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
    let environment = [
      // Packing well takes half a minute that a test has better uses for.
      "DEB_PACKING": "-Zgzip -z1", "DEB_FOLDER": program.folder.path,
      "PATH": (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/sbin:/usr/bin:/sbin:/bin",
    ]
    let made = try clone.run("/bin/bash", ["Scripts/deb", build], environment: environment)
    #expect(made.status == 0, "\(made.output)\(made.errors)")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: program.folder.path).first { $0.hasSuffix(".deb") })
    let fields = try program.run("/usr/bin/dpkg-deb", ["--field", name]).output
    #expect(fields.contains("Package: lectern\n") && fields.contains("\nDepends: "))
    #expect(fields.contains("libc6 (>= 2."))
    for library in ["libcmark-gfm0.29.0.gfm.6", "libdnnl2", "libsqlite3-0", "libssl3", "libzmq5"] {
      #expect(fields.contains(library), "\(fields)")
    }
    #expect(!fields.contains("DEB_") && fields.contains("Cells are compiled by Swift 6."))
    let files = Set(
      try program.run("/usr/bin/dpkg-deb", ["--contents", name]).output.split(separator: "\n")
        .compactMap { $0.split(separator: " ").last.map(String.init) })
    for file in [
      "bin/lectern", "lib/lectern/lectern-worker", "lib/lectern/libLecternKit.so",
      "lib/lectern/swift/libswiftCore.so",
      "lib/lectern/modules/LecternKit.swiftmodule", "share/lectern/theme/page.mustache",
      "share/man/man1/lectern.1.gz",
      "share/bash-completion/completions/lectern", "share/zsh/vendor-completions/_lectern",
      "share/fish/vendor_completions.d/lectern.fish", "share/doc/lectern/copyright",
    ] {
      #expect(files.contains("./usr/" + file), "\(file)")
    }
    let examined = try program.run(
      "/usr/bin/lintian", ["--fail-on", "error", "--allow-root", name], environment: environment)
    #expect(examined.status == 0, "\(examined.output)\(examined.errors)")

    // Unpacked elsewhere it starts without the toolchain's libraries, and builds a course of prose.
    #expect(try program.run("/usr/bin/dpkg-deb", ["--extract", name, "root"]).status == 0)
    try program.write("course/a.md", "# A\n")
    let installed = program.folder.appendingPathComponent("root/usr/bin/lectern").path
    let linked = try program.run("/usr/bin/ldd", [installed]).output
    #expect(
      linked.contains("root/usr/bin/../lib/lectern/swift/libswiftCore.so") && !linked.contains("not found"))
    let run = try program.run(installed, ["build", "course"], environment: ["PATH": "/usr/bin:/bin"])
    #expect(run.status == 0 && program.read("course/site/a.html") != nil, "\(run.errors)")
    let help = try program.run("/bin/sh", ["-c", "zcat root/usr/share/man/man1/lectern.1.gz"]).output
    #expect(help.contains("publish"))
  }
}
