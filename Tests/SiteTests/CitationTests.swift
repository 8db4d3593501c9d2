import Testing

@testable import Notebooks
@testable import Site

/// Citations in their places, and works that are told apart.
@Suite struct CitationTests {
  private func page(_ text: String, _ works: String) throws -> String {
    let built = try SmallCourse(files: [
      "course.yml": "bibliography: w.bib\n", "a.md": "# A\n\n\(text)\n", "w.bib": works,
    ]).build()
    #expect(built.diagnostics.isEmpty, "\(built.diagnostics)")
    return try #require(built.pages.first { $0.path == "a.html" }).text
  }

  private let work = "@book{k, author={Ada Lovelace}, title={T}, year=2020}\n"

  /// Pandoc's ways to say where in the work.
  @Test(arguments: [
    ("@k [p. 33] says.", "Lovelace (2020, p. 33)</a> says."),
    ("@k [33] says.", "Lovelace (2020, 33)</a> says."),
    ("@k [chap. 2].", "Lovelace (2020, chap. 2)</a>."),
    ("@k [see there].", "Lovelace (2020)</a> [see there]."),
    ("[@k, {p. 5}].", "Lovelace, 2020</a>, p. 5)."), ("-@k [p. 3].", "2020</a>, p. 3."),
    ("[-@k].", "2020</a>)."),
  ])
  func wherePartsOfAWorkStand(_ text: String, _ shown: String) throws {
    #expect(try page(text, work).contains(shown))
  }

  @Test func worksOfOneYearHaveLetters() throws {
    let page = try page(
      "@k, @l, @m, @n.",
      work
        + "@book{l, author={Ada Lovelace}, title={S}, date={2020-05}}\n@book{m, author={Ada Lovelace}, title={R}, year=2021}\n@book{n, author={Lovelace and Bob Ross}, title={Q}, year=2020}\n"
    )
    #expect(page.contains(">Lovelace (2020b)</a>, ") && page.contains(">Lovelace (2020a)</a>, "))
    #expect(page.contains(">Lovelace (2021)</a>, ") && page.contains(">Lovelace &amp; Ross (2020)</a>."))
    #expect(page.contains("(2020a). <em>S</em>") && page.contains("(2020b). <em>T</em>"))
  }

  @Test(arguments: [
    ("date={2019-03/2020-04}", "2019–2020"), ("date={2019-03/2019-04}", "2019"), ("date={2019/}", "2019–"),
    ("date={1995~}", "1995"), ("year={2020}, date={2019}", "2020"),
  ])
  func dates(_ field: String, _ year: String) throws {
    #expect(try page("@k", "@book{k, author={A}, title={T}, \(field)}").contains(">A (\(year))</a>"))
  }

  @Test func biblatexsNamesInParts() throws {
    let shown = try page(
      "@k",
      "@book{k, author={family=Doe, given={John, A.}, prefix=von and given=Ada, family=Lovelace}, title={T}, year=1}"
    )
    #expect(shown.contains(">von Doe &amp; Lovelace (1)</a>"))
    #expect(shown.contains("von Doe, John, A.; Lovelace, Ada (1)"))
  }

  @Test(arguments: [
    ("title={Deep}, subtitle={A primer}", "Deep: A primer. "),
    ("title={Why?}, subtitle={A primer}", "Why? A primer. "),
    ("title={T}, subtitle={}", "T. "), ("title={T}, booktitle={B}, booksubtitle={C}", "T. <em>B: C</em>. "),
    ("title={T}, journal={Phys. Rev. Lett.}", "T. <em>Phys. Rev. Lett.</em> "),
    ("title={T}, journal={Phys. Rev. Lett.}, volume=3", "T. <em>Phys. Rev. Lett.</em>, 3. "),
  ])
  func titlesAreWholeAndEndOnce(_ fields: String, _ shown: String) throws {
    #expect(try page("@k", "@misc{k, author={A}, year=1, \(fields)}").contains("(1). \(shown)"))
  }

  /// Addresses of older styles, an issue, and an entry that is commented out.
  @Test func fieldsOfOtherStyles() throws {
    let shown = try page(
      "@k @l",
      "%@article{old,\n% title={x}\n%}\n@misc{k, author={A}, title={T}, howpublished={\\url{https://x.org/a_b}}, year=1}\n@article{l, author={B}, title={U}, journal={J}, volume=1, issue=2, year=2, note={At https://y.org/c.}}\n"
    )
    #expect(shown.contains(#"<a href="https://x.org/a_b">https://x.org/a_b</a>"#))
    #expect(shown.contains("<em>J</em>, 1(2)") && shown.contains(#"<a href="https://y.org/c">"#))
  }

  /// Keys of NASA's ADS and of publishers hold what would end a key; braces hold them together, as Pandoc's do.
  @Test(arguments: ["2015ApJ...799...42E", "a..b", "k!", "10.1145/1.2", "k"])
  func anyKeyStandsInBraces(_ key: String) throws {
    let shown = try page(
      "[see @{\(key)}, p. 3] and -@{\(key)}.", "@book{\(key), author={Ada L}, title={T}, year=2020}\n")
    #expect(shown.contains("L, 2020</a>, p. 3)") && shown.contains(">2020</a>."), "\(shown)")
  }

  @Test func aKeyIsWrittenAsItIsRead() {
    #expect(Reference.written("he2015") == "he2015" && Reference.written("DBLP:conf/a") == "DBLP:conf/a")
    #expect(Reference.written("a..b") == "{a..b}" && Reference.written("a.") == "{a.}")
    #expect(Reference.written("a_b") == "a_b" && Reference.written("a_") == "{a_}")
  }

  /// A bibliography may be a stranger's.
  /// As publishers and other programs write them.
  @Test(arguments: [
    ("doi={10.1016/j.x}", "https://doi.org/10.1016/j.x"),
    ("doi={\\href{https://doi.org/10.1/x}{10.1/x}}", "https://doi.org/10.1/x"),
    ("doi={doi:10.1016/j.x}", "https://doi.org/10.1016/j.x"),
    ("doi={DOI: 10.1016/j.x}", "https://doi.org/10.1016/j.x"),
    ("doi={doi.org/10.1016/j.x}", "https://doi.org/10.1016/j.x"),
    ("doi={http://dx.doi.org/10.1/x}", "http://dx.doi.org/10.1/x"),
    ("doi={n/a}, eprint={1706.03762}, archiveprefix={arXiv}", "https://arxiv.org/abs/1706.03762"),
    ("eprint={arXiv:1706.03762v5}, archiveprefix={arXiv}", "https://arxiv.org/abs/1706.03762v5"),
    ("eprint={https://arxiv.org/abs/1412.6980}, eprinttype={arxiv}", "https://arxiv.org/abs/1412.6980"),
  ])
  func identifiersBecomeAddresses(_ fields: String, _ address: String) throws {
    let shown = try page("@k", "@misc{k, author={A}, title={T}, year=1, \(fields)}")
    #expect(shown.contains("<a href=\"\(address)\">\(address)</a>"))
  }

  @Test func whatIsNoIdentifierIsNoLink() throws {
    #expect(try !page("@k", "@misc{k, author={A}, title={T}, year=1, doi={n/a}}").contains("doi.org"))
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "JavaScript://x"])
  func anAddressThatIsAProgramIsNoLink(_ address: String) throws {
    let shown = try page("@k", "@book{k, author={A}, title={T}, year=1, url={\(address)}}\n")
    #expect(!shown.contains("href=\"\(address.prefix(5))") && shown.contains(address))
  }
}
