import Files
import Site

/// What the command line asks of a cluster, above what the course says.
public struct ClusterChoice: Sendable, Hashable {
  /// By the names of the keys under `cluster:`.
  public var values: [String: String]

  public init(_ values: [String: String] = [:]) { self.values = values }

  /// - Throws: `UsageFault` for a value that Slurm could not read.
  public func applied(to course: ClusterSettings) throws -> ClusterSettings {
    var settings = course
    for key in ClusterSettings.Key.allCases {
      guard let text = values[key.rawValue], let fault = settings.set(key, text) else { continue }
      throw UsageFault(fault.sentence, help: fault.help)
    }
    return settings
  }
}
