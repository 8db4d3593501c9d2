/// Reads a chapter's front matter.
package struct FrontMatterReader {
  private(set) var frontMatter = FrontMatter()
  private(set) var diagnostics: [Diagnostic] = []

  init(defaults: CellOptions) { frontMatter.execute = defaults }

  package static let names = [
    "title", "subtitle", "description", "author", "execute", "params", "draft", "lang", "solutions",
    "release",
    "bibliography", "reading-time",
  ]

  mutating func complain(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func read(_ text: YAMLText) {
    do {
      guard let root = try text.compose() else { return }
      guard let pairs = root.pairs else {
        throw root.error("Front matter is `key: value` pairs, not \(root.kindDescription).")
      }
      for (key, value) in pairs {
        do {
          try set(key, value)
        } catch let diagnostic as Diagnostic {
          diagnostics.append(diagnostic)
        }
      }
    } catch let diagnostic as Diagnostic {
      diagnostics.append(diagnostic)
    } catch {
      diagnostics.append(Diagnostic(at: text.lines.first?.position, "\(error)"))
    }
  }

  private mutating func set(_ key: YAMLNode, _ value: YAMLNode) throws {
    let name = key.scalar ?? ""
    frontMatter.positions[name] = key.position
    switch name {
    case "title": frontMatter.title = try value.expectText(name)
    case "subtitle": frontMatter.subtitle = try value.expectText(name)
    case "description": frontMatter.description = try value.expectText(name)
    case "author", "authors": frontMatter.authors = try authors(value, name)
    case "execute":
      var reader = OptionReader(context: .defaults)
      reader.apply(value, to: &frontMatter.execute)
      diagnostics += reader.diagnostics
      for (option, position) in reader.positions { frontMatter.positions["execute.\(option)"] = position }
    case "params": frontMatter.params = try parameters(value)
    case "draft": frontMatter.draft = try value.expectBoolean(name)
    case "lang":
      frontMatter.lang = try value.expectText(name)
      guard frontMatter.lang?.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil else {
        throw value.mismatch(name, "a language tag such as en or de-CH")
      }
    case "solutions": try setSolutions(value)
    case "release": frontMatter.release = try value.expectDay(name)
    case "bibliography": frontMatter.bibliography = try value.expectTexts(name)
    case "csl": diagnostics.append(key.styleWithoutEffect)
    case "reading-time": frontMatter.readingTime = try readingTime(value, name)
    case _ where ForeignKeys.frontMatter.contains(name) || name.hasPrefix("_"):
      diagnostics.append(
        key.warning(
          "'\(name)' belongs to Quarto, Jupyter or MyST and has no effect here.",
          help: "Take it out if you like."))
    default:
      let help =
        Suggestion.closest(to: name, among: Self.names).map { "Did you mean '\($0)'?" }
        ?? "The keys are \(Self.names.joined(separator: ", "))."
      throw key.error("There is no front matter key '\(name)'.", help: help)
    }
  }

  /// Minutes, a text for readers, or `false`; MyST's `true` asks for what is counted anyway.
  private func readingTime(_ value: YAMLNode, _ name: String) throws -> FrontMatter.ReadingTime? {
    if let isShown = value.boolean { return isShown ? nil : .hidden }
    if value.integer != nil { return .minutes(try value.expectInteger(name, atLeast: 1)) }
    return .text(try value.expectText(name))
  }

  /// Names, or Quarto's mappings with a `name:`.
  private func authors(_ value: YAMLNode, _ name: String) throws -> [String] {
    try (value.items ?? [value]).map { author in
      guard let pairs = author.pairs else { return try author.expectText(name) }
      guard let given = pairs.first(where: { $0.key.scalar == "name" || $0.key.scalar == "literal" })?.value
      else {
        throw author.mismatch(name, "a name, or a mapping with a 'name'")
      }
      guard let parts = given.pairs else { return try given.expectText("name") }
      return parts.filter { ["literal", "given", "family"].contains($0.key.scalar ?? "") }.compactMap {
        $0.value.scalar
      }
      .joined(separator: " ")
    }
  }

  private mutating func setSolutions(_ value: YAMLNode) throws {
    guard let pairs = value.pairs else {
      frontMatter.solutions = try value.expectCase("solutions", of: Solutions.self)
      return
    }
    for (key, value) in pairs {
      switch key.scalar {
      case "show": frontMatter.solutions = try value.expectCase("show", of: Solutions.self)
      case "release": frontMatter.solutionsRelease = try value.expectDay("release")
      default:
        throw key.error(
          "There is no key '\(key.scalar ?? "")' under 'solutions'.",
          help: "Write `solutions: fold`, or `solutions: { show: fold, release: 2026-12-01 }`.")
      }
    }
  }

  private func parameters(_ value: YAMLNode) throws -> [Parameter] {
    guard let pairs = value.pairs else {
      throw value.mismatch("params", "names with their values, such as { epochs: 3 }")
    }
    return try pairs.map { key, value in
      let name = key.scalar ?? ""
      guard name.wholeMatch(of: /[\p{L}_][\p{L}\p{N}_]*/) != nil else {
        throw key.error("'\(name)' is not a Swift name.", help: "Use letters, digits and underscores.")
      }
      guard let scalar = value.value else {
        throw value.mismatch(name, "a number, a text, true or false")
      }
      return Parameter(name: name, value: scalar, position: key.position)
    }
  }
}

extension YAMLNode {
  /// What becomes of `csl:`, a journal's style, wherever it is written.
  public var styleWithoutEffect: Diagnostic {
    warning(
      "'csl' has no effect: works are listed by author and year.",
      help: "Take it out; a journal's style is not offered.")
  }
}
