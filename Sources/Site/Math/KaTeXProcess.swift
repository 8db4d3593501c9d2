import Files
import Foundation

/// A node process that sets one formula per line of JSON.
final class KaTeXProcess {
  /// Changes when the same TeX may give other HTML.
  static let cacheVersion = "1"

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var buffer = Data()

  private struct Request: Encodable {
    var tex: String
    var display: Bool
  }

  private struct Answer: Decodable {
    var html: String?
    var error: String?
    var position: Int?
  }

  /// - Throws: A `FormulaFault` that says what is not installed.
  init() throws {
    guard let folder = ExternalTool.katex.find() else { throw FormulaFault(missing: .katex) }
    guard let node = ExternalTool.node.find() else { throw FormulaFault(missing: .node) }
    process.executableURL = URL(fileURLWithPath: node)
    process.arguments = ["-e", Self.script, folder]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw FormulaFault(
        message: "node cannot be started", isMissingTool: true, remedy: "Check that `node --version` works.")
    }
  }

  deinit {
    try? input.fileHandleForWriting.close()
    if process.isRunning { process.terminate() }
  }

  func typeset(_ formula: Formula) throws -> String {
    var line = try JSONEncoder().encode(Request(tex: formula.tex, display: formula.isDisplayed))
    line.append(UInt8(ascii: "\n"))
    try input.fileHandleForWriting.write(contentsOf: line)
    let answer = try JSONDecoder().decode(Answer.self, from: try nextLine())
    if let html = answer.html { return html }
    throw FormulaFault(
      message: answer.error ?? "KaTeX gives no reason", offset: answer.position.flatMap { $0 >= 0 ? $0 : nil }
    )
  }

  private func nextLine() throws -> Data {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[..<end]
        buffer = Data(buffer[(end + 1)...])
        return Data(line)
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else {
        throw FormulaFault(
          message: "node ended before it set the formula", isMissingTool: true,
          remedy: "Check that `node --version` works and `\(ExternalTool.katex.remedy)` has gone through.")
      }
      buffer.append(more)
    }
  }

  private static let script = """
    const katex = require(process.argv[1]);
    require('readline').createInterface({ input: process.stdin }).on('line', line => {
      const request = JSON.parse(line);
      let answer;
      try {
        answer = { html: katex.renderToString(request.tex,
          { displayMode: request.display, output: 'htmlAndMathml', strict: 'ignore', trust: false }) };
      } catch (error) {
        const text = String(error.rawMessage || error.message)
          .replace(/^KaTeX parse error: /, '').replace(/ at position \\d+: .*$/s, '').replace(/ at end of input: .*$/s, '');
        answer = { error: text, position: Number.isInteger(error.position) ? error.position : -1 };
      }
      process.stdout.write(JSON.stringify(answer) + '\\n');
    });
    """
}

extension FormulaFault {
  init(missing tool: ExternalTool) {
    self.init(
      message: "\(tool.name) is not installed", isMissingTool: true, remedy: "Run `\(tool.remedy)`.")
  }
}
