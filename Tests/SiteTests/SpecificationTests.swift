import Foundation
import Markup
import Testing

@testable import Notebooks
@testable import Site

/// The examples of the GitHub Flavored Markdown specification 0.29, through our tree and our writer.
@Suite struct SpecificationTests {
  struct Example: Decodable, CustomTestStringConvertible {
    var example: Int
    var section: String
    var extensions: [String]
    var markdown: String
    var html: String
    var testDescription: String { "\(example) \(section)" }
  }

  /// `spec.txt` of cmark-gfm 0.29 as JSON: each example with the extensions it is written for. The two marked `disabled`
  /// are examples of what that program itself does not do.
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Conformance/gfm-spec-0.29.json")

  static let examples: [Example] = {
    guard let data = try? Data(contentsOf: file) else { return [] }
    let all = (try? JSONDecoder().decode([Example].self, from: data)) ?? []
    return all.filter { !$0.extensions.contains("disabled") }
  }()

  @Test(arguments: examples)
  func example(_ example: Example) {
    var dialect: Dialect = []
    for (flag, name) in Dialect.named where example.extensions.contains(name) { dialect.insert(flag) }
    let parsed = CMark.parse(example.markdown, dialect: dialect)
    var builder = TreeBuilder(
      composition: Composition(), parsed: parsed, dialect: dialect, defaults: CellOptions())
    let blocks = builder.document(parsed.root)
    var context = WriterContext(fragments: .author)
    context.filtersTags = example.extensions.contains("tagfilter")
    var writer = HTMLWriter(context)
    let html = Node.fragment(writer.document(blocks)).rendered()
    #expect(Self.normalized(html) == Self.normalized(example.html), "\(example.markdown)")
  }

  @Test func allAreThere() { #expect(Self.examples.count == 671) }

  /// Two spellings of the same: `<br />` and `<br>`, `alt=""` and `alt`, and quotes that text need
  /// not escape.
  static func normalized(_ html: String) -> String {
    html.replacing(" />", with: ">").replacing(/=""(?=[ >])/, with: "").replacing("&quot;", with: "\"")
      .replacing("&#x27;", with: "'").replacing("&#10;", with: "\n")
  }
}
