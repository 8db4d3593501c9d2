import Foundation

/// What Lectern uses and others have made: its name, what it is for, where to get it, how to find it.
///
/// `lectern doctor` and whoever starts a tool read the same entry, so they agree on where it is.
public struct ExternalTool: Sendable, Hashable {
  public var name: String
  /// What it does here, as `doctor` says it.
  public var purpose: String
  /// Debian's packages.
  public var packages: String
  /// The names of its program, the one that is preferred first; empty for a tool that is files.
  public var programs: [String] = []
  /// Where it is looked for after the search path: folders of programs, or the files themselves.
  public var paths: [String] = []

  /// The tool's path, if it is there.
  public func find(searchPath: SearchPath = .current) -> String? {
    if programs.isEmpty { return paths.first { FileManager.default.fileExists(atPath: $0) } }
    return (searchPath + paths).find(programs)
  }

  /// - Throws: `MachineFault` with the package when it is missing.
  public func require(searchPath: SearchPath = .current) throws -> String {
    guard let path = find(searchPath: searchPath) else { throw missing }
    return path
  }

  /// What to say when it is missing.
  public var missing: MachineFault {
    MachineFault("there is no \(name), which \(purpose).", help: remedy)
  }

  public var remedy: String { "apt-get install \(packages)" }
}

extension ExternalTool {
  public static let node = ExternalTool(
    name: "node", purpose: "typesets math", packages: "nodejs", programs: ["node"], paths: ["/usr/bin"])
  /// KaTeX as node reads it.
  public static let katex = ExternalTool(
    name: "KaTeX", purpose: "typesets math", packages: "katex libjs-katex",
    paths: ["/usr/share/nodejs/katex", "/usr/share/javascript/katex/katex.js"])
  /// KaTeX's style sheet, with its fonts in a folder beside it.
  public static let katexStyles = ExternalTool(
    name: "KaTeX's style sheet", purpose: "gives formulas their look", packages: "libjs-katex",
    paths: ["/usr/share/javascript/katex/katex.min.css", "/usr/share/nodejs/katex/dist/katex.min.css"])
  public static let graphviz = ExternalTool(
    name: "Graphviz", purpose: "draws {dot} diagrams", packages: "graphviz", programs: ["dot"])
  public static let bubblewrap = ExternalTool(
    name: "bubblewrap", purpose: "isolates students' code when grading", packages: "bubblewrap",
    programs: ["bwrap"], paths: ["/usr/bin", "/usr/local/bin", "/bin"])
  public static let chromium = ExternalTool(
    name: "Chromium", purpose: "prints pages as PDF", packages: "chromium",
    programs: ["chromium", "chromium-browser", "google-chrome"])
  public static let curl = ExternalTool(
    name: "curl", purpose: "fetches data sets", packages: "curl", programs: ["curl"])
  /// Opens an address in the browser of whoever sits at the machine.
  public static let opener = ExternalTool(
    name: "xdg-open", purpose: "opens the preview in a browser", packages: "xdg-utils",
    programs: ["xdg-open"])
}
