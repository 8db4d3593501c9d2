import Files
import Foundation
import Sandboxes
import TestSampling
import Testing
import Yams

@testable import Publishing

/// The files for CI: each of their commands is run, in a fresh folder with the program at hand.
///
/// Not run are the steps of others (`uses:`), and apt-get is one that only takes note; Lectern itself comes from a
/// repository whose `make install` installs the program that was built with this test.
@Suite(.inTurn) struct WorkflowTests {
  private static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("lectern")

  @Test func gitHubsStepsPublish() throws {
    let course = "teaching/my course"
    let site = try repository(.github, course)
    defer { site.remove() }
    let text = try #require(site.read("work/.github/workflows/publish.yml"))
    let root = try #require(try Yams.load(yaml: text) as? [String: Any])
    let job = try #require((root["jobs"] as? [String: Any])?["course"] as? [String: Any])
    let steps = try #require(job["steps"] as? [[String: Any]])
    #expect(
      steps.compactMap { $0["uses"] as? String } == [
        "actions/checkout@v4", "actions/cache@v4", "actions/cache@v4",
      ])
    let paths = steps.compactMap { ($0["with"] as? [String: Any])?["path"] as? String }
    #expect(paths == ["/opt/lectern", course + "/.lectern"])
    var environment = try #require(job["env"] as? [String: String])
    #expect(
      environment["LECTERN"] == site.folder.path + "/lectern.git"
        && environment["LECTERN_PREFIX"] == "/opt/lectern")
    environment["LECTERN_PREFIX"] = site.folder.path + "/prefix"
    environment["GITHUB_ACTOR"] = "somebody"
    for step in steps {
      guard let commands = step["run"] as? String else { continue }
      try run(site, commands, environment, name: step["name"] as? String ?? "")
    }
    #expect(
      try site.run("git", "show", "gh-pages:01-first-chapter.html", in: "origin.git").contains(
        "A first chapter"))
    #expect(
      try site.run("git", "log", "-1", "--format=%ae", "gh-pages", in: "origin.git").hasPrefix("somebody@"))
    #expect(try site.run("git", "status", "--porcelain", in: "work") == "")
    let asked = site.read("asked") ?? ""
    #expect(asked.contains("update -qq") && asked.contains("rsync openssh-client"))
  }

  @Test func gitLabsScriptsPublish() throws {
    let site = try repository(.gitlab, "")
    defer { site.remove() }
    let text = try #require(site.read("work/.gitlab-ci.yml"))
    let root = try #require(try Yams.load(yaml: text) as? [String: Any])
    let variables = try #require(root["variables"] as? [String: String])
    #expect(variables["GIT_DEPTH"] == "0" && variables["LECTERN"] == site.folder.path + "/lectern.git")
    let project = site.folder.appendingPathComponent("work").path
    let environment = [
      "CI_PROJECT_DIR": project, "LECTERN": variables["LECTERN"] ?? "",
      "LECTERN_PREFIX": variables["LECTERN_PREFIX"]?.replacing("$CI_PROJECT_DIR", with: project) ?? "",
    ]
    let before = try #require(root["before_script"] as? [String])
    for name in ["check", "pages"] {
      let job = try #require(root[name] as? [String: Any])
      let script = try #require(job["script"] as? [String])
      // One shell runs all lines of a job.
      try run(site, (before + script).joined(separator: "\n"), environment, name: name)
    }
    let pages = try #require((root["pages"] as? [String: Any])?["artifacts"] as? [String: [String]])
    #expect(pages == ["paths": ["public"]])
    #expect(site.read("work/public/01-first-chapter.html")?.contains("A first chapter") == true)
    #expect(try site.run("git", "status", "--porcelain", in: "work") == "")
  }

  /// A variable that nobody has set is told.
  @Test(arguments: Workflow.allCases) func withoutAProgramTheStepSaysSo(_ service: Workflow) throws {
    let site = try SmallSite()
    defer { site.remove() }
    let text = service.text(course: ".", lectern: nil)
    let root = try #require(try Yams.load(yaml: text) as? [String: Any])
    let steps = ((root["jobs"] as? [String: Any])?["course"] as? [String: Any])?["steps"] as? [[String: Any]]
    let install =
      (root["before_script"] as? [String])?.first
      ?? steps?.first { $0["name"] as? String == "Install Lectern" }?["run"] as? String
    let run = try BoundedRun.of(
      "/bin/bash", ["-e", "-c", try #require(install)], environment: ["PATH": "/usr/bin:/bin"],
      limits: RunLimits(seconds: 20))
    #expect(run.outcome == .ended(.exited(status: 1)))
    #expect(
      String(decoding: run.standardError, as: UTF8.self)
        == "Set the variable LECTERN to the address of Lectern's repository, or of its .deb.\n")
  }

  /// The guide shows the files as they are.
  @Test(arguments: Workflow.allCases) func theGuideHasTheWholeFile(_ service: Workflow) throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("notebooks/guide/09-publishing.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("```yaml\n" + service.text(course: ".", lectern: nil) + "```\n"))
  }

  /// Nothing that is there is overwritten.
  @Test func aFileThatIsThereStays() throws {
    let site = try SmallSite("title: T\n", [".gitlab-ci.yml": "mine\n"])
    defer { site.remove() }
    let folder = site.folder.appendingPathComponent("course")
    #expect {
      try Workflow.gitlab.write(course: folder, lectern: nil)
    } throws: {
      "\($0)".hasSuffix(".gitlab-ci.yml' already.\nhelp: move it away, or add the steps to it by hand.")
    }
    #expect(site.read("course/.gitlab-ci.yml") == "mine\n" && site.read("course/.gitignore") == nil)
  }

  // MARK: -

  private func run(_ site: SmallSite, _ commands: String, _ environment: [String: String], name: String)
    throws
  {
    let own = [
      "PATH": "\(site.folder.path)/bin:\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
      "HOME": site.folder.path,
      "LECTERN_MODULE_CACHE": FileManager.default.temporaryDirectory.appendingPathComponent(
        "lectern-test-modules"
      ).path,
      "LECTERN_SHARED_CELLS": FileManager.default.temporaryDirectory.appendingPathComponent(
        "lectern-test-cells"
      ).path,
    ]
    let run = try BoundedRun.of(
      "/bin/bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", commands],
      environment: own.merging(environment) { $1 },
      directory: site.folder.appendingPathComponent("work").path,
      limits: RunLimits(seconds: 300))
    let words = String(decoding: run.standardOutput + run.standardError, as: UTF8.self)
    #expect(run.outcome.isSuccess, "\(name): \(words)")
  }

  /// A repository with a new course, made by the program, and one of Lectern.
  private func repository(_ service: Workflow, _ course: String) throws -> SmallSite {
    let site = try SmallSite()
    try site.write(
      "lectern/Makefile",
      "install:\n\tmkdir -p $(PREFIX)/bin && ln -sf '\(Self.program.path)' $(PREFIX)/bin/lectern\n")
    try site.write("lectern/Scripts/setup", "#!/bin/sh\n", isProgram: true)
    try site.write("bin/apt-get", "#!/bin/sh\necho \"$@\" >> '\(site.folder.path)/asked'\n", isProgram: true)
    for (name, bare) in [("lectern", "lectern.git"), ("work", "origin.git")] {
      let folder = name == "work" && !course.isEmpty ? "work/\(course)" : name
      try AtomicFile.makeFolder(site.folder.appendingPathComponent(name))
      try site.run("git", "init", "-q", "-b", "main", in: name)
      if name == "work" {
        let run = try BoundedRun.of(
          Self.program.path,
          [
            "init", site.folder.appendingPathComponent(folder).path, "--ci", service.rawValue, "--lectern",
            site.folder.path + "/lectern.git",
          ],
          environment: ProcessInfo.processInfo.environment, limits: RunLimits(seconds: 300))
        #expect(run.outcome.isSuccess, "\(String(decoding: run.standardError, as: UTF8.self))")
      }
      try site.run("git", "add", "-A", in: name)
      try site.run("git", "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "All", in: name)
      try site.run("git", "clone", "-q", "--bare", name, bare, in: ".")
      if name == "work" { try site.run("git", "remote", "add", "origin", "../origin.git", in: name) }
    }
    return site
  }
}
