import Notebooks

/// The words of the course by page and section, as a script, because a page opened from the disk
/// may load a script and not a file of data.
struct SearchIndex {
  let file: SiteFile

  init(_ index: CourseIndex) {
    var rows: [String] = []
    for (entry, outline) in zip(index.list.chapters, index.outlines) where !outline.isDraft {
      let title = outline.plainTitle
      rows.append(Self.row([entry.page, title, "", Self.words(outline.opening)]))
      for section in outline.sections {
        rows.append(
          Self.row(["\(entry.page)#\(section.identifier)", title, section.title.plainText, Self.words(section.text)]))
      }
    }
    file = SiteFile(
      path: "assets/search-index.js", text: "window.lecternSearch=[\n" + rows.joined(separator: ",\n") + "\n];\n")
  }

  /// The first words of a section; what a text is about stands at its beginning.
  private static func words(_ text: String) -> String { String(text.prefix(1200)) }

  private static func row(_ fields: [String]) -> String {
    "[" + fields.map(quoted).joined(separator: ",") + "]"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "<": result += "\\u003c"
      case "\u{2028}": result += "\\u2028"
      case "\u{2029}": result += "\\u2029"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
