import Testing

@testable import Markup

@Suite struct MarkupWriterTests {
  @Test func elementsAttributesAndText() {
    let node = Node.element("p", ["class": "a \"b\"", "id": nil, "hidden": ""]) {
      "1 < 2 & 3"
      Node.element("br")
      if true { Node.raw("<i>x</i>") }
      for letter in ["a", "b"] { Node.element("b", text: letter) }
    }
    #expect(
      node.rendered()
        == #"<p class="a &quot;b&quot;" hidden>1 &lt; 2 &amp; 3<br><i>x</i><b>a</b><b>b</b></p>"#)
    #expect(node.plainText == "1 < 2 & 3ab")
  }

  @Test func dialects() {
    let svg = Node.element("div") {
      Node.element("svg", ["role": "img"]) { Node.element("path", ["d": "M0,0"]) }
      Node.element("span")
    }
    #expect(svg.rendered() == #"<div><svg role="img"><path d="M0,0"/></svg><span></span></div>"#)
    #expect(Node.element("g", ["hidden": ""]).rendered(as: .xml) == #"<g hidden=""/>"#)
  }

  @Test func forbiddenCharactersNeverGoOut() {
    let text = String(String.UnicodeScalarView((0..<0x20).compactMap { Unicode.Scalar($0) }))
    let out = Node.text(text + "\u{FFFF}").rendered(as: .xml)
    #expect(out.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
    #expect(Escaping.attribute("a\nb") == "a&#10;b")
  }

  @Test func scriptsAreNotEscapedAndCannotEndEarly() {
    #expect(
      Node.element("script", text: "if (a < b) '</script>'").rendered()
        == "<script>if (a < b) '<\\/script>'</script>")
  }

  @Test func attributesKeepOrderAndNames() {
    var attributes: Attributes = ["b": "1", "a": "2"]
    attributes["b"] = "3"
    attributes["c"] = "4"
    attributes["a"] = nil
    #expect(attributes.map(\.name) == ["b", "c"])
    #expect(attributes["b"] == "3")
    #expect(attributes.merging(["c": "5"])["c"] == "5")
  }
}
