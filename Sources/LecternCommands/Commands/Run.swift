import ArgumentParser
import Foundation
import Kernel
import Notebooks

/// `lectern run`: one notebook, its outputs on the terminal.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run one notebook and print its outputs.",
    discussion: "Example: lectern run notebooks/04-gradient-flow.md --quick")

  @Argument(help: "The chapter to run.")
  var chapter: String

  @Flag(help: "Fewer epochs and one seed.")
  var quick = false

  @Flag(help: "Run although nothing has changed since the last run.")
  var force = false

  func run() throws {
    let folder = URL(fileURLWithPath: chapter).deletingLastPathComponent()
    let parser = NotebookParser()
    let (notebook, diagnostics) = try parser.parse(file: chapter, root: folder.path)
    for d in diagnostics { print(d.rendered(color: false)) }
    let cache = folder.appendingPathComponent(".lectern")
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    let kernel = Kernel(
      toolchain: try Toolchain.find(path: ProcessInfo.processInfo.environment["PATH"] ?? "", cache: cache),
      kit: try Kit.find(executable: URL(fileURLWithPath: "/proc/self/exe"), cache: cache),
      settings: .init(cacheDirectory: cache, courseDirectory: folder.absoluteURL, quick: quick, forcesRun: force))
    let (result, timings) = try kernel.execute(notebook)
    print(Transcript(notebook, result).text(), terminator: "")
    print(timings)
  }
}
