import Charts
import Foundation
import Testing

@Suite struct GalleryTests {
  /// A missing golden is written and fails; `LECTERN_RECORD=1` writes all anew. A chart that changed is
  /// left beside its golden as `<name>.changed.svg`.
  @Test(arguments: Gallery.all)
  func golden(entry: Gallery.Entry) throws {
    let rendered = try entry.figure().render()
    let file = Gallery.goldens.appendingPathComponent("\(entry.name).svg")
    let known = try? String(contentsOf: file, encoding: .utf8)
    if known == nil || ProcessInfo.processInfo.environment["LECTERN_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: Gallery.goldens, withIntermediateDirectories: true)
      try rendered.svg.write(to: file, atomically: true, encoding: .utf8)
      if known == nil {
        Issue.record("There was no golden for \(entry.name); it is written now. Look at it.")
      }
      return
    }
    if rendered.svg != known {
      let changed = Gallery.goldens.appendingPathComponent("\(entry.name).changed.svg")
      try rendered.svg.write(to: changed, atomically: true, encoding: .utf8)
    }
    #expect(
      rendered.svg == known, "\(entry.name) changed; look at \(entry.name).changed.svg beside its golden")
  }

  /// `LECTERN_GALLERY=<file>` writes all charts into one page for looking at.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["LECTERN_GALLERY"] != nil, "set LECTERN_GALLERY to a file"))
  func page() throws {
    let path = try #require(ProcessInfo.processInfo.environment["LECTERN_GALLERY"])
    try GalleryPage.html().write(toFile: path, atomically: true, encoding: .utf8)
  }
}
