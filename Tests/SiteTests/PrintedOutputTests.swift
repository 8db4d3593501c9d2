import Foundation
import Testing
import Wire

@testable import Results
@testable import Site

@Suite struct PrintedOutputTests {
  /// A long line of words may be broken; a table of blanks, tabs or bars may not.
  @Test(arguments: [
    ("A sentence that is longer than a phone has room for, by far.", true),
    ("short", false),
    ("  An indented sentence that is longer than a phone has room for.", true),
    ("activation            loss          accuracy of the test set", false),
    ("activation\tloss\taccuracy of the test set, and of the other", false),
    ("activation | loss | accuracy of the test set, and of the other", false),
    ("A sentence that is longer than a phone has room for, by far.\nReLU     0.1", false),
  ]) func onlySentencesAreBroken(_ text: String, _ isProse: Bool) throws {
    var course = SmallCourse(files: ["a.md": "# A\n\n```{swift}\nx\n```\n"])
    course.outputs = [.standardOutput(text + "\n")]
    let page = try #require(course.build().pages.first { $0.path == "a.html" }).text
    #expect(page.contains("<pre class=\"printed prose\"") == isProse)
    #expect(page.contains("<pre class=\"printed\"") == !isProse)
  }
}
