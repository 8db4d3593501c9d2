import Editing
import Foundation
import Kernel
import Notebooks
import Results
import Synchronization
import Texts
import Wire

/// What a chapter's cells gave when they ran last, and a session to run them in. Nobody who types waits for it.
final class CellRuns: Sendable {
  private struct State {
    /// By the texts of the cell and of all above it: what a clean run gives.
    var exact: [[String]: String] = [:]
    /// By the text of the cell alone: what it gave on another state.
    var last: [String: String] = [:]
    var running: String?
    var requests: [Request]?
  }

  private struct Request: Sendable {
    /// The texts of the cells; the front matter's parameters are one above all others.
    var cells: [String]
    /// How many of them are no cells of the text: 1 with parameters, else 0.
    var leading: Int
    /// The first that has to run.
    var first: Int
    var defaults: CellOptions
    var kernel: Kernel
    var finished: @Sendable () -> Void
  }

  private let state = Mutex(State())
  private let arrived = DispatchSemaphore(value: 0)

  /// What to say above each cell; `nil` of one that never ran.
  func values(of blocks: [CellBlock]) -> [String?] {
    let texts = blocks.map(\.text)
    return state.withLock { state in
      texts.indices.map { index in
        if state.running == texts[index] { return "… runs" }
        if let given = state.exact[Array(texts[...index])] { return given }
        return state.last[texts[index]].map { "out of date: " + $0 }
      }
    }
  }

  /// Takes what an earlier build of the very same chapter gave.
  func take(_ result: ChapterResult, _ blocks: [CellBlock]) {
    let texts = blocks.map(\.text)
    state.withLock { state in
      for (index, block) in blocks.enumerated() {
        guard let cell = result.cells[block.cell.index], let text = Self.words(cell.outputs) else { continue }
        state.exact[Array(texts[...index])] = text
        state.last[texts[index]] = text
      }
    }
  }

  /// Runs a cell and those below it, and those above as far as their state is not there.
  ///
  /// - Parameter finished: Told on another thread after each cell.
  func run(
    _ notebook: Notebook, from first: Int, kernel: Kernel, finished: @escaping @Sendable () -> Void
  ) {
    var cells = notebook.cellBlocks.map(\.text)
    let parameters = notebook.frontMatter.params.map(\.swiftDeclaration).joined(separator: "\n")
    let leading = parameters.isEmpty ? 0 : 1
    if leading == 1 { cells.insert(parameters, at: 0) }
    let request = Request(
      cells: cells, leading: leading, first: first + leading, defaults: notebook.frontMatter.execute,
      kernel: kernel, finished: finished)
    let isNew = state.withLock { state in
      let isNew = state.requests == nil
      state.requests = (state.requests ?? []) + [request]
      return isNew
    }
    arrived.signal()
    guard isNew else { return }
    let thread = Thread { [self] in serve() }
    thread.stackSize = 64 << 20
    thread.start()
  }

  /// The thread that the session lives on. It ends when nothing was asked for a long while.
  private func serve() {
    var session: CellSession?
    defer { session?.close() }
    while true {
      let isThere = arrived.wait(timeout: .now() + 900) == .success
      guard isThere,
        let request = state.withLock({ $0.requests?.isEmpty == false ? $0.requests?.removeFirst() : nil })
      else {
        if state.withLock({ state in
          guard state.requests?.isEmpty != false else { return false }
          state.requests = nil
          return true
        }) {
          return
        }
        continue
      }
      let own = session ?? CellSession(kernel: request.kernel, defaults: request.defaults)
      session = own
      own.defaults = request.defaults
      run(request, in: own)
    }
  }

  private func run(_ request: Request, in session: CellSession) {
    let unchanged = zip(session.cells, request.cells).prefix { $0.text == $1 }.count
    session.order.take(saved: request.cells.indices.map(String.init))
    for index in min(unchanged, request.first)..<request.cells.count {
      let text = request.cells[index]
      state.withLock { $0.running = text }
      request.finished()
      let given = Mutex(Collected())
      let outcome = Result {
        try session.run(SubmittedCell(id: String(index), text: text, name: "cell \(index)")) { event in
          given.withLock { $0.take(event) }
        }
      }
      let words: String
      var isSound = false
      switch outcome {
      case .success(let outcome):
        isSound = outcome.ending == .ended
        words =
          isSound
          ? given.withLock(\.words) ?? "done" : "✗ " + (outcome.diagnostics.first?.message ?? "interrupted")
      case .failure(let fault): words = "✗ \(fault)"
      }
      state.withLock { state in
        state.running = nil
        if index >= request.leading {
          state.exact[Array(request.cells[request.leading...index])] = words
          state.last[text] = words
        }
        if state.exact.count > 5_000 { state.exact = [:] }
      }
      request.finished()
      guard isSound else { return }
    }
  }

  /// What comes while a cell runs, as one line.
  private struct Collected {
    private var shown: String?
    private var printed: [UInt8] = []

    mutating func take(_ event: SessionEvent) {
      switch event {
      case .displayed(let bundle): shown = bundle[.plain] ?? shown
      case .printed(let bytes, let isError): if !isError, printed.count < 100_000 { printed += bytes }
      case .error(let error): shown = "✗ " + error.message
      case .cleared: shown = nil
      case .progress, .note: break
      }
    }

    var words: String? {
      shown.map(CellRuns.line) ?? CellRuns.lastLine(String(decoding: printed, as: UTF8.self))
    }
  }

  private static func words(_ outputs: [CellOutput]) -> String? {
    for output in outputs.reversed() {
      switch output {
      case .bundle(let bundle): if let text = bundle[.plain] { return line(text) }
      case .standardOutput(let text): if let line = lastLine(text) { return line }
      case .error(let error): return "✗ " + line(error.message)
      case .standardError: break
      }
    }
    return "done"
  }

  /// A value on one line that is not too long.
  private static func line(_ text: String) -> String {
    let lines = text.lines.filter { !$0.isEmpty }
    let first = String((lines.first ?? "").prefix(120))
    return "= " + first + (lines.count > 1 || first.count < (lines.first ?? "").count ? " …" : "")
  }

  private static func lastLine(_ text: String) -> String? {
    text.lines.last { !$0.isEmpty }.map { String($0.prefix(120)) }
  }
}

extension CellBlock {
  /// The cell as a session of cells takes it: with its option lines, without its fence.
  var text: String {
    source.linesToTheEnd.dropFirst().dropLast().joined(
      separator: "\n")
  }
}
