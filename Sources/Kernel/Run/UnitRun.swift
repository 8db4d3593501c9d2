import Notebooks
import Results
import Wire

/// What has come of a unit so far.
struct UnitRun {
  let unit: CompiledUnit
  let plan: Plan
  let emit: @Sendable (KernelEvent) -> Void
  /// By `Cell.index`.
  private(set) var results: [Int: CellResult] = [:]
  var thrown: ThrownError?
  /// A trap in a cell that is expected to crash.
  var trap: (signal: Int32, frames: [StackFrame])?
  private(set) var errorText = ""
  private var printed = PrintedText()
  /// Told what the cell prints as it arrives.
  var onPrint: (@Sendable ([UInt8], Bool) -> Void)?
  var onClear: (@Sendable () -> Void)?

  /// Bytes of results shown so far.
  private(set) var shownBytes = 0

  /// How many bytes of results a cell may show.
  static let showLimit = 128 << 20
  /// How much of what a cell prints is kept; the rest is counted.
  static let printLimit = 200_000

  init(unit: CompiledUnit, plan: Plan, emit: @escaping @Sendable (KernelEvent) -> Void) {
    self.unit = unit
    self.plan = plan
    self.emit = emit
    for cell in unit.unit.cells { results[cell.index] = CellResult() }
    emit(.running(cell: firstCell, unit: unit.unit.index, of: plan.units.count))
  }

  var firstCell: Int { unit.unit.cells.first?.index ?? 0 }
  var expectsCrash: Bool { unit.unit.options.crash && !unit.unit.isInline }

  mutating func print(_ bytes: [UInt8], isError: Bool) {
    if isError, errorText.utf8.count < Self.printLimit { errorText += String(decoding: bytes, as: UTF8.self) }
    printed.add(bytes, isError: isError)
    onPrint?(bytes, isError)
  }

  /// Takes back what the cell has printed and shown; what that took counts all the same.
  mutating func clear() {
    _ = printed.take()
    results[firstCell]?.outputs = []
    onClear?()
  }

  /// Moves what was printed so far into the outputs.
  mutating func flushPrinted() {
    for output in printed.take() { append(output) }
  }

  mutating func add(_ output: CellOutput) {
    flushPrinted()
    append(output)
  }

  mutating func add(_ bundle: MIMEBundle, toExpression number: Int) {
    guard unit.unit.cells.indices.contains(number) else { return }
    let index = unit.unit.cells[number].index
    shownBytes += CellOutput.bundle(bundle).byteCount
    results[index]?.outputs.append(.bundle(bundle))
    results[index]?.isComplete = true
    emit(.output(cell: index, .bundle(bundle)))
  }

  /// A cell can send mistakes by the thousand and of any length; no page needs more than some of them.
  mutating func add(_ diagnostic: Diagnostic) {
    guard (results[firstCell]?.diagnostics.count ?? 0) < Self.mostDiagnostics else { return }
    var diagnostic = diagnostic
    diagnostic.message = String(diagnostic.message.prefix(Self.longestMessage))
    diagnostic.help = diagnostic.help.map { String($0.prefix(Self.longestMessage)) }
    results[firstCell]?.diagnostics.append(diagnostic)
  }

  private static let mostDiagnostics = 200
  private static let longestMessage = 10_000

  mutating func setComplete() {
    for index in results.keys { results[index]?.isComplete = true }
  }

  /// A claim or check that does not hold, or a value that cannot be shown.
  mutating func fail(_ sentence: String, help: String, line: Int, column: Int) {
    let file = unit.unit.cells.first.map { unit.unit.virtualFile(of: $0) } ?? ""
    let position = plan.position(file: file, line: line, column: column)
    add(
      Diagnostic(
        at: position, sentence, help: help,
        sourceLine: position.flatMap(plan.sourceLine)))
  }

  private mutating func append(_ output: CellOutput) {
    shownBytes += output.byteCount
    results[firstCell]?.outputs.append(output)
    emit(.output(cell: firstCell, output))
  }
}

extension CellOutput {
  /// Bytes of what is shown.
  public var byteCount: Int {
    switch self {
    case .bundle(let bundle): bundle.representations.reduce(0) { $0 + $1.content.utf8.count }
    case .standardOutput(let text), .standardError(let text): text.utf8.count
    case .error(let error): error.message.utf8.count
    }
  }
}

/// Text on a cell's two streams since the last result it showed.
///
/// Which of the two was first cannot be known from outside, so the page shows standard output
/// first; that way the same run always gives the same page.
private struct PrintedText {
  private var streams: [Bool: (bytes: [UInt8], left: Int)] = [:]

  mutating func add(_ bytes: [UInt8], isError: Bool) {
    var stream = streams[isError] ?? ([], 0)
    let room = max(0, UnitRun.printLimit - stream.bytes.count)
    stream.bytes += bytes.prefix(room)
    stream.left += max(0, bytes.count - room)
    streams[isError] = stream
  }

  mutating func take() -> [CellOutput] {
    defer { streams = [:] }
    return [false, true].compactMap { isError in
      guard let stream = streams[isError], !stream.bytes.isEmpty else { return nil }
      var text = TerminalText.plain(String(decoding: stream.bytes, as: UTF8.self))
      if isError {
        text = TrapWords.withoutReport(text)
        if text.isEmpty { return nil }
      }
      if stream.left > 0 { text += "\n… (\(stream.left) more bytes, which Lectern does not keep)\n" }
      return isError ? .standardError(text) : .standardOutput(text)
    }
  }
}
