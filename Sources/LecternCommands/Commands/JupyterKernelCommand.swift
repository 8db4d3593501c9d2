import ArgumentParser
import Courses
import Files
import Foundation
import JupyterKernel
import Kernel
import Notebooks

/// `lectern kernel`: Swift in JupyterLab.
struct JupyterKernelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernel",
    abstract: "Run Swift cells for Jupyter.",
    discussion: """
      'lectern kernel install' tells Jupyter of the kernel "Swift"; Jupyter then starts it by itself.
      Example: lectern kernel install --user && jupyter lab
      """,
    subcommands: [Serve.self, Install.self], defaultSubcommand: Serve.self)

  /// What Jupyter starts.
  struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Serve one notebook; Jupyter starts this.", shouldDisplay: false)

    @Option(name: [.customShort("f"), .long], help: "The file in which Jupyter says where to listen.")
    var connectionFile: String

    func run() throws {
      // Jupyter interrupts by a message; a terminal's Ctrl-C is for the client.
      signal(SIGINT, SIG_IGN)
      try KernelServer(connectionFile: connectionFile, setup: Self.setup).run()
    }

    /// What the course that the working directory lies in says, or the user's own settings outside of one.
    @Sendable static func setup() throws -> KernelSetup {
      let environment = ProcessInfo.processInfo.environment
      let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
      let notebook = environment["JPY_SESSION_NAME"].flatMap { name -> URL? in
        let file = here.appendingPathComponent(URL(fileURLWithPath: name).lastPathComponent)
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
      }
      return try .find(in: here, notebook: notebook, installation: .current, environment: environment)
    }
  }

  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tell Jupyter of the kernel.")

    @Flag(help: "For yourself; this is what happens when nothing is said.")
    var user = false

    @Option(help: "Into an environment, such as the folder of a virtual environment.")
    var prefix: String?

    func validate() throws {
      guard !user || prefix == nil else {
        throw ValidationError("'--user' and '--prefix' are two places; name one.")
      }
    }

    func run() throws {
      let folder = KernelSpec.folder(
        prefix.map { .prefix($0) } ?? .user, environment: ProcessInfo.processInfo.environment)
      let installation = Installation.current
      guard let compiler = installation.searchPath.find(["swiftc"]) else { throw Toolchain.missing }
      let compilerFolder = URL(fileURLWithPath: compiler).deletingLastPathComponent().path
      let spec = KernelSpec(
        program: installation.executable.path, searchPath: "\(compilerFolder):/usr/local/bin:/usr/bin:/bin")
      try spec.install(in: folder)
      print("The kernel \"Swift\" is in \(folder.path). Start JupyterLab and choose it.")
    }
  }
}
