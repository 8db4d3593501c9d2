import Editing
import Files
import Foundation
import Kernel
import Notebooks

/// The notebook that a kernel serves: its session, and what was asked for which cell.
final class OpenNotebook {
  let session: CellSession
  let setup: KernelSetup
  /// The header of the request that last ran each cell, by the cell's name: what is said of a cell later goes
  /// to its own output.
  var requests: [String: [UInt8]] = [:]
  /// The cells whose own outputs say that a file has changed.
  var announced: Set<String> = []
  private var made: CellEditor?
  /// The cells above, when the service for editors was last made ready.
  private var warmCells: [String]?
  private var savedStamp: FileStamp?

  init(_ setup: KernelSetup) {
    self.setup = setup
    session = CellSession(kernel: setup.kernel, defaults: setup.defaults)
  }

  /// Starts what the first cell needs.
  func prepare() throws { try session.prepare() }

  /// Answers what texts mean; made when it is first needed.
  func editor() throws -> CellEditor {
    if let made { return made }
    let editor = try CellEditor(
      toolchain: setup.kernel.toolchain,
      folder: setup.kernel.settings.cacheFolder.appendingPathComponent("editing"))
    made = editor
    return editor
  }

  /// Whether the service for editors knows the cells above.
  var isWarm: Bool { warmCells == session.cells.map(\.name) }

  /// Makes the service for editors ready, aside, for somebody who is going to type: the first answer takes longer
  /// than programs wait for it.
  func warmUp() {
    guard !isWarm else { return }
    warmCells = session.cells.map(\.name)
    guard let editor = try? editor(), let context = try? session.context() else { return }
    Thread.detachNewThread { editor.warmUp(context) }
  }

  /// Reads the cells' order from the notebook's file, if it was saved since.
  func readOrder() {
    guard let file = setup.notebook, let stamp = FileStamp(of: file.path), stamp != savedStamp else { return }
    savedStamp = stamp
    guard let data = FileManager.default.contents(atPath: file.path),
      let cells = JSON([UInt8](data))?["cells"]?.array
    else { return }
    session.order.take(
      saved: cells.filter { $0["cell_type"]?.string == "code" }.compactMap { $0["id"]?.string })
  }
}
