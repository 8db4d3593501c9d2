import Files
import Foundation
import Testing

@testable import Publishing

/// Publishing to a branch, with git's own repositories.
@Suite struct BranchPlaceTests {
  @Test func theBranchOfARemoteIsTheSite() throws {
    let site = try SmallSite("title: Small\npublish: { branch: gh-pages }\n")
    defer { site.remove() }
    try site.makeRepository()
    try site.write("course/01-one.md", "# One\n\nNot committed, staged in part.\n")
    try site.run("git", "add", "01-one.md")
    try site.write("course/01-one.md", "# One\n\nThe first chapter, edited.\n")
    let before = try state(site)

    let first = try site.publish()
    #expect(first.removed.isEmpty && first.changed.isEmpty && first.added.map(\.path).contains("01-one.html"))
    #expect(try site.run("git", "show", "gh-pages:01-one.html", in: "origin.git").contains("chapter, edited"))
    #expect(try site.run("git", "ls-tree", "--name-only", "gh-pages", in: "origin.git").contains(".nojekyll"))
    // The author's files, index, branch and work trees are as they were.
    #expect(try state(site) == before)
    #expect(try site.publish().isEmpty)

    try site.write("course/02-two.md", "# Two\n")
    try FileManager.default.removeItem(at: site.folder.appendingPathComponent("course/01-one.md"))
    let second = try site.publish()
    #expect(second.added.map(\.path).filter { $0.hasSuffix(".html") } == ["02-two.html"])
    #expect(second.removed.map(\.path) == ["01-one.html", "01-one.ipynb", "01-one.md", "01-one.swift"])
    #expect(second.changed.map(\.path).contains("index.html"))
    let tree = try site.run("git", "ls-tree", "-r", "--name-only", "gh-pages", in: "origin.git")
    #expect(tree.contains("02-two.html") && !tree.contains("01-one.html"))

    #expect(try site.publish(back: true).added.map(\.path) == second.removed.map(\.path))
    #expect(try site.run("git", "show", "gh-pages:01-one.html", in: "origin.git").contains("chapter, edited"))
    // Once more, and the newer version is back.
    try site.publish(back: true)
    #expect(
      try site.run("git", "ls-tree", "--name-only", "gh-pages", in: "origin.git").contains("02-two.html"))
    #expect(try site.run("git", "rev-list", "--count", "gh-pages", in: "origin.git") == "4\n")
  }

  /// What `git` has of the author's work.
  private func state(_ site: SmallSite) throws -> [String] {
    [
      try site.run("git", "status", "--porcelain", "--branch"), try site.run("git", "diff"),
      try site.run("git", "diff", "--cached"), try site.run("git", "worktree", "list"),
      try site.run("git", "stash", "list"), try site.run("git", "branch", "--list"),
    ]
  }

  @Test func withoutARemoteTheBranchIsMadeHere() throws {
    let site = try SmallSite()
    defer { site.remove() }
    try site.makeRepository()
    try site.run("git", "remote", "remove", "origin")
    try site.publish(to: "branch:pages")
    #expect(try site.run("git", "show", "pages:index.html").contains("The front page"))
    #expect(
      throws: UsageFault(
        "the repository has no remote 'origin'.", help: "add it with 'git remote add origin ADDRESS'.")
    ) {
      try site.publish(to: "branch:pages@origin")
    }
  }

  @Test func filesOfOthersStayOnTheBranch() throws {
    let site = try SmallSite()
    defer { site.remove() }
    try site.makeRepository()
    try site.publish(to: "branch:gh-pages")
    try site.run("git", "clone", "--quiet", "--branch", "gh-pages", "origin.git", "other", in: ".")
    try site.write("other/CNAME", "course.example.org\n")
    try site.run("git", "add", "CNAME", in: "other")
    try site.run("git", "-c", "user.name=B", "-c", "user.email=b@b", "commit", "-qm", "C", in: "other")
    try site.run("git", "push", "-q", in: "other")
    try site.write("course/01-one.md", "# One\n\nAnother text.\n")
    #expect(try site.publish(to: "branch:gh-pages").others == ["CNAME"])
    #expect(try site.run("git", "show", "gh-pages:CNAME", in: "origin.git") == "course.example.org\n")
  }

  @Test func whoIsOvertakenIsTold() throws {
    let site = try SmallSite()
    defer { site.remove() }
    try site.makeRepository()
    let session = try PublishingSession(
      paths: [site.folder.appendingPathComponent("course").path], to: "branch:gh-pages",
      day: .init(year: 2026, month: 12, day: 1), installation: SmallSite.installation)
    var publication = try session.publication(progress: { _ in }, tell: { _ in })
    let other = try session.plan(publication)
    publication.files["more.txt"] = Data("more".utf8)
    let plan = try session.plan(publication)
    try session.carryOut(other)
    #expect(
      throws: MachineFault(
        "somebody else has published to branch gh-pages of origin meanwhile.",
        help: "run 'lectern publish' again and look at the changes.")
    ) { try session.carryOut(plan) }
    session.end()
  }

  @Test func theAuthorsOwnBranchIsRefused() throws {
    let site = try SmallSite()
    defer { site.remove() }
    #expect {
      try site.publish(to: "branch:gh-pages")
    } throws: {
      "\($0)".contains(
        "lies in no git repository, so it has no branch to publish to.\nhelp: run 'git init' there")
    }
    try site.makeRepository()
    #expect(
      throws: UsageFault(
        "'main' is a branch that you work on, and a site would be mixed with its files.",
        help: "name a branch of its own, such as gh-pages.")
    ) { try site.publish(to: "branch:main") }
  }
}
