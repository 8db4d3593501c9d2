import Digests
import Foundation
import Synchronization

/// Sets formulas with KaTeX: one node process per build, started at the first formula that is not
/// in the cache.
public final class MathTypesetter: Sendable {
  /// The folder of KaTeX's style sheet and fonts, if KaTeX is installed.
  public static var stylesFolder: String? {
    ["/usr/share/javascript/katex", "/usr/share/nodejs/katex/dist"].first {
      FileManager.default.fileExists(atPath: $0 + "/katex.min.css")
    }
  }

  private struct State {
    var known: [Formula: String] = [:]
    var process: KaTeXProcess?
    var fault: FormulaFault?
  }

  private let cacheFolder: String?
  private let state = Mutex(State())

  /// - Parameter cacheFolder: Where finished formulas are kept from build to build.
  public init(cacheFolder: String?) { self.cacheFolder = cacheFolder }

  /// A formula as HTML with MathML for screen readers.
  public func typeset(_ formula: Formula) -> Result<String, FormulaFault> {
    state.withLock { state in
      if let html = state.known[formula] { return .success(html) }
      let file = cacheFile(formula)
      if let file, let data = FileManager.default.contents(atPath: file), !data.isEmpty {
        let html = String(decoding: data, as: UTF8.self)
        state.known[formula] = html
        return .success(html)
      }
      if let fault = state.fault { return .failure(fault) }
      do {
        let process = try state.process ?? KaTeXProcess()
        state.process = process
        let html = try process.typeset(formula)
        state.known[formula] = html
        if let file { Self.keep(html, at: file) }
        return .success(html)
      } catch let fault as FormulaFault {
        if fault.isMissingTool { state.fault = fault }
        return .failure(fault)
      } catch {
        return .failure(FormulaFault(message: "\(error)"))
      }
    }
  }

  private func cacheFile(_ formula: Formula) -> String? {
    cacheFolder.map {
      $0 + "/" + Digest.sha256(text: "\(KaTeXProcess.cacheVersion) \(formula.isDisplayed) \(formula.tex)")
        + ".html"
    }
  }

  /// The cache only saves time, so a cache that cannot be written is no fault of the build.
  private static func keep(_ html: String, at file: String) {
    let url = URL(fileURLWithPath: file)
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(html.utf8).write(to: url, options: .atomic)
  }
}
