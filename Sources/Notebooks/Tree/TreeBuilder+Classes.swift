/// Classes that are nearly ours: any class may be an author's own, so that a misspelt one would look like nothing.
extension TreeBuilder {
  /// The classes of divisions that mean something to a page.
  static let knownClasses: Set<String> = [
    "quiz", "glossary", "panel-tabset", "column-margin", "column-page", "aside", "demo", "content-visible",
    "content-hidden",
  ]

  /// What callouts are called elsewhere, as the one class of a division.
  private static let calloutNames = [
    "note": "note", "tip": "tip", "warning": "warning", "important": "important", "caution": "caution",
    "danger": "caution", "info": "note", "hint": "tip", "admonition": "note", "callout": "note",
  ]

  /// What other programs and people call a quiz.
  private static let quizNames: Set<String> = [
    "quizz", "quizzes", "quizes", "mcq", "multiple-choice", "single-choice", "choices", "question", "poll",
  ]

  mutating func noteMisspeltClass(_ attributes: Attributes, _ content: [Block], _ position: SourcePosition) {
    guard dialect.contains(.lectern), !attributes.classes.contains(where: Self.knownClasses.contains) else {
      return
    }
    if attributes.classes.count == 1, let name = attributes.classes.first, let kind = Self.calloutNames[name]
    {
      diagnostics.append(
        Diagnostic(
          .warning, at: position, "'.\(name)' means nothing to a page, so it looks like any other division.",
          help: "Did you mean '.callout-\(kind)'?", sourceLine: source(position)))
      return
    }
    for name in attributes.classes where !name.hasPrefix("callout-") {
      let small = name.lowercased()
      let looksLikeQuiz = Self.quizNames.contains(small) && content.contains(where: \.hasTickedItem)
      guard let meant = looksLikeQuiz ? "quiz" : Self.meant(small, given: name) else { continue }
      let why =
        meant == "quiz" && content.contains(where: \.hasTickedItem)
        ? "so the page shows which choices are right" : "so it looks like any other division"
      diagnostics.append(
        Diagnostic(
          .warning, at: position, "'.\(name)' means nothing to a page, \(why).",
          help: "Did you mean '.\(meant)'?", sourceLine: source(position)))
      return
    }
  }

  /// A class of ours that is one edit, or capitals, away.
  private static func meant(_ small: String, given name: String) -> String? {
    if small != name, knownClasses.contains(small) { return small }
    // Short words are near to many others.
    let near = knownClasses.filter {
      ($0 == "quiz" || $0.count > 4) && Suggestion.distance(Array(small), Array($0)) == 1
    }
    return near.sorted().first
  }
}

extension Block {
  /// Whether it is a list with a ticked item.
  fileprivate var hasTickedItem: Bool {
    if case .list(let list) = self { list.items.contains { $0.isTicked == true } } else { false }
  }
}
