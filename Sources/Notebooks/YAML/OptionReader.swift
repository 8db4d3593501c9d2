/// Reads the options of a cell, of a chapter's `execute:`, or of the course's, into `CellOptions`.
public struct OptionReader {
  /// Where options are written, which decides what is allowed.
  public enum Context {
    /// `//|` lines.
    case cell
    /// `execute:` in the front matter or in `course.yml`.
    case defaults
  }

  public var context: Context
  public private(set) var positions: [String: SourcePosition] = [:]
  public private(set) var diagnostics: [Diagnostic] = []

  public init(context: Context) { self.context = context }

  /// Applies a mapping to options; what cannot be applied becomes a diagnostic.
  public mutating func apply(_ mapping: YAMLNode, to options: inout CellOptions) {
    guard let pairs = mapping.pairs else {
      diagnostics.append(
        mapping.error(
          "Options are `key: value` pairs, not \(mapping.kindDescription).", help: "Write `//| echo: false`.")
      )
      return
    }
    for (key, value) in pairs {
      let name = key.scalar ?? ""
      positions[name] = key.position
      if (context == .cell ? ForeignKeys.cell : ForeignKeys.execute).contains(name) {
        diagnostics.append(
          key.warning("'\(name)' belongs to Quarto and has no effect here.", help: "Take it out if you like.")
        )
        continue
      }
      do {
        if context == .defaults, Self.cellOnly.contains(name) {
          throw key.error(
            "'\(name)' belongs to one cell.", help: "Give it in the cell as `//| \(name): ...`.")
        }
        if try !Self.set(name, value, in: &options) { throw unknown(key, name) }
      } catch let diagnostic as Diagnostic {
        diagnostics.append(diagnostic)
      } catch {
        diagnostics.append(key.error("\(error)"))
      }
    }
  }

  private func unknown(_ key: YAMLNode, _ name: String) -> Diagnostic {
    let known = context == .cell ? Self.names : Self.names.filter { !Self.cellOnly.contains($0) }
    let help =
      Suggestion.closest(to: name, among: known).map { "Did you mean '\($0)'?" }
      ?? "The options are \(known.joined(separator: ", "))."
    return key.error("There is no cell option '\(name)'.", help: help)
  }

  /// All options by name, in the order of the format page.
  public static let names = [
    "label", "eval", "echo", "output", "include", "error", "warning", "cache", "run", "rerun", "compile-fail",
    "crash",
    "timeout", "memory", "vary-limit", "vary", "live", "animate", "code-fold", "code-summary",
    "code-line-numbers", "lst-cap",
    "fig-cap",
    "fig-subcap", "fig-alt", "fig-width", "fig-height", "fig-align", "tbl-cap", "layout-ncol", "column",
    "classes",
  ]

  static let cellOnly: Set<String> = [
    "label", "vary", "live", "animate", "code-summary", "lst-cap", "fig-cap", "fig-subcap", "fig-alt",
    "tbl-cap",
  ]

  /// Sets one option; `false` when there is none of that name.
  private static func set(_ name: String, _ value: YAMLNode, in options: inout CellOptions) throws -> Bool {
    switch name {
    case "label": options.label = try label(value)
    case "eval": options.run.eval = try value.expectBoolean(name)
    case "echo": options.page.echo = try value.expectCase(name, of: PageOptions.Echo.self)
    case "output": options.page.output = try value.expectCase(name, of: PageOptions.Output.self)
    case "include": options.page.include = try value.expectBoolean(name)
    case "error": options.run.error = try value.expectBoolean(name)
    case "warning": options.page.warning = try value.expectBoolean(name)
    case "cache": options.run.cache = try value.expectBoolean(name)
    case "run": options.run.runs = try value.expectBoolean(name)
    case "rerun": options.rerun = try value.expectCase(name, of: CellOptions.Rerun.self)
    case "compile-fail": options.run.compileFail = try value.expectBoolean(name)
    case "crash": options.run.crash = try value.expectBoolean(name)
    case "timeout": options.run.timeout = try value.expectPositive(name, unit: "seconds")
    case "memory": options.run.memory = try value.expectBytes(name)
    case "vary":
      // Refused, they are not there for whoever would go through all their states.
      var varied = options
      varied.run.vary = try VariationReader.read(value)
      try VariationReader.check(varied, at: value)
      options = varied
    case "live":
      options.run.live = try LiveReader.controls(value)
      guard options.run.vary.isEmpty else {
        throw value.error(
          "A cell has either finished states or runs in the page.",
          help: "Take out '//| vary:' or '//| live:'.")
      }
    case "animate": options.page.animate = try LiveReader.animation(value, among: options.run.live)
    case "vary-limit": options.varyLimit = try value.expectInteger(name, atLeast: 1)
    case "code-fold": options.page.codeFold = try value.expectCase(name, of: PageOptions.Folding.self)
    case "code-summary": options.page.codeSummary = try value.expectText(name)
    case "code-line-numbers": options.page.codeLineNumbers = try value.expectBoolean(name)
    case "lst-cap": options.page.lstCap = try value.expectText(name)
    case "fig-cap": options.page.figCap = try value.expectText(name)
    case "fig-subcap": options.page.figSubcap = try value.expectTexts(name)
    case "fig-alt": options.run.figAlt = try value.expectText(name)
    case "fig-width": options.run.figWidth = try value.expectPositive(name, unit: "inches")
    case "fig-height": options.run.figHeight = try value.expectPositive(name, unit: "inches")
    case "fig-align": options.page.figAlign = try value.expectCase(name, of: PageOptions.Alignment.self)
    case "tbl-cap": options.page.tblCap = try value.expectText(name)
    case "layout-ncol": options.page.layoutNcol = try value.expectInteger(name, atLeast: 1)
    case "column": options.page.column = try value.expectText(name)
    case "classes":
      options.page.classes = try value.expectTexts(name).flatMap { $0.split(separator: " ").map(String.init) }
    default: return false
    }
    return true
  }

  private static func label(_ value: YAMLNode) throws -> String {
    let text = try value.expectText("label")
    guard text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_.:-]*/) != nil else {
      throw value.mismatch("label", "a letter followed by letters, digits and dashes, such as fig-flow")
    }
    return text
  }
}
