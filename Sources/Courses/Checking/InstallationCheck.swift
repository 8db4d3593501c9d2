import Files
import Kernel
import Sandboxes

/// What an installation needs, what of it is there, and how to get the rest.
public struct InstallationCheck {
  /// One thing that was looked for.
  public struct Finding: Codable, Sendable, Hashable {
    public var name: String
    public var isPresent: Bool
    /// Where it was found or what it said.
    public var detail: String
    /// What it is for.
    public var purpose: String
    /// How to get it, when it is missing.
    public var remedy: String
    /// Whether chapters cannot be built without it.
    public var isRequired: Bool

    /// For a terminal.
    public var lines: [String] {
      let mark = isPresent ? "ok      " : isRequired ? "MISSING " : "missing "
      return ["\(mark)\(name): \(isPresent ? detail : purpose)"]
        + (isPresent ? [] : ["        help: \(remedy)"])
    }
  }

  public let findings: [Finding]

  /// Whether chapters can be built.
  public var isComplete: Bool { !findings.contains { $0.isRequired && !$0.isPresent } }

  public init(_ installation: Installation) {
    func require(_ tool: ExternalTool) throws -> String {
      try tool.require(searchPath: installation.searchPath)
    }
    func look(_ tool: ExternalTool) -> Finding {
      Self.look(tool.name, tool.purpose, isRequired: false) { try require(tool) }
    }
    findings = [
      Self.look("Swift toolchain", "compiles the cells", isRequired: true) {
        let toolchain = try installation.toolchain(cache: nil)
        let symbolizer = toolchain.symbolizer == nil ? ", without llvm-symbolizer: crashes have no line" : ""
        return "\(toolchain.version), \(toolchain.root)\(symbolizer)"
      },
      Self.look("kit and worker", "run the cells", isRequired: true) {
        try installation.kit(cache: nil).library
      },
      Self.look("theme", "gives pages their look", isRequired: true) { try installation.themeFolder().path },
      Self.look("KaTeX and node", "typeset math", isRequired: false) {
        try [.katex, .katexStyles, .node].map(require).joined(separator: ", ")
      },
      look(.graphviz),
      Self.look(ExternalTool.bubblewrap.name, ExternalTool.bubblewrap.purpose, isRequired: false) {
        try Self.sandbox(by: require(.bubblewrap))
      },
      look(.chromium), look(.curl),
    ]
  }

  private static func sandbox(by program: String) throws -> String {
    let strength = SandboxStrength.find(bubblewrap: program)
    if let fault = strength.fault {
      throw MachineFault(
        "no sandbox can be started: \(fault)", help: "in a container, allow user namespaces; see bwrap(1)")
    }
    let weak =
      strength.weaknesses.isEmpty
      ? "" : "; weaker than it could be: \(strength.weaknesses.joined(separator: "; "))"
    return "\(program): \(strength.summary)\(weak)"
  }

  private static func look(
    _ name: String, _ purpose: String, isRequired: Bool, _ look: () throws -> String
  ) -> Finding {
    var finding = Finding(
      name: name, isPresent: false, detail: "", purpose: purpose, remedy: "", isRequired: isRequired)
    do {
      finding.detail = try look()
      finding.isPresent = true
    } catch let fault as MachineFault {
      (finding.detail, finding.remedy) = (fault.message, fault.help)
    } catch {
      (finding.detail, finding.remedy) = ("\(error)", "\(error)")
    }
    return finding
  }
}
