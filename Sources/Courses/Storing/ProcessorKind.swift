import Foundation
import Texts

/// What decides in which order a machine rounds: its processor's model and the vector units that trainings use.
///
/// The model alone does not say it: machines of one name in a cloud differ, and a virtual one may be without units
/// that its processor has.
enum ProcessorKind {
  /// As it stands in entries and at the foot of pages: "AMD EPYC with AVX-512".
  static let ofThisMachine = named(
    information: (try? TextFile(contentsOf: "/proc/cpuinfo"))?.text ?? "",
    environment: ProcessInfo.processInfo.environment)

  /// - Parameters:
  ///   - information: What Linux says in /proc/cpuinfo.
  ///   - environment: Its `LECTERN_VECTORS` and oneDNN's `DNNL_MAX_CPU_ISA` hold the units down.
  static func named(information: String, environment: [String: String]) -> String {
    func first(_ names: String...) -> String? {
      let line = information.lines.first { line in names.contains { line.hasPrefix($0) } }
      return line?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let model = first("model name", "Model") ?? "unnamed processor"
    let flags = Set((first("flags", "Features") ?? "").split(separator: " ").map(String.init))
    let units: String? =
      if flags.isSuperset(of: ["avx512f", "avx512bw", "avx512dq", "avx512vl"]) {
        "AVX-512"
      } else if flags.isSuperset(of: ["avx2", "fma"]) {
        "AVX2"
      } else {
        nil
      }
    let held = ["LECTERN_VECTORS", "DNNL_MAX_CPU_ISA"].compactMap { environment[$0] }.sorted()
    let words = [units.map { "\(model) with \($0)" } ?? model] + held.map { "held to \($0.lowercased())" }
    return words.joined(separator: ", ")
  }
}
