import Markup
import Notebooks
import Results
import Wire

extension HTMLWriter {
  mutating func claim(_ claim: ClaimText, at position: SourcePosition) -> Node {
    let known = diagnostics.count
    diagnostics += claim.diagnostics
    claimKinds.insert(claim.kind)
    let sentence = inlines(claim.content)
    // A sentence is put together by the cell, so that no column of the chapter is its own.
    for index in known..<diagnostics.count { diagnostics[index] = diagnostics[index].moved(to: position) }
    return .element("p", ["class": claim.held ? "claim" : "claim otherwise"]) {
      Node.element(
        "span", ["class": "claim-mark", "aria-hidden": "true"], text: Vocabulary.mark(of: claim.kind))
      sentence
      " "
      Node.element(
        "span", ["class": "claim-note"],
        text: NumberSpacing.kept(
          ([context.vocabulary.name(claim.kind)] + [claim.evidence].compactMap { $0 }).joined(separator: ": ")
        ))
    }
  }

  /// What the marks of the page's claims mean; empty where there are none.
  func claimLegend(_ vocabulary: Vocabulary) -> Node {
    guard !claimKinds.isEmpty else { return .fragment([]) }
    let entries = ClaimData.Kind.allCases.filter(claimKinds.contains).map { kind in
      Node.element("span") {
        Node.element("span", ["class": "claim-sign", "aria-hidden": "true"], text: Vocabulary.mark(of: kind))
        " "
        Node.element("strong", text: vocabulary.name(kind))
        ": \(vocabulary.meaning(kind))"
      }
    }
    return .element("p", ["class": "claim-legend"], children: entries)
  }
}
