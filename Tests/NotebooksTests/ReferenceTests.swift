import Testing

@testable import Notebooks

@Suite struct ReferenceTests {
  /// `-@key` is the number alone, as in Pandoc; a dash behind a word is the sentence's.
  @Test(arguments: [
    ("See -@thm-x.", true, "See "), ("-@thm-x", true, ""), ("(-@thm-x)", true, "("),
    ("line\n-@thm-x", true, "line "), ("[-@thm-x]", true, ""),
    ("3-@thm-x", false, "3-"), ("a --@thm-x", false, "a --"), ("*a*-@thm-x", false, "a-"),
  ])
  func aDashGivesTheNumberAlone(_ text: String, _ isBare: Bool, _ before: String) throws {
    let (notebook, diagnostics) = try parse(text + "\n")
    #expect(diagnostics.isEmpty)
    guard case .paragraph(let paragraph)? = notebook.blocks.first else {
      Issue.record("no paragraph")
      return
    }
    let items = paragraph.content.compactMap { inline -> Reference.Item? in
      if case .reference(let reference) = inline { reference.items.first } else { nil }
    }
    #expect(items.map(\.key) == ["thm-x"] && items.map(\.isBare) == [isBare])
    let words = paragraph.content.prefix { if case .reference = $0 { false } else { true } }.plainText
    #expect(words == before)
  }

  /// Nobody puts a blank before these signs.
  @Test(arguments: [
    "见 @thm-x。然后", "(@thm-x，与", "@thm-x、", "@thm-x：", "@thm-x؟", "“@thm-x”", "见：@thm-x", "（@thm-x）",
    "–@thm-x", "@thm-x’s", "@thm-x—so",
    "@thm-x\u{A0}y",
  ])
  func signsBehindAKeyAreNotItsOwn(_ text: String) throws {
    let (notebook, _) = try parse(text + "\n")
    #expect(notebook.dump.contains("@thm-x\n"), "\(notebook.dump)")
  }

  @Test(arguments: ["sec-größe", "sec-激活", "sec-々", "sec-ª"])
  func lettersOfAnyScriptAreTheKeys(_ key: String) throws {
    let (notebook, _) = try parse("See @\(key).\n")
    #expect(notebook.dump.contains("@\(key)\n"), "\(notebook.dump)")
  }

  /// A whole sentence in emphasis begins or ends with a reference.
  @Test(arguments: [
    "_@thm-x says_", "_see @thm-x_", "__@thm-x__", "(_@thm-x_)", "*@thm-x*", "**_@thm-x_**", "_@thm-x._",
  ])
  func emphasisIsNoPartOfAKey(_ text: String) throws {
    let (notebook, diagnostics) = try parse(text + "\n\n@a_b and me_@home.org\n")
    #expect(diagnostics.isEmpty)
    let tree = String(describing: notebook)
    #expect(tree.contains("\"thm-x\"") && tree.contains("\"a_b\"") && !tree.contains("\"home.org\""))
  }
}
