import Files
import Foundation
import Sandboxes

/// Makes a PNG of a card with librsvg's program, where it is installed: those who show cards with links take no SVG.
public struct CardDrawer: Sendable {
  private let cacheFolder: URL
  private let searchPath: SearchPath

  public init(cacheFolder: URL, searchPath: SearchPath = .current) {
    self.cacheFolder = cacheFolder
    self.searchPath = searchPath
  }

  static let tool = {
    var tool = ExternalTool.graphviz
    (tool.name, tool.purpose, tool.packages) = (
      "rsvg-convert", "draws the cards of links as PNG", "librsvg2-bin"
    )
    tool.programs = ["rsvg-convert"]
    return tool
  }()

  /// - Returns: `nil` where there is no such program, or it does not take the picture.
  func png(_ svg: String) -> [UInt8]? {
    guard let program = Self.tool.find(searchPath: searchPath) else { return nil }
    let file = cacheFolder.appendingPathComponent(Digest.sha256(text: svg) + ".png")
    if let known = FileManager.default.contents(atPath: file.path), !known.isEmpty { return Array(known) }
    let run = try? BoundedRun.of(
      program, ["--format=png"], environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
      input: Array(svg.utf8), limits: RunLimits(seconds: 20))
    guard let run, run.outcome.isSuccess, !run.standardOutput.isEmpty else { return nil }
    // It only saves time.
    try? AtomicFile.makeFolder(cacheFolder)
    try? AtomicFile.write(Data(run.standardOutput), to: file, isSynced: false)
    return run.standardOutput
  }
}
