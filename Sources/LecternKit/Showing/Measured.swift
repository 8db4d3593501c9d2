import Foundation
import Tensors
import Wire

/// Marks a number as measured here and now, such as seconds; it differs from run to run.
///
/// The page says at its foot on which machine that was. `lectern check --reproducible` puts 1 in its place,
/// so that whatever is made of it, a table, a chart, a ratio, is the same in both builds.
///
///     let time = measured(seconds { layer.forward(rows: 128) })
public func measured(_ value: Double) -> Double {
  Worker.current.channel.send(.data("Times on this page were measured on \(MeasuredMachine.description)."))
  return MeasuredMachine.isMasked ? 1 : value
}

/// The machine that measurements belong to.
enum MeasuredMachine {
  /// Whether two builds are being compared byte by byte.
  static let isMasked = ProcessInfo.processInfo.environment["LECTERN_MASK_MEASURED"] == "1"

  /// The processor, its cores and what the engine makes of it: "AMD EPYC, 2 cores, AVX-512, oneDNN 2.6.3".
  static let description: String = {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    let name = model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "an unnamed processor"
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return "\(name), \(cores) \(cores == 1 ? "core" : "cores"), \(Engine.description)"
  }()
}
