import Files
import Foundation
import Notebooks
import Results
import Sandboxes
import Site
import Wire

/// Runs a cell's WebAssembly under node, at the states at which the build has run it, and compares.
///
/// What the build printed for a state and what the page would show must be the same text, but for numbers: where an
/// exponential or its kin is computed, the two C libraries may differ in the last place, which a rounded coordinate
/// then shows as a step of one. So numbers may differ by one unit of their last written digit, and nothing else may.
struct Agreement {
  private let cells: LiveCells
  private let cell: Cell
  private let states: [SliderState]
  /// What the build printed and drew, state by state.
  private let native: [[String]]
  /// Changes with the module, the script that runs it, and all that its answers are held against.
  let digest: String

  /// - Parameter key: The module's.
  /// - Returns: `nil` when the build has not run the cell at its states.
  /// - Throws: When the script that runs cells cannot be read.
  init?(cells: LiveCells, cell: Cell, result: CellResult, key: String) throws {
    self.cells = cells
    self.cell = cell
    states = cell.options.run.live.isEmpty ? [[]] : cell.options.run.states
    native = (result.states.isEmpty ? [result.outputs] : result.states).map { $0.compactMap(Self.text) }
    guard native.count == states.count else { return nil }
    let frame =
      "\(cell.options.run.figWidth) \(cell.options.run.figHeight) \(cell.options.run.figAlt ?? "")"
    let script = try Digest.sha256(of: cells.machineScript)
    digest = Digest.sha256(text: "\(key) \(script) \(native) \(states) \(frame)")
  }

  /// Compares, where it has not been done before.
  ///
  /// - Parameter willRun: Told before the cell runs.
  func differences(_ module: [UInt8], willRun: () -> Void = {}) throws -> [Diagnostic] {
    let note = cells.cache.appendingPathComponent("agreed-\(digest.prefix(32))")
    if CheckedFile.read(note) != nil { return [] }
    willRun()
    let page = try run(module)
    var diagnostics: [Diagnostic] = []
    for (index, state) in states.enumerated() where diagnostics.isEmpty {
      let names = zip(cell.options.run.live.map(\.name), state.map(\.plainText)).map { "\($0) = \($1)" }
      let state = names.isEmpty ? "" : " at " + names.joined(separator: ", ")
      if let words = page[index].error {
        diagnostics.append(
          Diagnostic(
            at: cell.optionPositions["live"] ?? cell.start,
            "The live cell fails in the page\(state): \(words).",
            help: "Guard against what makes it trap at that state, or narrow the control's range."))
      } else if let words = Self.difference(native[index], page[index].outputs) {
        diagnostics.append(
          Diagnostic(
            at: cell.optionPositions["live"] ?? cell.start,
            "The live cell gives something else in the page than in the build\(state): \(words).",
            help:
              "Let its outcome depend on nothing but its controls: no clock, no system randomness, no order of a Set or Dictionary, no comparison that the last bit of an exponential decides."
          ))
      }
    }
    if diagnostics.isEmpty { try CheckedFile.write(Data("agreed".utf8), to: note) }
    return diagnostics
  }

  /// What one state gave in the page.
  struct Shown: Decodable {
    var outputs: [String]
    var error: String?
  }

  private func run(_ module: [UInt8]) throws -> [Shown] {
    let values = states.map { state in zip(cell.options.run.live, state).map { LivePage.value($0, $1) } }
    let job = Job(
      width: cell.options.run.figWidth, height: cell.options.run.figHeight,
      description: cell.options.run.figAlt,
      states: values, module: Data(module).base64EncodedString(), drawing: cells.kit.drawingFile)
    let script = """
      const fs = require('fs');
      eval(fs.readFileSync(process.argv[1], 'utf8'));
      const job = JSON.parse(fs.readFileSync(0, 'utf8'));
      const run = lecternMachine(Buffer.from(job.module, 'base64'), fs.readFileSync(job.drawing), job);
      process.stdout.write(JSON.stringify(job.states.map(values => {
        try { return { outputs: run(values).map(output => output.text) }; }
        catch (error) { return { outputs: [], error: String(error.message || error) }; }
      })));
      """
    let run = try BoundedRun.of(
      try ExternalTool.node.require(), ["-e", script, cells.machineScript.path],
      environment: ["PATH": "/usr/bin:/bin"],
      input: Array(try JSONEncoder().encode(job)),
      limits: RunLimits(seconds: LiveCells.patience, memory: 8 << 30, output: 256 << 20))
    guard case .ended(let ending) = run.outcome, ending.isSuccess,
      let shown = try? JSONDecoder().decode([Shown].self, from: Data(run.standardOutput)),
      shown.count == states.count
    else {
      let words = String(decoding: run.standardError.suffix(400), as: UTF8.self)
      return states.map { _ in Shown(outputs: [], error: words.isEmpty ? "it does not end" : words) }
    }
    return shown
  }

