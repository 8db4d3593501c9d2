import Foundation
import Site
import Testing

@testable import Preview

@Suite struct PageUpdateTests {
  private func page(_ blocks: String...) -> PreviewPage { PreviewPage(blocks: blocks, shell: "shell") }

  private func pieces(_ old: PreviewPage?, _ new: PreviewPage) -> [PageUpdate.Piece] {
    PageUpdate(from: old, version: 1, to: new, version: 2).blocks
  }

  @Test func equalBlocksStay() {
    #expect(pieces(page("a", "b", "c"), page("a", "x", "c")) == [.kept(0), .html("x"), .kept(2)])
    #expect(pieces(page("a", "b"), page("n", "a", "b")) == [.html("n"), .kept(0), .kept(1)])
    #expect(pieces(page("a", "b", "c"), page("a", "c")) == [.kept(0), .kept(2)])
    #expect(pieces(page("a"), page()) == [])
  }

  /// The blocks that stay keep their order, so that the page's script need not move any.
  @Test func keptBlocksAreInOrder() {
    let old = page("a", "b", "c", "d", "b")
    let new = page("d", "b", "a", "b", "c")
    let kept = pieces(old, new).compactMap { piece -> Int? in
      if case .kept(let index) = piece { index } else { nil }
    }
    #expect(kept == kept.sorted() && Set(kept).count == kept.count)
    let rebuilt = pieces(old, new).map { piece in
      switch piece {
      case .kept(let index): old.blocks[index]
      case .html(let html): html
      }
    }
    #expect(rebuilt == new.blocks)
  }

  @Test func unknownPageIsSentWhole() throws {
    let update = PageUpdate(from: nil, version: nil, to: page("a", "b"), version: 7)
    #expect(update.blocks == [.html("a"), .html("b")])
    #expect(update.base == nil && update.shell == "shell")
    let json = String(decoding: try JSONEncoder().encode(update), as: UTF8.self)
    #expect(json.contains("\"type\":\"page\"") && json.contains("\"blocks\":[\"a\",\"b\"]"))
  }

  @Test func shellIsSentOnlyWhenItChanged() {
    let old = page("a")
    #expect(PageUpdate(from: old, version: 1, to: page("b"), version: 2).shell == nil)
    let renamed = PreviewPage(blocks: ["a"], shell: "another")
    #expect(PageUpdate(from: old, version: 1, to: renamed, version: 2).shell == "another")
  }

  /// Trainings side by side report in turn, and each has its own curve.
  @Test func curvesGrowSideBySide() throws {
    var progress = CellProgress(cell: 0)
    for epoch in 1...3 {
      progress.add(1 / Double(epoch), at: Double(epoch), to: "ReLU")
      progress.add(2 / Double(epoch), at: Double(epoch), to: "GELU")
    }
    #expect(progress.curves.map(\.name) == ["ReLU", "GELU"])
    let gelu: [[Double]] = [[1, 2], [2, 1], [3, 2.0 / 3]]
    #expect(progress.curves[1].points == gelu)
    // The same training once more, with another seed perhaps.
    progress.add(0.9, at: 1, to: "ReLU")
    progress.add(0.8, at: 2, to: "ReLU")
    #expect(progress.curves.map(\.name) == ["ReLU", "GELU", "ReLU"])
    #expect(progress.curves[2].points == [[1, 0.9], [2, 0.8]])
    // A loss that is no number is left out; the rest can still be sent.
    progress.add(.nan, at: 3, to: "ReLU")
    progress.add(.infinity, at: 4, to: "GELU")
    #expect(progress.curves.map(\.points.count) == [3, 3, 2])
    #expect(throws: Never.self) { try JSONEncoder().encode(progress) }
  }

  @Test func longCurveIsThinned() throws {
    var curve = CellProgress.Curve(name: "loss")
    for step in 0..<10_000 { curve.add(Double(step), 1 / Double(step + 1)) }
    #expect(curve.points.count <= 400)
    #expect(curve.points.last?.first == 9999)
  }
}
