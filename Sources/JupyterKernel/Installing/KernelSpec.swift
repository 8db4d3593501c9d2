import Editing
import Files
import Foundation
import Kernel

/// What tells Jupyter of a kernel: a folder with `kernel.json`.
public struct KernelSpec: Sendable {
  /// The program `lectern`, by its absolute path.
  public var program: String
  /// The compiler's folder, which a Jupyter that is started from a menu would not find.
  public var searchPath: String

  public init(program: String, searchPath: String) {
    self.program = program
    self.searchPath = searchPath
  }

  public static let name = "swift"

  /// Where kernels lie.
  public enum Location: Sendable, Hashable {
    /// The user's own, as Jupyter's `--user`.
    case user
    /// An environment, as Jupyter's `--prefix`.
    case prefix(String)
  }

  /// The folder of the kernel at a location.
  public static func folder(_ location: Location, environment: [String: String]) -> URL {
    let kernels: URL
    switch location {
    case .prefix(let path):
      kernels = URL(fileURLWithPath: path).appendingPathComponent("share/jupyter/kernels")
    case .user:
      if let data = environment["JUPYTER_DATA_DIR"], !data.isEmpty {
        kernels = URL(fileURLWithPath: data).appendingPathComponent("kernels")
      } else {
        let data =
          environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
          ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share"
        kernels = URL(fileURLWithPath: data).appendingPathComponent("jupyter/kernels")
      }
    }
    return kernels.appendingPathComponent(name)
  }

  /// The specification's text.
  public var json: String {
    let content: JSON = [
      "argv": [.string(program), "kernel", "--connection-file", "{connection_file}"],
      "display_name": "Swift", "language": "swift", "interrupt_mode": "message",
      "kernel_protocol_version": .string(MessageCodec.version),
      "env": ["PATH": .string(searchPath)], "metadata": ["debugger": false],
    ]
    return String(decoding: content.bytes, as: UTF8.self) + "\n"
  }

  /// Writes the specification.
  ///
  /// - Throws: `MachineFault` when the folder cannot be written.
  public func install(in folder: URL) throws {
    do {
      try AtomicFile.makeFolder(folder)
      try AtomicFile.write(Data(json.utf8), to: folder.appendingPathComponent("kernel.json"))
    } catch {
      throw MachineFault(
        "cannot write '\(folder.path)': \(error)",
        help: "give another place with '--prefix', or install for yourself with '--user'.")
    }
  }
}
