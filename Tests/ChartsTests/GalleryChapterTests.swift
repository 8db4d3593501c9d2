import Foundation
import Testing

@Suite struct GalleryChapterTests {
  /// The page's cells are the code of the goldens. `LECTERN_RECORD=1` writes the chapter anew.
  @Test func chapterIsWrittenFromTheGallery() throws {
    let text = try GalleryChapter.text()
    if ProcessInfo.processInfo.environment["LECTERN_RECORD"] == "1" {
      try text.write(to: GalleryChapter.file, atomically: true, encoding: .utf8)
    }
    let known = try String(contentsOf: GalleryChapter.file, encoding: .utf8)
    #expect(
      known == text,
      "notebooks/gallery.md is not what the gallery’s files make; LECTERN_RECORD=1 make test writes it anew")
  }

  /// A line that is longer scrolls sideways on the page.
  @Test(arguments: Gallery.all)
  func codeFitsThePage(entry: Gallery.Entry) throws {
    let code = try GalleryChapter.code(entry.name)
    for line in code.split(separator: "\n") {
      #expect(line.count <= 80, "\(entry.name): “\(line)” has \(line.count) characters")
    }
  }

  @Test func everyChartIsInOneSection() {
    let names = Gallery.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(Gallery.all.map(\.title)).count == names.count)
  }
}
