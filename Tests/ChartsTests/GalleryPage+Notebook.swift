import Foundation

extension GalleryPage {
  /// The gallery as a chapter: under each heading what the chart alone shows, and its code as a cell.
  static func notebook() throws -> String {
    var text = """
      ---
      title: Gallery of charts
      description: Every mark and modifier with its code.
      ---

      Each chart shows something that no other on this page does. The code is whole: copy it into a cell.

      """
    for (index, entry) in Gallery.all.enumerated() {
      let code = try GalleryFeatureTests.code(entry.name)
      text += """

        ## \(entry.title)

        \(entry.feature)

        ```{swift}
        //| label: fig-\(label(entry.name))
        //| fig-cap: \(entry.title)\(index == 0 ? "\nimport Foundation" : "")
        \(code)
        chart
        ```

        """
    }
    return text
  }

  /// "LossWithBands" as "loss-with-bands".
  private static func label(_ name: String) -> String {
    name.reduce(into: "") { out, character in
      if character.isUppercase, !out.isEmpty { out += "-" }
      out += character.lowercased()
    }
  }
}
