import Foundation
import Testing
import Texts

@testable import Notebooks
@testable import Site

/// BibTeX as people write it.
@Suite struct BibTeXTests {
  @Test(arguments: [
    (#"Schr{\"o}dinger"#, "Schrödinger"), (#"J{\o}rgen {\L}ukasz"#, "Jørgen Łukasz"),
    (#"Jos{\'\i} \v{S}"#, "Josí Š"),
    (#"Erd\H{o}s, Fran{\c{c}}ois, L\u a"#, "Erdős, François, Lă"),
    (#"a -- b --- c ``d''"#, "a – b — c “d”"), ("50\\% of R\\&D, \\_, \\# x", "50% of R&D, _, # x"),
    (#"{{Long} Short}~Term"#, "Long Short Term"), (#"\emph{Deep} \textbf{nets}"#, "Deep nets"),
    (#"{\aa} {\AA} {\ae} {\ss} {\oe}"#, "å Å æ ß œ"), (#"$\alpha$-stable"#, "α-stable"),
    (#"$O(n \log n)$, $\log(n)$, $\min x$"#, "O(n log n), log(n), min x"), (#"$O(\sqrt{n})$"#, "O(√n)"),
    (#"$\nabla f \neq 0$, 3 \textmu{}m"#, "∇f ≠0, 3 μm"),
    (#"A \LaTeX\ B"#, "A LaTeX B"), (#"{\noop{2003}}1999"#, "1999"), (#"\noopsort {a}b"#, "b"),
  ]) func texBecomesText(_ tex: String, _ text: String) {
    #expect(TeXText.plain(tex) == text.precomposedStringWithCanonicalMapping)
  }

  @Test(arguments: [
    (#"https://a.b/~me/x--y\_z"#, "https://a.b/~me/x--y_z"),
    (#"\url{http://x.y/a\%20b}"#, "http://x.y/a%20b"),
    (#"http://x/{\textasciitilde}u"#, "http://x/~u"),
  ]) func addressesStayAsTheyAre(_ tex: String, _ address: String) {
    #expect(TeXText.address(tex) == address)
  }

  @Test(arguments: [
    ("John von Neumann", "von Neumann, John"), ("von Neumann, John", "von Neumann, John"),
    ("{Barnes and Noble}", "Barnes and Noble"), ("Ludwig van der Berg", "van der Berg, Ludwig"),
    ("King, Jr, Martin Luther", "King, Jr, Martin Luther"), ("Plato", "Plato"),
    (#"{\'E}variste Galois"#, "Galois, Évariste"),
    ("Ram{\\'o}n y Cajal, Santiago", "Ramón y Cajal, Santiago"),
    ("A and B and others", "A; B …"), ("A\n  AND {\\O}st, C", "A; Øst, C"),
  ]) func namesAreReadAsBibTeXReadsThem(_ field: String, _ expected: String) {
    let (names, hasOthers) = PersonName.read(field)
    #expect(names.map(\.listed).joined(separator: "; ") + (hasOthers ? " …" : "") == expected)
  }

  private func read(_ text: String) -> Bibliography {
    var bibliography = Bibliography()
    bibliography.add(file: "w.bib", text: text)
    return bibliography
  }

  @Test func entriesOfAllShapesAreRead() {
    let found = read(
      #"""
      Words outside are a comment, an address such as me@home.org too.
      @comment{ @article{no, title={No}} }
      @string{nips = "Advances in " # {NeurIPS}}
      @article(paren, author="Hinton, G. and others", title={A {(}b{)}}, journal=nips # " 3", month=jan, year=2020)
      @Book{quotes, author={{Barnes and Noble}}, title="Quotes {"}inside{"} it", year={1999},}
      @inproceedings{child, crossref={parent}, title={Child}, author={C, D}}
      @proceedings{parent, title={The Book}, year=2001, editor={E, F}}
      """#)
    #expect(
      bibliography(found) == [
        "paren: Hinton et al. 2020 A (b) | Advances in NeurIPS 3",
        "quotes: Barnes and Noble 1999 Quotes \"inside\" it | ",
        "child: C 2001 Child | The Book", "parent: E 2001 The Book | ",
      ])
    #expect(found.diagnostics.isEmpty)
  }

  /// Reference managers write every field of a type, with nothing in those that are not known.
  @Test func emptyFieldsAreMissing() {
    let found = read(
      """
      @article{a, author={A B}, title={T}, year={}, journal={ }, doi={{}}}
      @misc{b, author={C D}, title={T}, year="", date={2001}}
      """)
    #expect(bibliography(found) == ["a: B n.d. T | ", "b: D 2001 T | "])
    #expect(found.works["a"]?.fields["doi"] == nil && found.diagnostics.isEmpty)
  }

  /// biblatex's entries that hold fields for others, or stand for several, are no works.
  @Test func sharedFieldsAreTaken() {
    let found = read(
      "@xdata{pub, publisher={P}, year={2001}, xdata={more}}\n@xdata{more, author={A B}}\n@book{a, title={T}, xdata={ pub }}\n@set{s, entryset={a}}\n"
    )
    #expect(found.works.keys.sorted() == ["a"] && found.works["a"]?.fields["publisher"] == "P")
    #expect(bibliography(found) == ["a: B 2001 T | "])
  }

  private func bibliography(_ bibliography: Bibliography) -> [String] {
    bibliography.works.values.sorted { $0.position < $1.position }.map { work in
      "\(work.key): \(work.shortAuthors) \(work.year) \(work.fields["title"] ?? "") | "
        + (work.fields["journal"] ?? work.fields["booktitle"] ?? "")
    }
  }

  @Test func faultsAreToldWithTheirPositionAndTheRestIsRead() {
    let found = read(
      "@article{a, title = {Open,\n year = 2000\n}\n@book{, title={No key}}\n@book{b, title={B}, journal=ieee, year=2001}\n"
    )
    #expect(
      found.diagnostics.map { "\($0.position?.line ?? 0): \($0.message)" } == [
        "1: This entry is never closed.", "4: This entry has no key.", "5: There is no abbreviation 'ieee'.",
      ])
    let other = read(
      "@book{, title={No key}}\n@book{b, title={B}, journal=ieee, year=2001}\n@misc{c, title={x}\n@misc{d, title={D}}\n"
    )
    #expect(
      other.diagnostics.map { "\($0.position?.line ?? 0): \($0.message)" } == [
        "1: This entry has no key.", "2: There is no abbreviation 'ieee'.", "3: This entry is never closed.",
      ])
    #expect(other.works.keys.sorted() == ["b", "c", "d"])
  }

  /// A bibliography of somebody else's, such as d2l's.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["LECTERN_BIBLIOGRAPHY"] != nil, "names no bibliography"))
  func aForeignBibliographyIsReadWithoutRests() throws {
    let path = try #require(ProcessInfo.processInfo.environment["LECTERN_BIBLIOGRAPHY"])
    let found = read(try TextFile(contentsOf: path).text)
    #expect(found.diagnostics.isEmpty)
    for work in found.works.values {
      #expect(!work.people.isEmpty, "\(work.key)")
      for text in work.people.map(\.listed) + [work.fields["title"] ?? ""] {
        #expect(!text.contains { "\\{}$".contains($0) }, "\(work.key): \(text)")
      }
    }
  }

  /// As people write lists of names elsewhere; BibTeX would make one person of them.
  @Test(arguments: [
    ("Ada Lovelace, Grace Hopper, Alan Turing", ","), ("Lovelace, Ada; Hopper, Grace", ";"),
    ("Lovelace, Ada & Hopper, Grace", "&"), ("Lovelace, A. et al.", "et al."),
    ("LeCun, Yann\nand Bengio, Yoshua\nand Hinton, Geoffrey", nil),
    ("A, B, C, D", ","), ("King, Jr., Martin Luther and {Smith; Sons & Co, Inc, Ltd, x}", nil),
    ("van der Berg, Jan and Tom \\& Co and others", nil), ("family=Doe, given=John, prefix=von, x=y", nil),
  ]) func namesThatAreNotSeparatedByAndAreTold(_ field: String, _ separator: String?) {
    var bibliography = Bibliography()
    bibliography.add(file: "r.bib", text: "@misc{k, author={\(field)}, title={T}, year=2000}\n")
    #expect(
      bibliography.diagnostics.map(\.message)
        == (separator.map { ["The people of 'k' are separated by '\($0)', so they are read as one."] } ?? []))
  }
}
