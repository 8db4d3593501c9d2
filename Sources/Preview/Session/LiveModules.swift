import Kernel
import Notebooks
import Site

/// What a chapter's live cells were compiled to, found again by what they were compiled from.
struct LiveModules {
  private var page: LivePage
  private var modules: [String: String] = [:]

  init(_ page: LivePage, of notebook: Notebook) {
    self.page = page
    for program in PageProgram.all(of: notebook) {
      modules[program.text] = page.modules[program.cell.index]
    }
  }

  /// The modules of another text, where none of its live cells has to be compiled.
  func fitted(to notebook: Notebook) -> LivePage? {
    var fitted = page
    fitted.modules = [:]
    for program in PageProgram.all(of: notebook) {
      guard let module = modules[program.text] else { return nil }
      fitted.modules[program.cell.index] = module
    }
    return fitted
  }
}
