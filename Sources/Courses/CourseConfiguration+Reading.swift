import Notebooks
import Site

extension CourseConfiguration {
  /// The keys of `course.yml`.
  public static let keys = [
    "title", "subtitle", "description", "author", "lang", "chapters", "output", "solutions", "theme", "data",
    "execute", "bibliography", "macros", "check", "store", "cluster", "publish", "site-url", "repo-url",
  ]

  /// Reads `course.yml`; what is wrong with it is in the diagnostics, each at its position.
  public static func read(file: String, text: String) -> (CourseConfiguration, [Diagnostic]) {
    var configuration = CourseConfiguration()
    var diagnostics: [Diagnostic] = []
    do {
      guard let root = try YAMLText(file: file, text: text).compose() else { return (configuration, []) }
      guard let pairs = root.pairs else {
        throw root.error("A course is `key: value` pairs, not \(root.kindDescription).")
      }
      for (key, value) in pairs {
        do {
          try configuration.set(key, value, &diagnostics)
        } catch let diagnostic as Diagnostic {
          diagnostics.append(diagnostic)
        }
      }
    } catch let diagnostic as Diagnostic {
      diagnostics.append(diagnostic)
    } catch {
      diagnostics.append(Diagnostic(at: SourcePosition(file: file, line: 1, column: 1), "\(error)"))
    }
    return (configuration, diagnostics)
  }

  private mutating func set(
    _ key: YAMLNode, _ value: YAMLNode, _ diagnostics: inout [Diagnostic]
  ) throws {
    let name = key.scalar ?? ""
    switch name {
    case "title": title = try value.expectText(name)
    case "subtitle": subtitle = try value.expectText(name)
    case "description": description = try value.expectText(name)
    case "author", "authors": authors = try value.expectTexts(name)
    case "lang":
      lang = try value.expectText(name)
      guard lang.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil else {
        throw value.error(
          "'lang' is '\(lang)', which should be a language tag such as en or de-CH.",
          help: "Give a language tag such as en or de-CH.")
      }
    case "chapters": entries = try Self.entries(value)
    case "output": output = try value.expectText(name)
    case "solutions": solutions = try value.expectCase(name, of: Solutions.self)
    case "theme": try setTheme(value)
    case "data":
      for (key, value) in try value.expectPairs(name, keys: ["search"]) where key == "search" {
        dataSearch = try value.expectTexts("search")
      }
    case "execute":
      var reader = OptionReader(context: .defaults)
      reader.apply(value, to: &execute)
      diagnostics += reader.diagnostics
    case "bibliography":
      bibliography = try value.expectTexts(name)
      bibliographyPosition = value.position
    case "macros": macros = try Self.macros(value, &diagnostics)
    case "store":
      for (key, value) in try value.expectPairs(name, keys: ["folder", "trust", "limit"]) {
        if key == "folder" { storeFolder = try value.expectText(key) }
        if key == "trust" { trustedKeys = try value.expectText(key) }
        if key == "limit" { storeLimit = try value.expectBytes(key) }
      }
    case "publish": try setPublishing(value)
    case "cluster": try setCluster(value)
    case "site-url": siteAddress = try Self.webAddress(value, name)
    case "repo-url": repositoryAddress = try Self.webAddress(value, name)
    case "check":
      for (key, _) in value.pairs ?? [] where key.scalar.flatMap(CheckRule.init) == nil {
        let known = CheckRule.allCases.map(\.rawValue)
        diagnostics.append(key.unknown("rule", among: known, in: "'check'"))
      }
      for (key, value) in try value.expectPairs(name, keys: nil) {
        guard let rule = CheckRule(rawValue: key) else { continue }
        rules[rule] = try value.expectCase(key, of: CheckRule.Level.self)
      }
    case "csl": diagnostics.append(key.styleWithoutEffect)
    default: throw key.unknown("key", among: Self.keys, in: "course.yml")
    }
  }

  private mutating func setTheme(_ value: YAMLNode) throws {
    guard value.pairs != nil else {
      themeFolder = try value.expectText("theme")
      return
    }
    for (key, value) in try value.expectPairs("theme", keys: ["accent", "directory"]) {
      if key == "directory" {
        themeFolder = try value.expectText(key)
      } else {
        let colour = try value.expectText(key)
        guard colour.wholeMatch(of: /#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})/) != nil else {
          throw value.error(
            "'accent' is '\(colour)', which should be a colour such as \"#0072B2\".",
            help: "Write the colour in quotes, with six hexadecimal digits.")
        }
        accent = colour
      }
    }
  }

  private static func entries(_ value: YAMLNode) throws -> [Entry] {
    guard let items = value.items else {
      throw value.error(
        "'chapters' is \(value.kindDescription), which should be a list of files and parts.",
        help: "Write `chapters: [index.md, { part: Practice, chapters: [a.md] }]`.")
    }
    return try items.map { item in
      guard item.pairs != nil else { return .chapter(try chapter(item)) }
      var title = ""
      var chapters: [ListedChapter] = []
      for (key, value) in try item.expectPairs("part", keys: ["part", "chapters"]) {
        if key == "part" {
          title = try value.expectText(key)
        } else {
          guard let items = value.items else {
            throw value.error(
              "The chapters of a part should be a list of files.", help: "Write `chapters: [a.md]`.")
          }
          chapters = try items.map(chapter)
        }
      }
      guard !chapters.isEmpty else {
        throw item.error(
          "The part '\(title)' has no chapters.", help: "Write `{ part: \(title), chapters: [a.md] }`.")
      }
      return .part(title: title, chapters: chapters)
    }
  }

  private static func chapter(_ value: YAMLNode) throws -> ListedChapter {
    let written = try value.expectText("chapters")
    // `./a.md` is `a.md`; what leads out of the folder stays, and is found nowhere.
    var parts: [Substring] = []
    for part in written.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    let path = (written.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    return ListedChapter(path: path, position: value.position)
  }
}

extension YAMLNode {
  /// The pairs of a mapping, with its keys checked when they are known.
  func expectPairs(_ name: String, keys: [String]?) throws -> [(key: String, value: YAMLNode)] {
    guard let pairs else {
      throw error(
        "'\(name)' is \(kindDescription), which should be `key: value` pairs.",
        help: keys.map { "The keys are \($0.joined(separator: ", "))." })
    }
    return try pairs.map { key, value in
      let word = key.scalar ?? ""
      if let keys, !keys.contains(word) { throw key.unknown("key", among: keys, in: "'\(name)'") }
      return (word, value)
    }
  }

  /// An error about a word that is none of those known.
  func unknown(_ what: String, among known: [String], in owner: String) -> Diagnostic {
    let word = scalar ?? ""
    let help =
      Suggestion.closest(to: word, among: known).map { "Did you mean '\($0)'?" }
      ?? "The keys are \(known.joined(separator: ", "))."
    return error("There is no \(what) '\(word)' in \(owner).", help: help)
  }
}
