import Foundation
import Kernel
import Notebooks
import Results
import Wire

/// What the preview knows of one chapter's outputs.
struct ChapterState {
  /// What the page shows, with results of an earlier text where new ones are on their way.
  private(set) var shown: ChapterResult?
  /// The cells whose shown results are those of an earlier text.
  private(set) var outdated: Set<Int> = []
  /// Of the text that `shown` belongs to, or will when the run is through.
  private(set) var key = ""
  private(set) var codes: [Int: String] = [:]
  /// The run whose events count; `nil` when nothing runs.
  private(set) var run: Int?
  private(set) var progress: CellProgress?
  private(set) var status = ""
  private(set) var running: Int?
  /// The machine's fault that ended the last run.
  var fault: String?
  /// What the cells gave last, while the page shows a text that is typed and not saved.
  private var saved: (result: ChapterResult, codes: [Int: String], key: String)?

  /// The outputs are those of the text.
  mutating func settle(_ result: ChapterResult, of notebook: Notebook, key: String) {
    shown = result
    saved = nil
    outdated = []
    self.key = key
    codes = Self.codes(of: notebook)
    endRun()
    fault = nil
  }

  /// The text is typed and not saved: outputs stand where their cells do, and other cells wait for the save.
  ///
  /// - Parameter runsInPage: The cells that the page itself runs, as they are typed.
  mutating func sketch(_ notebook: Notebook, runsInPage: Set<Int>) {
    guard let shown else { return }
    let before = saved ?? (shown, codes, key)
    let cells = notebook.cells
    var result = before.result
    result.cells = [:]
    var byCode: [String: CellResult] = [:]
    for (index, cell) in before.result.cells { if let code = before.codes[index] { byCode[code] = cell } }
    outdated = []
    for cell in cells {
      let known = byCode[cell.code]
      let old = before.codes.count == cells.count ? before.result.cells[cell.index] : nil
      if let shown = known ?? old { result.cells[cell.index] = shown }
      if known == nil, !runsInPage.contains(cell.index) { outdated.insert(cell.index) }
    }
    saved = before
    self.shown = result.moved(to: notebook)
    codes = Self.codes(of: notebook)
    key = ""
    status = outdated.isEmpty ? "" : "cells that changed run when the chapter is saved"
  }

  /// The text is a saved one again; where it is the one whose cells ran last, what they gave holds.
  ///
  /// - Returns: Whether the page has shown a typed text.
  mutating func leaveSketch(key: String) -> Bool {
    guard let before = saved else { return false }
    saved = nil
    status = ""
    outdated = []
    if before.key == key { (shown, codes, self.key) = before }
    return true
  }

  /// The prose has moved; the outputs still hold.
  mutating func move(to notebook: Notebook) { shown = shown?.moved(to: notebook) }

  /// A run of a new text begins: outputs of cells that look the same stay, marked, until theirs come.
  mutating func begin(_ run: Int, of notebook: Notebook, key: String, empty: ChapterResult) {
    let cells = notebook.cells
    let old = shown?.cells ?? [:]
    var byCode: [String: CellResult] = [:]
    for (index, result) in old { if let code = codes[index] { byCode[code] = result } }
    var result = empty
    for cell in cells {
      let atSameIndex = codes.count == cells.count ? old[cell.index] : nil
      guard var known = byCode[cell.code] ?? atSameIndex else { continue }
      known.diagnostics.removeAll { $0.severity == .error }
      result.cells[cell.index] = known
    }
    shown = result
    outdated = Set(cells.map(\.index))
    self.key = key
    codes = Self.codes(of: notebook)
    self.run = run
    status = ""
    running = nil
    progress = nil
    fault = nil
  }

  /// The page's copies of the cells wait for something, in words; empty when they do no more.
  mutating func wait(_ words: String) { if !words.isEmpty || run == nil { status = words } }

  mutating func endRun() {
    run = nil
    status = ""
    running = nil
    progress = nil
  }

  /// Takes note of what a cell did.
  ///
  /// - Returns: Whether the page has changed.
  mutating func take(_ event: KernelEvent) -> Bool {
    switch event {
    case .compiling(let unit, let count, let wasCached):
      if !wasCached { status = "compiling \(unit + 1) of \(count)" }
      return false
    case .running(let cell, let unit, let count):
      status = "running \(unit + 1) of \(count)"
      running = cell
      progress = nil
      return false
    case .output(let cell, let output):
      if outdated.remove(cell) != nil { shown?.cells[cell] = CellResult() }
      shown?.cells[cell, default: CellResult()].outputs.append(output)
      return true
    case .progress(let cell, let report):
      note(report, of: cell)
      return false
    case .finished(let cell, let result):
      outdated.remove(cell)
      shown?.cells[cell] = result
      return true
    }
  }

  private mutating func note(_ report: ProgressReport, of cell: Int) {
    var progress =
      self.progress?.cell == cell ? self.progress ?? CellProgress(cell: cell) : CellProgress(cell: cell)
    progress.text = report.words
    progress.share = report.total > 0 ? min(1, Double(report.completed) / Double(report.total)) : nil
    if let loss = report.loss {
      let words = report.detail.split(separator: ", ").dropFirst().joined(separator: ", ")
      progress.end = Double(report.total)
      progress.add(loss, at: Double(report.completed), to: words.isEmpty ? report.title : words)
    }
    self.progress = progress
  }

  private static func codes(of notebook: Notebook) -> [Int: String] {
    Dictionary(uniqueKeysWithValues: notebook.cells.map { ($0.index, $0.code) })
  }
}
