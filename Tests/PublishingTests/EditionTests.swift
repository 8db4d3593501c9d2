import Files
import Foundation
import Testing

@testable import Publishing

/// Frozen copies of a site, and what their pages say of each other.
@Suite struct EditionTests {
  @Test(arguments: [false, true]) func oldEditionsSayThatThereIsANewer(_ isBranch: Bool) throws {
    let site = try SmallSite()
    defer { site.remove() }
    try site.makeRepository()
    let to = isBranch ? "branch:gh-pages" : site.folder.path + "/public"
    func page(_ path: String) throws -> String? {
      isBranch
        ? try site.run("git", "show", "gh-pages:\(path)", in: "origin.git") : site.read("public/" + path)
    }
    try site.publish(to: to)
    let plain = try page("01-one.html")
    #expect(plain?.contains("lectern-editions") == false, "without editions a page is as it was built")

    try site.publish(to: to, as: "2025-autumn")
    let first = try #require(try page("2025-autumn/01-one.html"))
    #expect(!first.contains("edition-newer") && EditionMarks.removed(from: first) == plain)
    #expect(first.contains(#"<li><a href="../01-one.html">current</a></li>"#))
    #expect(
      first.contains(#"<li><a href="../2025-autumn/01-one.html" aria-current="true">2025-autumn</a></li>"#))
    #expect(try page("01-one.html")?.contains(#"<summary>Edition: current</summary>"#) == true)

    // A year later a chapter has gone, and another has come.
    try FileManager.default.removeItem(at: site.folder.appendingPathComponent("course/01-one.md"))
    try site.write("course/02-two.md", "# Two\n")
    let changes = try site.publish(to: to, as: "2026-autumn")
    #expect(changes.removed.map(\.path) == ["01-one.html", "01-one.ipynb", "01-one.md", "01-one.swift"])
    let old = try #require(try page("2025-autumn/01-one.html"))
    #expect(EditionMarks.removed(from: old) == plain, "what is frozen stays as it was")
    #expect(
      old.contains(
        #"<p class="edition-newer" role="note">There is a newer edition of this course. <a href="../index.html">Read it there</a></p>"#
      ))
    #expect(old.contains(#"<li><a href="../2026-autumn/index.html">2026-autumn</a></li>"#))
    #expect(try page("2025-autumn/index.html")?.contains(#"edition-newer"#) == true)
    #expect(try page("2026-autumn/02-two.html")?.contains("edition-newer") == false)
    #expect(try page("02-two.html")?.contains(#"<a href="2025-autumn/index.html">2025-autumn</a>"#) == true)
    // What is not a page is copied as it is, and stays.
    #expect(try page("2025-autumn/01-one.md") == "# One\n\nThe first chapter.\n")
    #expect(try site.publish(to: to).isEmpty)

    // The newest may be put again, an older one is frozen, and the site's own folders are its own.
    try site.write("course/02-two.md", "# Two, mended\n")
    try site.publish(to: to, as: "2026-autumn")
    #expect(try page("2026-autumn/02-two.html")?.contains("Two, mended") == true)
    for (name, message) in [
      ("2025-autumn", "the edition '2025-autumn' is frozen, and '2026-autumn' came after it."),
      ("assets", "the site has a folder 'assets' of its own."), ("../a", "'../a' is no name for an edition."),
    ] {
      #expect {
        try site.publish(to: to, as: name)
      } throws: { ($0 as? UsageFault)?.message == message }
    }
  }

  @Test func marksAreReplacedWherePagesHaveThem() {
    let page =
      "<html lang=\"de\"><head>\n<title>T</title>\n</head>\n<body class=\"a\">\n<p>x</p></body></html>"
    var marks = EditionMarks(
      root: "../", editions: [(nil, "../a.html", false), ("e", "../e/a.html", true)], newer: "../a.html")
    let marked = marks.put(on: page)
    #expect(
      marked.contains(
        "<body class=\"a\"><!--lectern-editions--><aside class=\"editions\" aria-label=\"Ausgabe\">"))
    #expect(marked.contains("Von diesem Kurs gibt es eine neuere Ausgabe.") && marked.contains("Ausgabe: e"))
    #expect(EditionMarks.removed(from: marked) == page)
    marks.newer = nil
    #expect(marks.put(on: marked) == marks.put(on: page))
  }

  @Test func aThirdMachineKeepsItsEditions() throws {
    // The place is asked for no page but those of old editions.
    var old = PublicationRecord()
    old.editions = ["a"]
    old.files = [
      "a/x.html": .init(Data("<body>".utf8)), "a/y.css": .init(Data("y".utf8)), "z.html": .init(Data()),
    ]
    var asked: [String] = []
    let editions = try Editions(["x.html": Data("<body>".utf8)], onlyAtRoot: [], keepingAs: "b", over: old) {
      paths in
      asked = paths
      return ["a/x.html": Data("<body>".utf8)]
    }
    #expect(asked == ["a/x.html"])
    #expect(editions.record.editions == ["a", "b"])
    #expect(Set(editions.record.files.keys) == ["x.html", "b/x.html", "a/x.html", "a/y.css"])
    #expect(Set(editions.files.keys) == ["x.html", "b/x.html", "a/x.html"])
  }
}
