import Charts
import Foundation
import Markup
import Notebooks
import Results
import Wire

extension ChapterResult {
  /// What a stranger's notebook gave, made harmless: HTML and drawings by description are gone, and pictures are
  /// images, in which scripts do not run. Markdown is read by `FragmentReader.stranger`.
  func disarmed() -> ChapterResult {
    var result = self
    result.cells = cells.mapValues { $0.disarmed() }
    return result
  }
}

extension CellResult {
  fileprivate func disarmed() -> CellResult {
    var result = self
    result.outputs = outputs.map { $0.disarmed() }
    result.states = states.map { $0.map { $0.disarmed() } }
    // Help is for who writes chapters; a student has no use for ways to show a crash as a lesson.
    for index in result.diagnostics.indices { result.diagnostics[index].help = nil }
    return result
  }
}

extension CellOutput {
  fileprivate func disarmed() -> CellOutput {
    switch self {
    case .bundle(let bundle): .bundle(bundle.disarmed())
    case .standardOutput, .standardError, .error: self
    }
  }
}

extension MIMEBundle {
  /// Decides for every media type, as `Disarming` does for every node: there is no "all others".
  fileprivate func disarmed() -> MIMEBundle {
    var result = self
    result.representations = representations.compactMap { form in
      switch form.type {
      // Set as text, or as what a page builds of their values.
      case .plain, .latex, .markdown, .table, .claim, .png: form
      case .svg: MIMERepresentation(.svg, Self.image(form.content, alternative: metadata["description"]))
      // The first is the page itself, the second becomes it; the others are not shown anywhere.
      case .html, .graphviz, .json, .artefact: nil
      }
    }
    return result
  }

  /// SVG as an image that stands where the drawing would. The page's styles do not reach into it, so it brings
  /// those of charts along.
  private static func image(_ svg: String, alternative: String?) -> String {
    var svg = svg
    if let end = svg.firstIndex(of: ">") {
      svg.insert(contentsOf: "<style>\(ChartStyle.css)</style>", at: svg.index(after: end))
    }
    let data = Data(svg.utf8).base64EncodedString()
    return Node.element(
      "img",
      [
        "src": "data:image/svg+xml;base64,\(data)", "alt": alternative ?? "A picture without a description.",
        "class": "chart",
      ]
    ).rendered()
  }
}
