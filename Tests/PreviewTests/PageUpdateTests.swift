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
      if case .kept(let place) = piece { place } else { nil }
    }
    #expect(kept == kept.sorted() && Set(kept).count == kept.count)
    let rebuilt = pieces(old, new).map { piece in
      switch piece {
      case .kept(let place): old.blocks[place]
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

  @Test func longCurveIsThinned() throws {
    var curve = CellProgress.Curve(name: "loss")
    for step in 0..<10_000 { curve.add(Double(step), 1 / Double(step + 1)) }
    #expect(curve.points.count <= 400)
    #expect(curve.points.last?.first == 9999)
  }
}
