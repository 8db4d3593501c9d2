import Editing
import Foundation
import Kernel
import Notebooks
import Synchronization

/// The cells of a chapter as they were compiled last. Compiling happens aside; nobody who types waits for it.
final class CellCompilation: Sendable {
  private struct State {
    var notebook: EditedNotebook?
    var codes: [String] = []
    var isAtWork = false
  }

  private let state = Mutex(State())

  /// `nil` until the cells were compiled once.
  var notebook: EditedNotebook? { state.withLock(\.notebook) }

  /// Compiles the cells if they are others than those compiled last.
  ///
  /// - Parameter finished: Told on another thread when that has changed something.
  func run(_ notebook: Notebook, kernel: Kernel, finished: @escaping @Sendable () -> Void) {
    let codes = notebook.cells.map(\.code)
    let isNeeded = state.withLock { state in
      guard !state.isAtWork, state.codes != codes || state.notebook == nil else { return false }
      state.isAtWork = true
      return true
    }
    guard isNeeded else { return }
    let thread = Thread { [self] in
      let made = try? EditedNotebook(notebook, kernel: kernel)
      state.withLock { state in
        state.isAtWork = false
        state.codes = codes
        if let made { state.notebook = made }
      }
      if made != nil { finished() }
    }
    thread.stackSize = 64 << 20
    thread.start()
  }
}