  private struct Job: Encodable {
    var width: Double
    var height: Double
    var description: String?
    var states: [[LivePage.Value]]
    var module: String
    var drawing: String
  }

  /// What of an output a page's run has too.
  private static func text(_ output: CellOutput) -> String? {
    switch output {
    case .bundle(let bundle): bundle[.svg] ?? bundle[.plain]
    case .standardOutput(let text): text.hasSuffix("\n") ? String(text.dropLast()) : text
    default: nil
    }
  }

  static func difference(_ native: [String], _ page: [String]) -> String? {
    guard native.count == page.count else { return "\(native.count) outputs and \(page.count)" }
    for (one, other) in zip(native, page) where one != other {
      if let words = difference(one, other) { return words }
    }
    return nil
  }

  /// `nil` when the texts differ in nothing but the last digits of numbers and the ids made of them.
  static func difference(_ native: String, _ page: String) -> String? {
    var (one, other) = (Pieces(native), Pieces(page))
    while true {
      switch (one.next(), other.next()) {
      case (nil, nil): return nil
      case (let first?, let second?):
        guard first == second || first.isNear(second) else {
          return "‘\(first.text.prefix(80))’ in the build, ‘\(second.text.prefix(80))’ in the page"
        }
      case (let first, let second):
        return
          "‘\((first?.text ?? "nothing").prefix(80))’ in the build, ‘\((second?.text ?? "nothing").prefix(80))’ in the page"
      }
    }
  }
}

/// A text as numbers and what stands between them.
private struct Pieces {
  struct Piece: Equatable {
    var text: String
    var isNumber: Bool

    /// Whether two numbers are a unit of the last digit apart, as the one with fewer decimals has it.
    func isNear(_ other: Piece) -> Bool {
      guard isNumber, other.isNumber, let one = Double(text), let two = Double(other.text) else {
        return false
      }
      let decimals = Swift.min(Self.decimals(text), Self.decimals(other.text))
      var unit = 1.0
      for _ in 0..<decimals { unit /= 10 }
      return abs(one - two) <= unit * 1.001
    }

    /// A whole number may have lost the zeros of its decimals, of which coordinates have two.
    private static func decimals(_ text: String) -> Int {
      text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 2
    }
  }

  private let bytes: [UInt8]
  private var offset = 0

  init(_ text: String) {
    // The id of a chart is a checksum of all its numbers.
    bytes = Array(text.replacing(/"(#?)c[0-9a-z]{4,8}-/, with: { "\"\($0.output.1)c-" }).utf8)
  }

  mutating func next() -> Piece? {
    guard offset < bytes.count else { return nil }
    let start = offset
    func isDigit(_ index: Int) -> Bool { index < bytes.count && (48...57).contains(bytes[index]) }
    func begins(_ index: Int) -> Bool {
      isDigit(index)
        || ((bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: ".")) && isDigit(index + 1))
        || (bytes[index] == UInt8(ascii: "-") && index + 1 < bytes.count
          && bytes[index + 1] == UInt8(ascii: ".")
          && isDigit(index + 2))
    }
    let isNumber = begins(offset)
    if isNumber {
      if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
      while isDigit(offset) { offset += 1 }
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "."), isDigit(offset + 1) {
        offset += 1
        while isDigit(offset) { offset += 1 }
      }
    } else {
      while offset < bytes.count, !begins(offset) { offset += 1 }
    }
    return Piece(text: String(decoding: bytes[start..<offset], as: UTF8.self), isNumber: isNumber)
  }
}
