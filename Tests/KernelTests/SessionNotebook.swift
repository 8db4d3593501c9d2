import Foundation
import Notebooks
import Results
import Synchronization

@testable import Kernel

/// A session, what each cell last gave, and the number of the next run.
final class SessionNotebook {
  let fixture: KernelFixture
  let session: CellSession
  private(set) var shown: [String: String] = [:]
  private(set) var notes: [String] = []
  private var count = 0

  init() throws {
    fixture = try KernelFixture()
    session = CellSession(kernel: try fixture.kernel())
  }

  deinit {
    session.close()
    fixture.remove()
  }

  @discardableResult
  func run(
    _ id: String?, _ text: String, interruptedAfter polls: Int = .max
  ) throws -> CellOutcome {
    count += 1
    let cell = SubmittedCell(id: id, text: text, name: "In [\(count)]")
    let gathered = Mutex((text: "", notes: [String]()))
    let asked = Mutex(0)
    let outcome = try session.run(cell) {
      asked.withLock {
        $0 += 1
        return $0 > polls
      }
    } emit: { event in
      gathered.withLock { gathered in
        switch event {
        case .printed(let bytes, _): gathered.text += String(decoding: bytes, as: UTF8.self)
        case .displayed(let bundle): gathered.text += (bundle[.plain] ?? "") + "\n"
        case .error(let error): gathered.text += error.message + "\n"
        case .note(let note): gathered.notes.append(note)
        case .cleared: gathered.text = ""
        case .progress: break
        }
      }
    }
    let (text, notes) = gathered.withLock { $0 }
    shown[cell.name] = text
    self.notes = notes
    return outcome
  }

  /// What the cells that hold have given, in order.
  var outputs: [String] { session.cells.map { shown[$0.name] ?? "" } }

  /// What a clean run of the cells that hold gives.
  func cleanOutputs() throws -> [String] {
    let text = session.cells.map { "```{swift}\n\($0.text)\n```\n" }.joined(separator: "\n")
    let notebook = try fixture.notebook(text)
    let result = try fixture.kernel(forcesRun: true).run(notebook).0
    return notebook.cells.map { cell in
      (result.cells[cell.index]?.outputs ?? []).map { output in
        switch output {
        case .bundle(let bundle): (bundle[.plain] ?? "") + "\n"
        case .standardOutput(let text), .standardError(let text): text
        case .error(let error): error.message + "\n"
        }
      }.joined()
    }
  }
}
