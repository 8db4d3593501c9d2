import Files
import Foundation
import Kernel
import Sandboxes
import SwiftParser
import SwiftSyntax
import Texts

extension CellEditor {
  /// The text as the toolchain's swift-format writes it. A final semicolon stays: it keeps the value off the page.
  ///
  /// - Parameter configuration: A `.swift-format` file; the tool's own style when `nil`.
  /// - Throws: `MachineFault` with the tool's words when it refuses the text.
  public func formatted(_ code: String, configuration: URL? = nil) throws -> String {
    let run = try BoundedRun.of(
      toolchain.root + "/bin/swift-format",
      ["format"] + (configuration.map { ["--configuration", $0.path] } ?? []) + ["-"],
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"], input: Array(code.utf8),
      limits: RunLimits(seconds: 10))
    guard case .ended(let ending) = run.outcome, ending.isSuccess else {
      let words =
        String(decoding: run.standardError, as: UTF8.self).lines.first { !$0.isEmpty } ?? "it gave no reason"
      throw MachineFault(
        "swift-format refuses the cell: \(words).", help: "mend the cell's syntax first.")
    }
    var text = Self.withFinalSemicolon(of: code, String(decoding: run.standardOutput, as: UTF8.self))
    while text.hasSuffix("\n") { text.removeLast() }
    return code.hasSuffix("\n") ? text + "\n" : text
  }

  private static func withFinalSemicolon(of code: String, _ text: String) -> String {
    guard Parser.parse(source: code).statements.last?.semicolon != nil,
      let last = Parser.parse(source: text).statements.last, last.semicolon == nil
    else { return text }
    var bytes = Array(text.utf8)
    bytes.insert(UInt8(ascii: ";"), at: last.item.trimmedByteRange.upperBound)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The style that holds for a file: the nearest `.swift-format` above it.
  public static func style(for file: URL) -> URL? {
    var folder = file.deletingLastPathComponent()
    while true {
      let candidate = folder.appendingPathComponent(".swift-format")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
      guard folder.path != "/" else { return nil }
      folder.deleteLastPathComponent()
    }
  }
}
