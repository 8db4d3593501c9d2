import Notebooks

extension MystConverter {
  /// Writes a directive's opening in our words.
  mutating func open() {
    guard let directive else { return }
    self.directive = nil
    let index = fences.count - 1
    let indentation = directive.indentation
    func say(_ text: String) { lines.append(text.isEmpty ? "" : indentation + text) }
    let statement = directive.name.split(separator: ":").last.map(String.init) ?? directive.name
    switch directive.name {
    case "code-cell", "code", "code-block", "sourcecode": openCode(directive, index)
    case "math":
      let name = directive.option("label", "name")
      say("$$")
      if !directive.argument.isEmpty { say(directive.argument) }
      fences[index].closing = [indentation + "$$" + (name.map { " {#\(labels.name($0, else: "eq"))}" } ?? "")]
    case "figure", "image":
      fences[index].content = .collected
      fences[index].directive = directive
      // How a picture is set is the page's.
      tellOthers(
        directive,
        than: [
          "name", "label", "alt", "width", "figwidth", "align", "class", "figclass", "height", "scale",
          "title",
        ],
        of: "the picture")
    case "list-table", "csv-table", "table", "glossary", "mermaid":
      fences[index].content = .collected
      fences[index].directive = directive
      if directive.name == "mermaid" {
        note(directive.line, "Mermaid's diagrams are not drawn; the source is shown.")
      }
    case "exercise-start", "solution-start":
      // QuantEcon's gates: what is between them is Markdown with cells.
      let prefix = directive.name.hasPrefix("exercise") ? "exr" : "sol"
      let label =
        prefix == "sol" ? directive.argument : directive.option("label", "name") ?? unnamed("exr", directive)
      let title = prefix == "sol" ? "" : directive.argument
      fences[index].content = .dropped
      fences[index].closing = []
      say("::: {#\(MystLabels.ours(label, prefix))\(Self.attribute("name", title))}")
    case "exercise-end", "solution-end":
      fences[index].content = .dropped
      fences[index].closing = []
      say(":::")
    case "include":
      fences[index].content = .dropped
      fences[index].closing = []
      say("{{< include \(directive.argument) >}}")
      for option in directive.options {
        let what =
          ["literal", "code", "lang", "language"].contains(option.key)
          ? "the file is read as Markdown" : "the whole file is included"
        note(directive.line, "The option '\(option.key)' of 'include' has no like here: \(what).")
      }
    case "raw":
      let isHTML = directive.argument.hasPrefix("html")
      fences[index].content = isHTML ? .verbatim : .dropped
      fences[index].closing = []
      if !isHTML { note(directive.line, "Raw \(directive.argument) is left out: pages are HTML.") }
    case let name where MystDirective.needless.contains(name):
      fences[index].content = .dropped
      fences[index].closing = []
      note(
        directive.line, "'\(name)' is left out: the site makes lists of chapters, contents and works itself.")
    case let name where Self.divisions[name] != nil:
      fences[index].content = .prose
      fences[index].closing = [indentation + ":::"]
      let columns = name == "grid" ? directive.argument.split(separator: " ").last.flatMap { Int($0) } : nil
      say("::: {\(Self.divisions[name] ?? "")\(columns.map { " layout-ncol=\"\($0)\"" } ?? "")}")
      if let link = directive.option("link") {
        note(directive.line, "A card that is a link as a whole has no like here; it leads to \(link).")
      }
      if name == "tab-item" || name == "tab" { lines.removeLast() }
      if name == "tab-item" || name == "tab" {
        fences[index].closing = []
        say("## \(directive.argument)")
        say("")
      } else if !directive.argument.isEmpty, name != "grid" {
        say("**\(directive.argument)**")
        say("")
      }
    case let name where MystDirective.admonitions[name] != nil: openAdmonition(directive, index)
    case "dropdown", "details":
      fences[index].content = .prose
      fences[index].closing = [indentation + ":::"]
      say("::: {.callout-note\(Self.attribute("title", directive.argument)) collapse=\"true\"}")
    case let name
    where MystDirective.statements[statement] != nil
      && (name == statement || name.hasPrefix("prf:") || name.hasPrefix("proof:")):
      let prefix = MystDirective.statements[statement] ?? "rem"
      // A solution is named by its exercise.
      let label =
        prefix == "sol" && !directive.argument.isEmpty
        ? directive.argument : directive.option("label", "name") ?? unnamed(prefix, directive)
      fences[index].content = .prose
      fences[index].closing = [indentation + ":::"]
      let title = prefix == "sol" ? "" : directive.argument
      say("::: {#\(MystLabels.ours(label, prefix))\(Self.attribute("name", title))}")
    default:
      note(directive.line, "The directive '\(directive.name)' has no like here; it is shown as it stands.")
      let mark = fences[index].mark.replacing(":", with: "`")
      fences[index].closing = [indentation + mark]
      say(mark + (directive.name.hasPrefix("{") ? "" : "text"))
      say((directive.name + " " + directive.argument).trimmedSuffix(\.isWhitespace).description)
      // Its label, size and what else is said of it would be gone otherwise.
      for option in directive.options {
        say(":\(option.key): \(option.value)".trimmedSuffix(\.isWhitespace).description)
      }
    }
  }

  private static let divisions = [
    "margin": ".column-margin", "sidebar": ".column-margin", "aside": ".column-margin",
    "tab-set": ".panel-tabset",
    "tab-item": "", "tab": "", "card": ".card", "grid": ".grid", "grid-item": ".grid-item",
    "grid-item-card": ".card", "epigraph": ".epigraph", "pull-quote": ".pull-quote",
    "blockquote": ".epigraph",
    "div": ".division", "container": ".division", "prf:proof": ".proof", "proof": ".proof",
  ]

  /// The label of what has none: labels are given once in a course, and other chapters and cells have the same lines.
  private func unnamed(_ prefix: String, _ directive: MystDirective) -> String {
    let name = file.split(separator: "/").last?.split(separator: ".").first ?? ""
    let stem = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(
      separator: "-")
    return [prefix, stem, cell.map(String.init) ?? "", String(directive.line)].filter { !$0.isEmpty }.joined(
      separator: "-")
  }

  /// Options that are given and have no like here, each told.
  private mutating func tellOthers(_ directive: MystDirective, than known: Set<String>, of what: String) {
    for option in directive.options where !known.contains(option.key) {
      note(directive.line, "The option '\(option.key)' of \(what) has no like here and is left out.")
    }
  }

  static func attribute(_ name: String, _ value: String) -> String {
    value.isEmpty ? "" : " \(name)=\"\(value.replacing("\"", with: "'"))\""
  }

  private mutating func openCode(_ directive: MystDirective, _ index: Int) {
    let isCell = directive.name == "code-cell"
    let language =
      directive.argument.split(separator: " ").first.map(String.init) ?? (isCell ? self.language : "")
    let runs = isCell && language.lowercased().hasPrefix("swift")
    let mark = fences[index].mark.replacing(":", with: "`")
    let indentation = directive.indentation
    fences[index].closing = [indentation + mark]
    fences[index].isCell = runs
    guard runs else {
      if isCell { note(directive.line, "Cells in '\(language)' do not run here; the code is shown.") }
      // MyST numbers what has a caption.
      let hasCaption = !isCell && directive.option("caption") != nil
      let name = directive.option("name", "label") ?? (hasCaption ? unnamed("lst", directive) : nil)
      let label = name.map {
        " {#\(labels.name($0, else: "lst"))"
      }
      if !isCell {
        tellOthers(
          directive, than: ["name", "label", "caption", "linenos", "class", "force", "dedent"], of: "the code"
        )
      }
      let caption = directive.option("caption").map { Self.attribute("lst-cap", $0) } ?? ""
      let isNumbered = directive.options.contains { $0.key == "linenos" || $0.key == "lineno-start" }
      let attributes = [label?.drop { $0 != "#" }.description, isNumbered ? ".numberLines" : nil]
        .compactMap { $0 }.joined(separator: " ")
      let set = attributes.isEmpty ? "" : " {\(attributes)\(label == nil ? "" : caption)}"
      lines.append(indentation + mark + language + (isCell ? "" : set))
      return
    }
    lines.append(indentation + mark + "{swift}")
    if let name = directive.option("label", "name") {
      // As references name it: what a cell puts out need not be a figure.
      lines.append("\(indentation)//| label: \(labels.name(name, else: ""))")
    }
    var known: Set<Substring> = []
    for option in CellConventions.options(ofTags: MystDirective.words(directive.option("tags") ?? ""))
    where known.insert(option.prefix { $0 != ":" }).inserted {
      lines.append("\(indentation)//| \(option)")
    }
    for option in directive.options where !["label", "name", "tags"].contains(option.key) {
      note(directive.line, "The option '\(option.key)' of the cell is left out.")
    }
  }

  private mutating func openAdmonition(_ directive: MystDirective, _ index: Int) {
    let classes = directive.option("class") ?? ""
    let named = classes.split { "[], \"'".contains($0) }.lazy.compactMap {
      MystDirective.admonitions[String($0)]
    }.first
    let kind = named ?? MystDirective.admonitions[directive.name] ?? "note"
    let collapse = classes.contains("dropdown") || directive.option("open") != nil ? " collapse=\"true\"" : ""
    let title = Self.attribute("title", directive.argument)
    let name = directive.option("name", "label").map { " #\(labels.name($0, else: ""))" } ?? ""
    lines.append("\(directive.indentation)::: {.callout-\(kind)\(name)\(title)\(collapse)}")
    fences[index].content = .prose
    fences[index].closing = [directive.indentation + ":::"]
    fences[index].firstOutput = lines.count
    if !directive.argument.isEmpty, directive.name != "admonition" {
      fences[index].bodyIfEmpty = (
        "\(directive.indentation)::: {.callout-\(kind)\(collapse)}",
        directive.indentation + inline(Substring(directive.argument))
      )
    }
  }
}
