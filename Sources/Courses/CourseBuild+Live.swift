import Files
import Foundation
import Kernel
import LiveCells
import Notebooks
import Results
import Site

extension CourseBuild {
  /// A chapter's live cells as its page carries them, compiled and held against what the build has run.
  ///
  /// - Parameters:
  ///   - earlier: The chapter's page and the manifest of the site, in which an earlier build may have left them; `nil`
  ///     where nothing is to be taken from there.
  ///   - waits: Told what takes long, before it does.
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails, not the chapter.
  public func live(
    _ notebook: Notebook, _ result: ChapterResult?,
    besides earlier: (page: String, site: SiteManifest)? = nil,
    waits: (LiveCells.Work) -> Void = { _ in }
  ) throws -> LiveCells.Outcome {
    guard let kernel, notebook.cells.contains(where: { $0.options.isLive }) else {
      return LiveCells.Outcome()
    }
    let cache = kernel.settings.cacheFolder
    let kit = try PageKit(
      sources: installation.pageSources(), toolchain: kernel.toolchain,
      in: installation.pageKits(cache: cache))
    // Who asks for everything to be computed gets that of the page's programs too.
    let usable = kernel.settings.recomputed.isEmpty ? earlier : nil
    return try withoutActuallyEscaping(waits) { waits in
      try LiveCells(
        toolchain: kernel.toolchain, kit: kit, cache: cache,
        machineScript: installation.themeFolder().appendingPathComponent("live-machine.js"),
        earlier: { cell, proof in
          usable.flatMap { $0.site.program(cell, of: $0.page, proof: proof, in: output) }
        },
        willMake: waits
      ).make(notebook, result)
    }
  }

  /// What the manifest notes of the programs that a page loads, so that a later build on another machine need not make
  /// them again.
  func programs(
    of page: RenderedPage, _ live: LiveCells.Outcome, _ entry: ChapterEntry
  ) -> [String: SiteManifest.Page.LiveProgram]? {
    var programs: [String: SiteManifest.Page.LiveProgram] = [:]
    for (cell, proof) in live.proofs {
      let path = cell.map { LivePage.path(ofCell: $0, page: entry.page) } ?? LivePage.drawingPath
      guard let file = page.stateFiles.first(where: { $0.path == path }) else { continue }
      programs[path] = .init(proof: proof, file: Digest.sha256(file.bytes))
    }
    return programs.isEmpty ? nil : programs
  }
}

extension SiteManifest {
  /// A program that stands in the site, if it was made under this proof and is what the build wrote.
  ///
  /// - Parameters:
  ///   - cell: `nil` for the drawing program, which any page may have brought.
  ///   - page: The page of the cell.
  func program(_ cell: Int?, of page: String, proof: String, in site: URL) -> String? {
    let path = cell.map { LivePage.path(ofCell: $0, page: page) } ?? LivePage.drawingPath
    let candidates = cell == nil ? Array(pages.values) : pages[page].map { [$0] } ?? []
    guard let program = candidates.lazy.compactMap({ $0.live?[path] }).first(where: { $0.proof == proof }),
      let bytes = FileManager.default.contents(atPath: site.appendingPathComponent(path).path),
      Digest.sha256(bytes) == program.file
    else { return nil }
    return LivePage.module(inScript: String(decoding: bytes, as: UTF8.self), ofCell: cell)
  }
}
