import Files
import Foundation
import Synchronization

/// Sets formulas with KaTeX: one node process per build, started at the first formula that is not
/// in the cache.
public final class MathTypesetter: Sendable {
  /// The folder of KaTeX's style sheet and fonts, if KaTeX is installed.
  public static var stylesFolder: String? {
    ExternalTool.katexStyles.find().map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
  }

  private struct State {
    var known: [Formula: String] = [:]
    var process: KaTeXProcess?
    var fault: FormulaFault?
  }

  private let cacheFolder: String?
  private let seconds: Double
  private let searchPath: SearchPath
  private let state = Mutex(State())

  /// - Parameters:
  ///   - cacheFolder: Where finished formulas are kept from build to build.
  ///   - seconds: How long node may take for a formula.
  ///   - searchPath: Where node is looked for.
  public init(cacheFolder: String?, seconds: Double = 30, searchPath: SearchPath = .current) {
    self.cacheFolder = cacheFolder
    self.seconds = seconds
    self.searchPath = searchPath
  }

  /// A formula as HTML with MathML for screen readers.
  public func typeset(_ formula: Formula) -> Result<String, FormulaFault> {
    state.withLock { state in
      if let html = state.known[formula] { return .success(html) }
      let file = cacheFile(formula)
      if let file, let data = CheckedFile.read(file) {
        let html = String(decoding: data, as: UTF8.self)
        state.known[formula] = html
        return .success(html)
      }
      if let fault = state.fault { return .failure(fault) }
      do {
        let process = try state.process ?? KaTeXProcess(seconds: seconds, searchPath: searchPath)
        state.process = process
        let html = try process.typeset(formula)
        state.known[formula] = html
        // The cache only saves time, so a cache that cannot be written is no fault of the build.
        if let file { try? CheckedFile.write(Data(html.utf8), to: file) }
        return .success(html)
      } catch let fault as FormulaFault {
        if fault.isMissingTool { state.fault = fault }
        return .failure(fault)
      } catch {
        return .failure(FormulaFault(message: "\(error)"))
      }
    }
  }

  private func cacheFile(_ formula: Formula) -> URL? {
    cacheFolder.map {
      URL(fileURLWithPath: $0).appendingPathComponent(
        Digest.sha256(text: "\(KaTeXProcess.cacheVersion) \(formula.isDisplayed) \(formula.key)"))
    }
  }
}
