import Foundation
public import Notebooks
import Site

extension CourseBuild {
  /// All that `lectern check` says of a chapter's text and of what it includes, without running its cells.
  public func textDiagnostics(_ index: Int) -> [Diagnostic] {
    let chapter = chapters[index]
    guard !chapter.diagnostics.containsErrors else { return chapter.diagnostics }
    let page = renderer.page(chapter: index, notebook: chapter.published, result: nil)
    let files = Set(chapter.notebook.sources.map(\.path))
    let course = (courseDiagnostics + currentRuleFindings).filter { diagnostic in
      diagnostic.position.map { files.contains($0.file) } == true
    }
    return chapter.diagnostics + page.diagnostics + faults(ofFiles: page.localFiles, chapter.entry) + course
  }

  /// What the rules find in the chapters as they are now.
  private var currentRuleFindings: [Diagnostic] {
    CourseCheck(source.configuration) { path in
      (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue
    }.findings(in: chapters.map(\.published), bibliography: renderer.bibliography)
  }
}
