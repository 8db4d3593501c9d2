import Foundation

/// The gallery as a chapter of the course. `notebooks/gallery.md` is written from the gallery's files,
/// so that the page's cells and the goldens are the same code; a test holds the two together.
enum GalleryChapter {
  static let file = Gallery.folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("notebooks/gallery.md")

  static func text() throws -> String {
    var text = """
      ---
      title: Gallery of charts
      description: Every mark and modifier with its code, ready to copy.
      ---

      Each chart here shows something that no other on this page does, and stands under the code that
      draws it. The code is whole: copy it into a cell of your own. Whoever knows Apple’s Swift Charts
      knows nearly all of it; what differs or is added is listed in `docs/charts.md`.

      <!-- Written from Tests/ChartsTests/Gallery by LECTERN_RECORD=1 make test: edit the charts there. -->

      """
    for section in Gallery.sections {
      text += "\n## \(section.title)\n"
      for entry in section.entries { try text += self.entry(entry) }
    }
    return text
  }

  private static func entry(_ entry: Gallery.Entry) throws -> String {
    """

    ### \(entry.title)

    ```{swift}
    //| label: fig-\(label(entry.name))
    //| fig-cap: "\(entry.feature)"
    \(try code(entry.name))
    ```

    """
  }

  /// The code of an entry as a cell: what stands between its `// cell` and `// end`, its last expression
  /// without the `return` that only a closure needs.
  static func code(_ name: String) throws -> String {
    let text = try String(contentsOf: Gallery.folder.appendingPathComponent("\(name).swift"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.trimmingCharacters(in: .whitespaces) == "// cell" }),
      let end = lines.firstIndex(where: { $0.trimmingCharacters(in: .whitespaces) == "// end" })
    else { throw CocoaError(.fileReadCorruptFile) }
    return lines[(start + 1)..<end].map { line in
      let outdented = line.hasPrefix("    ") ? String(line.dropFirst(4)) : String(line)
      return outdented.hasPrefix("return ") ? String(outdented.dropFirst(7)) : outdented
    }
    .joined(separator: "\n")
  }

  /// "LossWithBands" as "loss-with-bands".
  private static func label(_ name: String) -> String {
    name.reduce(into: "") { out, character in
      if character.isUppercase, !out.isEmpty { out += "-" }
      out += character.lowercased()
    }
  }
}
