import ArgumentParser
import Courses
import Files
import Foundation
import Kernel
import Sandboxes

/// `lectern doctor`: what is installed, what is missing, and how to get it.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is installed, what is missing, and how to get it.",
    discussion: "Example: lectern doctor --json")

  @Flag(help: "Print the findings as JSON.")
  var json = false

  /// One thing that was looked for.
  struct Finding: Codable {
    var name: String
    var isPresent: Bool
    /// Where it was found or what it said.
    var detail: String
    /// What it is for.
    var purpose: String
    /// How to get it, when it is missing.
    var remedy: String
    /// Whether chapters cannot be built without it.
    var isRequired: Bool
  }

  func run() throws {
    let findings = [
      toolchain(), kit(), theme(), math(), tool(.graphviz), sandbox(), tool(.chromium), tool(.curl),
    ]
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(findings), as: UTF8.self))
    } else {
      for finding in findings {
        let mark = finding.isPresent ? "ok      " : finding.isRequired ? "MISSING " : "missing "
        print("\(mark)\(finding.name): \(finding.isPresent ? finding.detail : finding.purpose)")
        if !finding.isPresent { print("        help: \(finding.remedy)") }
      }
    }
    if findings.contains(where: { $0.isRequired && !$0.isPresent }) {
      throw ExitStatus.Silent(status: .machine)
    }
  }

  private func toolchain() -> Finding {
    finding("Swift toolchain", "compiles the cells", isRequired: true) {
      let toolchain = try Installation.current.toolchain(cache: nil)
      let symbolizer = toolchain.symbolizer == nil ? ", without llvm-symbolizer: crashes have no line" : ""
      return "\(toolchain.version), \(toolchain.root)\(symbolizer)"
    }
  }

  private func kit() -> Finding {
    finding("kit and worker", "run the cells", isRequired: true) {
      try Installation.current.kit(cache: nil).library
    }
  }

  private func theme() -> Finding {
    finding("theme", "gives pages their look", isRequired: true) {
      try Installation.current.themeFolder().path
    }
  }

  private func math() -> Finding {
    finding("KaTeX and node", "typeset math", isRequired: false) {
      let parts: [ExternalTool] = [.katex, .katexStyles, .node]
      return try parts.map { try $0.require() }.joined(separator: ", ")
    }
  }

  private func tool(_ tool: ExternalTool) -> Finding {
    finding(tool.name, tool.purpose, isRequired: false) { try tool.require() }
  }

  private func sandbox() -> Finding {
    finding(ExternalTool.bubblewrap.name, ExternalTool.bubblewrap.purpose, isRequired: false) {
      let program = try ExternalTool.bubblewrap.require()
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
  }

  private func finding(
    _ name: String, _ purpose: String, isRequired: Bool, _ look: () throws -> String
  ) -> Finding {
    do {
      return Finding(
        name: name, isPresent: true, detail: try look(), purpose: purpose, remedy: "", isRequired: isRequired)
    } catch let fault as MachineFault {
      return Finding(
        name: name, isPresent: false, detail: fault.message, purpose: purpose, remedy: fault.help,
        isRequired: isRequired)
    } catch {
      return Finding(
        name: name, isPresent: false, detail: "\(error)", purpose: purpose, remedy: "\(error)",
        isRequired: isRequired)
    }
  }
}
