import Files
import Foundation
import Sandboxes
import Synchronization
import Texts

/// Why a diagram could not be drawn.
public struct DiagramFault: Error, Sendable, Hashable {
  /// Without a full stop.
  public var message: String
  /// The line of the diagram's text, from 1.
  public var line: Int
}

/// Draws DOT with Graphviz, each text once per build.
public final class DiagramDrawer: Sendable {
  private let known = Mutex<[String: Result<String, DiagramFault>]>([:])

  private let seconds: Double
  private let searchPath: SearchPath

  /// - Parameters:
  ///   - seconds: How long Graphviz may take for a diagram.
  ///   - searchPath: Where it is looked for.
  public init(seconds: Double = 20, searchPath: SearchPath = .current) {
    self.seconds = seconds
    self.searchPath = searchPath
  }

  /// A diagram as SVG that takes its colours from the page.
  public func draw(_ dot: String) -> Result<String, DiagramFault> {
    if let drawing = known.withLock({ $0[dot] }) { return drawing }
    let drawing = run(dot)
    known.withLock { $0[dot] = drawing }
    return drawing
  }

  private func run(_ dot: String) -> Result<String, DiagramFault> {
    guard let program = ExternalTool.graphviz.find(searchPath: searchPath) else {
      return .failure(
        DiagramFault(message: "Graphviz is not installed (`\(ExternalTool.graphviz.remedy)`)", line: 1))
    }
    let arguments = [
      "-Tsvg", "-Gbgcolor=transparent", "-Gfontname=Inter", "-Nfontname=Inter", "-Efontname=Inter",
      "-Nfontsize=12", "-Efontsize=11",
    ]
    do {
      let run = try BoundedRun.of(
        program, arguments, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
        input: Array(dot.utf8), limits: RunLimits(seconds: seconds))
      if run.outcome == .timeLimit {
        return .failure(DiagramFault(message: "it did not answer within \(seconds.formatted()) s", line: 1))
      }
      let svg = String(decoding: run.standardOutput, as: UTF8.self)
      let words = String(decoding: run.standardError, as: UTF8.self)
      guard let start = svg.range(of: "<svg"), svg.contains("</svg>"), !words.contains("syntax error") else {
        return .failure(Self.fault(words))
      }
      return .success(
        Self.adapted(String(svg[start.lowerBound...]), prefix: "d" + Digest.sha256(text: dot).prefix(8)))
    } catch {
      return .failure(DiagramFault(message: "Graphviz cannot be started: \(error)", line: 1))
    }
  }

  private static func fault(_ words: String) -> DiagramFault {
    let line = words.firstMatch(of: /in line (\d+)/).flatMap { Int($0.1) } ?? 1
    let first = words.lines.first { !$0.isEmpty }.map(String.init) ?? "it gives no reason"
    return DiagramFault(message: first.replacing("Error: <stdin>: ", with: ""), line: line)
  }

  /// Colours from the page, and identifiers that no other diagram of the page has.
  private static func adapted(_ svg: String, prefix: String) -> String {
    svg.replacing("stroke=\"black\"", with: "stroke=\"currentColor\"")
      .replacing("fill=\"black\"", with: "fill=\"currentColor\"")
      .replacing("<text ", with: "<text fill=\"currentColor\" ")
      .replacing(" id=\"", with: " id=\"\(prefix)-")
      .replacing(/<!--.*?-->\n?/.dotMatchesNewlines(), with: "")
      .replacing(/<title>.*?<\/title>\n?/, with: "")
      .replacing(/\sxmlns(:xlink)?="[^"]*"/, with: "")
      .replacing("xlink:href", with: "href")
  }
}
