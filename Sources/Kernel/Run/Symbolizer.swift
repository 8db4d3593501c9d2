import Foundation
import Notebooks
import Sandboxes
import Texts
import Wire

/// Turns addresses in compiled cells into positions in the notebook.
struct Symbolizer {
  var toolchain: Toolchain
  var plan: Plan

  /// A frame that stands in a cell.
  struct Origin: Sendable, Hashable {
    var position: SourcePosition
    /// The line within the cell.
    var cellLine: Int
    var sourceLine: String?
    /// The words of a runtime check that was inlined here, such as "arithmetic overflow".
    var runtimeFailure: String?
  }

  /// The innermost frame in one of the plan's cells, or `nil`.
  func origin(of frames: [StackFrame], in compiled: [CompiledUnit]) -> Origin? {
    let libraries = Set(compiled.map(\.library))
    var failure: String?
    let own = frames.enumerated().lazy.filter { libraries.contains($0.element.library) }
    for (number, frame) in own.prefix(Self.mostLookups) {
      // A return address belongs to the call before it; the fault's own address does not.
      let offset = number == 0 ? frame.offset : frame.offset &- 1
      for line in inlinedFrames(library: frame.library, offset: offset) {
        if let words = line.function.split(separator: "Swift runtime failure: ").last,
          line.function.hasPrefix("Swift runtime failure: ")
        {
          failure = failure ?? String(words)
        }
        guard let position = plan.position(file: line.file, line: line.line, column: line.column),
          line.line > 0
        else { continue }
        return Origin(
          position: position, cellLine: line.line, sourceLine: plan.sourceLine(at: position),
          runtimeFailure: failure)
      }
    }
    return nil
  }

  /// The first frame in a cell is nearly always the origin. Each look-up starts a program, and a cell can
  /// forge a record with millions of frames that lead nowhere.
  private static let mostLookups = 32

  private struct Line {
    var function: String
    var file: String
    var line: Int
    var column: Int
  }

  private func inlinedFrames(library: String, offset: UInt64) -> [Line] {
    guard let program = toolchain.symbolizer,
      let run = try? BoundedRun.of(
        program,
        [
          "--obj=\(library)", "--inlines", "--output-style=GNU", "--no-demangle",
          "0x" + String(offset, radix: 16),
        ],
        environment: [:], limits: RunLimits(seconds: 60)),
      case .ended(let ending) = run.outcome, ending.isSuccess
    else { return [] }
    // Pairs of lines: the function, then its position as `folder/file:line:column`.
    let lines = String(decoding: run.standardOutput, as: UTF8.self).lines.filter { !$0.isEmpty }.map(
      String.init)
    return stride(from: 0, to: lines.count - 1, by: 2).compactMap { index in
      let parts = lines[index + 1].split(separator: ":")
      guard parts.count >= 2 else { return nil }
      let numbers = parts.suffix(2).map { Int($0.prefix { $0.isNumber }) ?? 0 }
      let hasColumn = Int(parts[parts.count - 2]) != nil
      let path = parts.dropLast(hasColumn ? 2 : 1).joined(separator: ":")
      return Line(
        function: lines[index], file: URL(fileURLWithPath: path).lastPathComponent,
        line: hasColumn ? numbers[0] : numbers[1], column: hasColumn ? numbers[1] : 1)
    }
  }
}
