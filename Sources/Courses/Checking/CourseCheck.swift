import Notebooks
import Site

/// What `lectern check` looks for beyond what stops a build. Each rule has a name, by which
/// `check:` in `course.yml` turns it to `off`, `warning` or `error`.
public struct CourseCheck: Sendable {
  private let levels: [CheckRule: CheckRule.Level]
  /// Where the configuration lists the first chapter.
  private let listPosition: SourcePosition?

  /// The size of a file in bytes, `nil` when there is none.
  private let fileSize: @Sendable (String) -> Int?

  public init(
    _ configuration: CourseConfiguration, fileSize: @escaping @Sendable (String) -> Int? = { _ in nil }
  ) {
    levels = configuration.rules
    listPosition = configuration.listPosition
    self.fileSize = fileSize
  }

  /// All that the rules find in the chapters as published.
  public func findings(in notebooks: [Notebook], bibliography: Bibliography) -> [Diagnostic] {
    var result: [Diagnostic] = []
    var cited: Set<String> = []
    var used: Set<String> = []
    var explained: [ChapterOutline.Term] = []
    for notebook in notebooks {
      result += overlong(notebook)
      var reader = RuleReader()
      reader.visit(notebook)
      cited.formUnion(reader.references)
      used.formUnion(reader.terms)
      explained += ChapterOutline(notebook).terms
      for image in reader.images { result += heavy(image, in: notebook) }
      result += reader.findings.compactMap { weighted($0.diagnostic, by: $0.rule) }
    }
    // A paper takes from its proceedings what it lacks.
    var waiting = Array(cited)
    while let key = waiting.popLast() {
      guard let parent = bibliography.works[key]?.fields["crossref"], cited.insert(parent).inserted else {
        continue
      }
      waiting.append(parent)
    }
    // What a cell will show is not known yet; a key in its text is one that it may cite.
    let codes = notebooks.flatMap(\.cells).map(\.code).filter { $0.contains("@") }
    func isInACell(_ key: String) -> Bool {
      codes.contains { code in
        code.contains("@{\(key)}")
          || code.ranges(of: "@\(key)").contains { !Self.goesOn(code[$0.upperBound...]) }
      }
    }
    for work in bibliography.works.values.sorted(by: { $0.position < $1.position })
    where !cited.contains(work.key) && !isInACell(work.key) {
      let finding = Diagnostic(
        at: work.position, "The work '\(work.key)' is cited nowhere.",
        help: "Cite it with `[@\(Reference.written(work.key))]`, or take it out.")
      if let finding = weighted(finding, by: .unusedWorks) { result.append(finding) }
    }
    for term in explained where !used.contains(term.key) {
      let finding = Diagnostic(
        at: term.position, "The glossary explains '\(term.name)', which no chapter refers to.",
        help: "Refer to it with `[\(term.name)]{.term}`, or take it out.")
      if let finding = weighted(finding, by: .unusedTerms) { result.append(finding) }
    }
    return result
  }

