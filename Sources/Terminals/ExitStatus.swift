import Datasets
import Files
import Foundation
import Kernel
import Notebooks
import Sandboxes

/// The program's exit statuses, as the format page has them.
public enum ExitStatus: Int32, Sendable {
  case success = 0
  case notebookErrors = 1
  case usage = 2
  case machine = 3

  /// Thrown by a command that has already said everything.
  public struct Silent: Error {
    public var status: ExitStatus

    public init(status: ExitStatus) { self.status = status }
  }

  /// Says what is wrong, if it has not been said, and ends the process.
  ///
  /// - Parameter parser: Does the same for what the reader of the command line throws.
  public static func leave(with error: any Error, parser: (any Error) -> Never) -> Never {
    switch error {
    case let silent as Silent:
      Foundation.exit(silent.status.rawValue)
    case let faults as DiagnosedFaults:
      for diagnostic in faults.diagnostics {
        say(diagnostic.rendered(color: Terminal.standardError.hasColor))
      }
      Foundation.exit(notebookErrors.rawValue)
    case let diagnostic as Diagnostic:
      say(diagnostic.rendered(color: Terminal.standardError.hasColor))
      Foundation.exit(notebookErrors.rawValue)
    case let fault as MachineFault:
      say(
        "lectern: error: \(fault.message)\nhelp: \(fault.help)"
          + MoreLine.about(fault.message, help: fault.help))
      Foundation.exit(machine.rawValue)
    case let fault as UsageFault:
      say(
        "lectern: error: \(fault.message)\nhelp: \(fault.help)"
          + MoreLine.about(fault.message, help: fault.help))
      Foundation.exit(usage.rawValue)
    case let error as DatasetError:
      say("lectern: error: \(error.description)")
      Foundation.exit(machine.rawValue)
    case let fault as SpawnError:
      say(
        "lectern: error: \(fault.description)\nhelp: check the limits of processes and open files (ulimit -a)."
      )
      Foundation.exit(machine.rawValue)
    default:
      parser(error)
    }
  }

  /// Writes a line to standard error.
  public static func say(_ text: String) { StandardError.write(text + "\n") }
}
