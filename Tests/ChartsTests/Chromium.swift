import Foundation
import Testing

/// Chromium without a window: it loads a page, runs what the page asks, and hands back one JSON value.
enum Chromium {
  static let path: String? = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static var isInstalled: Bool { path != nil }

  /// axe-core's script: `LECTERN_AXE=<axe.min.js>` (PyPI's axe-playwright-python carries one).
  static let axe: String? = ProcessInfo.processInfo.environment["LECTERN_AXE"]
    .flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }

  /// Loads the page with a script that must set `window.result` (or a promise of it).
  static func run<Result: Decodable>(
    _ page: String, width: Int, script: String, as type: Result.Type
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let tail = """
      <script>
      addEventListener("load", async () => {
        await document.fonts.ready;
        \(script)
        const out = document.createElement("pre");
        out.id = "measured";
        out.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(await window.result))));
        document.body.append(out);
      });
      </script>
      """
    let file = folder.appendingPathComponent("page.html")
    try page.replacingOccurrences(of: "</body>", with: tail + "</body>")
      .write(to: file, atomically: true, encoding: .utf8)
    let output = folder.appendingPathComponent("dom.html")
    FileManager.default.createFile(atPath: output.path, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=\(width),900",
      "--virtual-time-budget=30000", "--user-data-dir=\(folder.path)/profile", "--dump-dom",
      file.absoluteString,
    ]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let dom = try String(contentsOf: output, encoding: .utf8)
    let match = try #require(
      dom.firstMatch(of: /<pre id="measured">([A-Za-z0-9+\/=]*)<\/pre>/), "the page measured nothing")
    let data = try #require(Data(base64Encoded: String(match.output.1)))
    return try JSONDecoder().decode(type, from: data)
  }
}