  /// Whether a key that ends before `text` would be the beginning of a longer one: `knuth` in `knuth-84`.
  private static func goesOn(_ text: Substring) -> Bool {
    func isOfAKey(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
    guard let first = text.first, ":-./".contains(first) else { return isOfAKey(text.first) }
    return isOfAKey(text.dropFirst().first)
  }

  /// Names have at most 255 bytes, and a page that is being written has a longer one than it will have; no rule turns
  /// this off.
  private static let longestName = 220

  private func overlong(_ notebook: Notebook) -> [Diagnostic] {
    let bytes = (notebook.path.split(separator: "/").last ?? "").utf8.count
    guard bytes > Self.longestName else { return [] }
    return [
      Diagnostic(
        at: SourcePosition(file: notebook.path, line: 1, column: 1),
        "The chapter's file name has \(bytes) bytes, and its page's name has room for \(Self.longestName).",
        help: "Give the file a shorter name; a letter outside of ASCII counts as two to four bytes.")
    ]
  }

  /// Files that look like chapters and are not listed; builds tell of them too.
  public func unlisted(_ paths: [String]) -> [Diagnostic] {
    paths.compactMap { path in
      var finding = Diagnostic(
        at: listPosition,
        "'\(path)' lies beside the chapters and is not listed among them, so it has no page.",
        help: "Add it to 'chapters', or begin its name with '_'.")
      finding.wanted = path
      return weighted(finding, by: .unlistedChapters)
    }
  }

  /// Pictures larger than this make a page slow to load, in bytes.
  public static let heaviestImage = 500_000

  private func heavy(_ image: Image, in notebook: Notebook) -> [Diagnostic] {
    let folder = notebook.path.lastIndex(of: "/").map { String(notebook.path[...$0]) } ?? ""
    guard !Address.isExternal(image.source), let bytes = fileSize(folder + image.source),
      bytes > Self.heaviestImage
    else { return [] }
    let finding = Diagnostic(
      at: image.range.start, "The image '\(image.source)' has \(bytes / 1000) kB.",
      help: "Make it smaller, or save it as WebP or SVG: pages should load at once.")
    return weighted(finding, by: .heavyImages).map { [$0] } ?? []
  }

  /// The links that lead out of the course, with where each stands first.
  public static func externalLinks(in notebooks: [Notebook]) -> [(address: String, position: SourcePosition)]
  {
    var seen: Set<String> = []
    return notebooks.flatMap { notebook in
      var reader = RuleReader()
      reader.visit(notebook)
      return reader.links.filter { $0.destination.hasPrefix("http") && seen.insert($0.destination).inserted }
        .map { ($0.destination, $0.range.start) }
    }
  }

  /// What is wrong with a link that leads out of the course.
  public func broken(_ address: String, at position: SourcePosition, because reason: String) -> Diagnostic? {
    weighted(
      Diagnostic(
        at: position, "The link to \(address) does not work: \(reason).", help: "Correct it, or take it out."),
      by: .externalLinks)
  }

  private func weighted(_ diagnostic: Diagnostic, by rule: CheckRule) -> Diagnostic? {
    var diagnostic = diagnostic
    switch levels[rule] ?? rule.level {
    case .off: return nil
    case .warning: diagnostic.severity = .warning
    case .error: diagnostic.severity = .error
    }
    diagnostic.rule = rule.rawValue
    diagnostic.help = (diagnostic.help.map { $0 + " " } ?? "") + "(rule \(rule.rawValue))"
    return diagnostic
  }
}

private struct RuleReader: NotebookVisitor {
  private(set) var findings: [(rule: CheckRule, diagnostic: Diagnostic)] = []
  private(set) var references: Set<String> = []
  private(set) var terms: Set<String> = []
  private(set) var images: [Image] = []
  private(set) var links: [Link] = []
  private var level: Int?

  mutating func visit(_ block: Block) {
    switch block {
    case .heading(let heading):
      if let level, heading.level > level + 1 {
        let marks = String(repeating: "#", count: level + 1)
        note(
          .headingLevels, heading.range.start,
          "This heading skips from level \(level) to level \(heading.level).", "Give it \(marks).",
          wanted: marks)
      }
      level = heading.level
    case .cell(let node):
      if let label = node.cell.options.label, label.contains("-"), LabelKind(label: label) == nil {
        let known = LabelKind.allCases.map(\.rawValue)
        note(
          .labelPrefix, node.cell.optionPositions["label"] ?? node.cell.start,
          "The label '\(label)' has no known prefix, so nothing is numbered by it.",
          LabelKind.small(label).map { "Did you mean '\($0)'? Prefixes are written small." }
            ?? "The prefixes are \(known.joined(separator: "-, "))-.")
      }
      let page = node.cell.options.page
      for caption in [page.figCap, page.tblCap, page.lstCap].compactMap({ $0 }) + page.figSubcap {
        read(caption: caption, at: node.cell.start)
      }
    case .diagram(let node): read(caption: node.options.page.figCap, at: node.range.start)
    case .code(let node): read(caption: node.attributes["lst-cap"], at: node.range.start)
    case .division(let division):
      for name in ["fig-cap", "tbl-cap"] {
        read(caption: division.attributes[name], at: division.range.start)
      }
      // The names of tabs and statements are no steps of the chapter.
      let titles = division.titleIndices
      for (index, child) in division.blocks.enumerated() {
        if titles.contains(index) { descend(into: child) } else { visit(child) }
      }
      return
    default: break
    }
    descend(into: block)
  }

  mutating func visit(_ inline: Inline) {
    if case .image(let image) = inline { images.append(image) }
    switch inline {
    case .image(let image) where image.content.isEmpty && image.attributes["fig-alt"] == nil:
      note(
        .alternativeText, image.range.start, "The image '\(image.source)' has no alternative text.",
        "Write `![what is to be seen](\(image.source))`.")
    case .span(let span) where span.attributes.has("term"):
      terms.insert((span.attributes["of"] ?? span.content.plainText).lowercased())
    case .link(let link): links.append(link)
    case .reference(let reference): references.formUnion(reference.items.map(\.key))
    default: break
    }
    descend(into: inline)
  }

  /// Captions in options are Markdown too: a work that is cited there is cited.
  private mutating func read(caption: String?, at position: SourcePosition) {
    guard let caption else { return }
    for inline in FragmentReader.author.inlines(caption, at: position).0 { visit(inline) }
  }

  private mutating func note(
    _ rule: CheckRule, _ position: SourcePosition, _ message: String, _ help: String, wanted: String? = nil
  ) {
    var diagnostic = Diagnostic(at: position, message, help: help)
    diagnostic.wanted = wanted
    findings.append((rule, diagnostic))
  }
}
