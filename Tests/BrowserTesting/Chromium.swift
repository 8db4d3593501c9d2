import Foundation

/// Chromium without a window: it loads a page, runs what a test asks there, and hands back one JSON value.
public enum Chromium {
  public static let path: String? = [
    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether tests that need a browser run. With `LECTERN_REQUIRE_BROWSER=1` they do in any case, and fail
  /// where it is missing, so that a machine that is meant to have one cannot skip them.
  public static let isExpected = path != nil || isRequired
  private static let isRequired = ProcessInfo.processInfo.environment["LECTERN_REQUIRE_BROWSER"] == "1"

  public static let absence =
    "NOT RUN: there is no Chromium on this machine; Scripts/setup browser installs it"

  /// axe-core's script, where `Scripts/setup browser` puts it, or at `LECTERN_AXE`.
  public static let axe: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file =
      ProcessInfo.processInfo.environment["LECTERN_AXE"]
      ?? root.appendingPathComponent(".build/axe/axe.min.js").path
    return try? String(contentsOfFile: file, encoding: .utf8)
  }()

  public static let isAxeExpected = (path != nil && axe != nil) || isRequired
  public static let axeAbsence =
    "NOT RUN: Chromium or axe-core is missing on this machine; Scripts/setup browser installs both"

  /// What went wrong on the way to the page.
  public struct Failure: Error, CustomStringConvertible {
    public var description: String
  }

  /// One of axe-core's findings.
  public struct Violation: Decodable, Sendable {
    public var id: String
    public var help: String
    public var nodes: [String]
  }

  /// Everything that axe-core finds on a page.
  ///
  /// - Parameter contrast: whether it looks at contrasts, for which it asks what lies under each text and takes as long
  ///   as for all else.
  public static func violations(
    of page: String, beside folder: URL? = nil, width: Int, contrast: Bool = true
  ) throws -> [Violation] {
    guard let axe else { throw Failure(description: axeAbsence) }
    let script = """
      \(axe)
      ;window.result = axe.run(\(axeOptions(contrast: contrast))).then(r => r.violations.map(v =>
        ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)) })));
      """
    return try run(page, beside: folder, width: width, script: script, as: [Violation].self)
  }

  /// What axe-core is asked for: all of its rules, but not the lists of what passed, which take a third of its time.
  public static func axeOptions(contrast: Bool = true) -> String {
    "{ resultTypes: ['violations'], rules: { 'color-contrast': { enabled: \(contrast) } } }"
  }

  /// Loads the page with a script that must set `window.result`, or a promise of it.
  ///
  /// - Parameters:
  ///   - folder: where the page would lie, when it needs the files beside it.
  ///   - isTimed: with the real clock, and without waiting for anything: the script then runs while the page
  ///     loads, and what it waits for is lost.
  public static func run<Result: Decodable>(
    _ page: String, beside folder: URL? = nil, width: Int, script: String, isTimed: Bool = false,
    as type: Result.Type
  ) throws -> Result {
    guard let path else { throw Failure(description: absence) }
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let file = (folder ?? scratch).appendingPathComponent("measured-\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: file) }
    try injected(script, into: page, isTimed: isTimed).write(to: file, atomically: true, encoding: .utf8)
    let output = scratch.appendingPathComponent("dom.html")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=\(width),900",
        "--user-data-dir=\(scratch.path)/profile", "--dump-dom",
      ] + (isTimed ? [] : ["--virtual-time-budget=60000"]) + [file.absoluteString]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let dom = try String(contentsOf: output, encoding: .utf8)
    guard let match = dom.firstMatch(of: /<pre id="measured">([A-Za-z0-9+\/=]*)<\/pre>/),
      let data = Data(base64Encoded: String(match.output.1))
    else { throw Failure(description: "The page measured nothing; Chromium gave \(dom.count) characters.") }
    return try JSONDecoder().decode(type, from: data)
  }

  private static func injected(_ script: String, into page: String, isTimed: Bool) -> String {
    let write = """
      const out = document.createElement("pre");
      out.id = "measured";
      out.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(await window.result))));
      document.body.append(out);
      """
    let body =
      isTimed
      ? "{ \(script) \(write.replacingOccurrences(of: "await ", with: "")) }"
      : "addEventListener(\"load\", async () => { await document.fonts.ready; \(script)\n\(write) });"
    guard let end = page.range(of: "</body>", options: .backwards) else {
      return page + "<script>\(body)</script>"
    }
    return page.replacingCharacters(in: end, with: "<script>\(body)</script></body>")
  }
}
