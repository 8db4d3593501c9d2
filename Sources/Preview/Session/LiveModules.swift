import Kernel
import Notebooks
import Site

/// What a chapter's live cells were compiled to, found again by what they were compiled from: those of the text that was
/// saved, and of the one that was typed last.
struct LiveModules {
  private var page = LivePage()
  private var saved: [String: String] = [:]
  private var typed: [String: String] = [:]

  mutating func take(_ page: LivePage, of notebook: Notebook, isTyped: Bool) {
    self.page = page
    var modules: [String: String] = [:]
    for program in PageProgram.all(of: notebook) { modules[program.text] = page.modules[program.cell.index] }
    typed = isTyped ? modules : [:]
    if !isTyped { saved = modules }
  }

  /// The modules of another text, where none of its live cells has to be compiled.
  func fitted(to notebook: Notebook) -> LivePage? {
    var fitted = page
    fitted.modules = [:]
    for program in PageProgram.all(of: notebook) {
      guard let module = saved[program.text] ?? typed[program.text] else { return nil }
      fitted.modules[program.cell.index] = module
    }
    return fitted
  }
}
