import Foundation
import Testing

@testable import Grading

/// What a release does to a folder in which something stands already.
@Suite struct ReleaseTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "release-\(UUID().uuidString)")
  private var source: URL { folder.appendingPathComponent("mean") }
  private var target: URL { folder.appendingPathComponent("out") }

  private func write(_ path: String, _ text: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func read(_ path: String) -> String? {
    FileManager.default.contents(atPath: folder.appendingPathComponent(path).path).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func release(_ name: String = "softmax") throws -> AssignmentRelease {
    let (rubric, diagnostics) = SoftmaxAssignment.read(
      SoftmaxAssignment.rubric.replacing("assignment: softmax", with: "assignment: \(name)"))
    try #require(!diagnostics.containsErrors, "\(diagnostics)")
    return try AssignmentRelease(rubric, folder: source, data: nil)
  }

  @Test func whatSomebodyHasChangedIsNotReplaced() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("mean/starter.md", "One.\n")
    try write("mean/assignment.md", "Do.\n")
    let first = try release()
    #expect(first.loss(in: target) == nil)
    try first.write(to: target)
    // Written again with a better source: nothing is lost, and what is no more goes.
    try write("mean/starter.md", "Two.\n")
    try FileManager.default.removeItem(at: source.appendingPathComponent("assignment.md"))
    let second = try release()
    #expect(second.loss(in: target) == nil)
    try second.write(to: target)
    #expect(read("out/starter.md") == "Two.\n")
    #expect(read("out/assignment.md") == nil)

    try write("out/starter.md", "Mine.\n")
    #expect(
      second.loss(in: target)
        == "'starter.md' there was changed since it was written, or is not of this command.")
    #expect(try release("median").loss(in: target) == "the folder holds what students get of 'softmax'.")
    // The assignment's own folder holds what the author wrote.
    try write("mean/check.md", "Mine.\n")
    #expect(
      second.loss(in: source)
        == "'check.md' there was changed since it was written, or is not of this command.")
  }

  @Test func whatTheTextsShowIsHandedOut() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(
      "mean/starter.md",
      "![p](img/a%20b.png) [d](n.csv) [w](https://a.org/x.png) [s](reference.md) [u](../up.csv) [h](#a) ![p](img/a%20b.png)\n"
    )
    try write("mean/assignment.md", "[g](gone.csv)\n")
    try write("mean/reference.md", "The solution.\n")
    try write("mean/img/a b.png", "x")
    try write("mean/n.csv", "1\n")
    let made = try release()
    #expect(
      made.files.map(\.path) == [
        "starter.md", "assignment.md", "img/a b.png", "n.csv", "check.yml", "check.md",
      ])
    #expect(made.notHandedOut == ["reference.md", "gone.csv"])
  }

  @Test(arguments: [
    (#"<img src="img/a.png" width="300"> <a href='t.csv'>t</a>"#, ["img/a.png", "t.csv"]),
    ("![a](<img/a b.png>) ![b](img/b(1).png) ![c](c.png \"C\")", ["img/a b.png", "img/b(1).png", "c.png"]),
    ("[d][e]\n\n[e]: n.csv\n[f]: <https://a.org/x>\n[^g]: A note", ["n.csv"]),
    ("{{< include _a.md >}}\n\n[b](b.csv#c) [c](#d) [e](mailto:a@b.org)", ["_a.md", "b.csv"]),
    (
      "[a [b](c)](d.csv) [![p](p.png)](big.png)\n\n| t |\n|---|\n| [x](x.csv) |\n\nN[^1]\n\n[^1]: [y](y.csv)",
      ["c", "big.png", "p.png", "x.csv", "y.csv"]
    ),
    // Code leads nowhere.
    (
      "```{swift}\nlet a = [Double](values)\n```\n`[Int](b)`, [c](c.csv)\n\n~~~\n[d](d.csv)\n~~~\n", ["c.csv"]
    ),
  ])
  func filesThatATextShowsAreFound(_ text: String, _ expected: [String]) {
    #expect(ShownFiles(of: text).paths == expected)
  }

  @Test func changedPublicChecksAreNotReplaced() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("mean/starter.md", "One.\n")
    let made = try release()
    try made.write(to: target)
    #expect(made.loss(in: target) == nil)
    let checks = try #require(read("out/check.yml"))
    try write("out/check.yml", checks.replacing("seconds: ", with: "seconds: 3"))
    #expect(
      made.loss(in: target)
        == "'check.yml' there was changed since it was written, or is not of this command.")
  }
}
