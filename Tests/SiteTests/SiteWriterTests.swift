import Files
import Foundation
import Testing

@testable import Notebooks
@testable import Site

@Suite struct SiteWriterTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("writer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func text(_ path: String, in folder: URL) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func filesAreWrittenOnceForEachContent() throws {
    try withFolder { folder in
      let writer = SiteWriter(folder: folder.path)
      let isWritten = try ["one", "one", "two"].map { text in
        try writer.write(SiteFile(path: "a/b/page.html", text: text))
      }
      #expect(isWritten == [true, false, true])
      #expect(text("a/b/page.html", in: folder) == "two")
      // Nothing is left of the temporary names.
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a/b")
      #expect(names == ["page.html"])
    }
  }

  /// Who reads the old page while a new one is written reads all of the old one.
  @Test func readersKeepTheFileTheyHaveOpen() throws {
    try withFolder { folder in
      let writer = SiteWriter(folder: folder.path)
      try writer.write(SiteFile(path: "page.html", text: "the old page"))
      let reader = try FileHandle(forReadingFrom: folder.appendingPathComponent("page.html"))
      #expect(try reader.read(upToCount: 4) == Data("the ".utf8))
      try writer.write(SiteFile(path: "page.html", text: "another"))
      #expect(try reader.readToEnd() == Data("old page".utf8))
    }
  }

  @Test func whatCannotBeWrittenIsAFaultOfTheMachine() throws {
    try withFolder { folder in
      let writer = SiteWriter(folder: folder.path)
      try writer.write(SiteFile(path: "taken/page.html", text: "one"))
      #expect {
        try writer.write(SiteFile(path: "taken", text: "two"))
      } throws: { error in
        (error as? MachineFault)?.message.hasPrefix("cannot write '\(folder.path)/taken': ") == true
      }
      #expect(text("taken/page.html", in: folder) == "one")
    }
  }

  @Test(arguments: [
    ("a b.png", "a%20b.png", "one.html", "a b.png"), ("pictures/c.png", "pictures/c.png", "one.html", nil),
    ("part/d.png", "d.png", "part/two.html", "part/d.png"),
    ("e.png", "../e.png", "part/two.html", "e.png"),
    // What lies above the course goes to where the page looks for it.
    ("f.png", "../f.png", "one.html", "f.png"),
  ])
  func shownFilesAreCopied(_ source: String, _ link: String, _ page: String, _ target: String?) throws {
    try withFolder { folder in
      let chapters = folder.appendingPathComponent("course")
      let from = page.hasPrefix("part/") ? chapters.appendingPathComponent("part") : chapters
      let isAbove = source == "f.png"
      let file = (isAbove ? folder : chapters).appendingPathComponent(source)
      for folder in [file.deletingLastPathComponent(), from] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      try Data("picture".utf8).write(to: file)
      let writer = SiteWriter(folder: folder.path + "/site")
      let position = SourcePosition(file: "one.md", line: 3, column: 1)
      let copy = try writer.copy(
        LocalFile(path: link, position: position), fromFolder: from.path, besidePage: page)
      #expect(copy == target ?? source)
      #expect(text("site/" + copy, in: folder) == "picture")
    }
  }

  @Test func missingFileIsToldAtItsLink() throws {
    try withFolder { folder in
      let position = SourcePosition(file: "one.md", line: 3, column: 7)
      let writer = SiteWriter(folder: folder.path + "/site")
      #expect {
        try writer.copy(
          LocalFile(path: "no.png", position: position), fromFolder: folder.path, besidePage: "one.html")
      } throws: { error in
        let diagnostic = error as? Diagnostic
        return diagnostic?.position == position && diagnostic?.message == "There is no file 'no.png'."
          && diagnostic?.help?.isEmpty == false
      }
    }
  }
}

extension SiteWriterTests {
  /// Where the writer puts a file is where its page looks for it.
  @Test func pagesLookWhereFilesAreCopiedTo() throws {
    let text = "# A\n\n![one](../up/p.png) ![two](./q.png) [three](r.pdf#page=2) [four](../s.csv)\n"
    let files = ["course.yml": "chapters: [index.md, part/two.md]\n", "index.md": text, "part/two.md": text]
    let built = try SmallCourse(files: files).build()
    let front = try #require(built.pages.first { $0.path == "index.html" }).text
    for address in ["src=\"up/p.png\"", "src=\"q.png\"", "href=\"r.pdf#page=2\"", "href=\"s.csv\""] {
      #expect(front.contains(address), "\(address)")
    }
    let inPart = try #require(built.pages.first { $0.path == "part/two.html" }).text
    for address in ["src=\"../up/p.png\"", "src=\"q.png\"", "href=\"r.pdf#page=2\"", "href=\"../s.csv\""] {
      #expect(inPart.contains(address), "\(address)")
    }
  }
}
