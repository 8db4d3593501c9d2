import Files
import Foundation
import Sandboxes

/// A node process that sets one formula per line of JSON.
final class KaTeXProcess {
  /// Changes when the same TeX may give other HTML.
  static let cacheVersion = "2"

  private let conversation: Conversation
  private let seconds: Double

  private struct Request: Encodable {
    var tex: String
    var display: Bool
    var macros: [String: String]
  }

  private struct Answer: Decodable {
    var html: String?
    var error: String?
    var position: Int?
    var macro: String?
  }

  /// - Parameters:
  ///   - seconds: How long a formula may take; the first one's time includes node's start.
  ///   - searchPath: Where node is looked for.
  /// - Throws: A `FormulaFault` that says what is not installed.
  init(seconds: Double, searchPath: SearchPath) throws {
    guard let folder = ExternalTool.katex.find() else { throw FormulaFault(missing: .katex) }
    guard let node = ExternalTool.node.find(searchPath: searchPath) else {
      throw FormulaFault(missing: .node)
    }
    self.seconds = seconds
    do {
      conversation = try Conversation(
        node, ["-e", Self.script, folder], environment: ProcessInfo.processInfo.environment,
        limits: RunLimits(seconds: seconds))
    } catch {
      throw FormulaFault(
        message: "node cannot be started", isMissingTool: true, remedy: "Check that `node --version` works.")
    }
  }

  func typeset(_ formula: Formula) throws -> String {
    let macros = Dictionary(
      formula.macros.map { ($0.name, $0.expansion) }, uniquingKeysWith: { first, _ in first })
    let line = try JSONEncoder().encode(
      Request(tex: formula.tex, display: formula.isDisplayed, macros: macros))
    let said: [UInt8]
    do { said = try conversation.ask(line) } catch { throw fault(error) }
    let answer = try JSONDecoder().decode(Answer.self, from: Data(said))
    if let html = answer.html { return html }
    throw FormulaFault(
      message: answer.error ?? "KaTeX gives no reason",
      offset: answer.position.flatMap { $0 >= 0 ? $0 : nil }, macro: answer.macro)
  }

  /// Whoever does not answer one formula is not asked for the next.
  private func fault(_ fault: Conversation.Fault) -> FormulaFault {
    let message =
      switch fault {
      case .timeLimit: "node did not answer within \(seconds.formatted()) s"
      case .memoryLimit: "node took too much memory"
      case .outputLimit: "KaTeX makes more of it than a page can hold"
      case .ended: "node ended before it set the formula"
      }
    if case .outputLimit = fault {
      return FormulaFault(message: message, isMissingTool: false, remedy: "Split the formula.")
    }
    return FormulaFault(
      message: message, isMissingTool: true,
      remedy: "Check that `node --version` works and `\(ExternalTool.katex.remedy)` has gone through.")
  }

  private static let script = """
    const katex = require(process.argv[1]);
    // What MathJax knows by itself, and notebooks that were written for it use without saying so.
    const ofMathJax = {
      '\\\\mbox': '\\\\text{#1}', '\\\\ensuremath': '#1', '\\\\mathds': '\\\\mathbb{#1}',
      '\\\\nicefrac': '{}^{#1}\\\\!/_{#2}', '\\\\sfrac': '{}^{#1}\\\\!/_{#2}' };
    // MathJax lets a formula define again what there is, and half the notebooks of the world do it with \\R.
    const set = (tex, options) => {
      try {
        return katex.renderToString(tex, options);
      } catch (error) {
        const name = (/attempting to redefine (\\\\[A-Za-z]+); use/.exec(error.message) || [])[1];
        const again = ['\\\\newcommand{' + name + '}', '\\\\newcommand' + name].reduce(
          (text, old) => text.split(old).join(old.replace('new', 'renew')), tex);
        if (name === undefined || again === tex) { throw error; }
        return set(again, options);
      }
    };
    require('readline').createInterface({ input: process.stdin }).on('line', line => {
      const request = JSON.parse(line);
      let answer;
      try {
        answer = { html: set(request.tex,
          { displayMode: request.display, output: 'htmlAndMathml', strict: 'ignore', trust: false,
            macros: { ...ofMathJax, ...request.macros } }) };
      } catch (error) {
        // The place of a fault is one in the formula, or in the text of a macro: KaTeX shows what stands there.
        const shown = (/ at position \\d+: (.*)$/s.exec(error.message) || ['', ''])[1]
          .replace(/\\u0332/g, '').replace(/^\\u2026|\\u2026$/g, '');
        const macro = request.tex.includes(shown) ? undefined
          : Object.keys(request.macros).find(name => request.macros[name].includes(shown));
        const text = String(error.rawMessage || error.message)
          .replace(/^KaTeX parse error: /, '').replace(/ at position \\d+: .*$/s, '').replace(/ at end of input: .*$/s, '');
        answer = { error: text, macro,
          position: Number.isInteger(error.position) && macro === undefined ? error.position : -1 };
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
