import Compression
import Foundation
import Testing

@testable import Charts

@Suite struct FigureTests {
  private func message(_ figure: some Figure) -> String {
    do throws(ChartError) {
      _ = try figure.render()
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test func sentencesForWhatMakesNoSense() {
    #expect(
      message(ImageGrid([[0.0, 1]]))
        == "Image 0 of the grid has 2 pixels, but 28 x 28 are 784; give width: and height: as the images have them."
    )
    #expect(
      message(ConfusionMatrix(labels: ["a", "b"], counts: [[1, 2]]))
        == "A confusion matrix of 2 classes needs 2 rows of 2 counts; it got 1 rows of 2 to 2.")
    #expect(
      message(NetworkDiagram([.init("in", units: 2), .init("out", units: 1)], weights: [[[1]]]))
        == "Weight matrix 0 of the network diagram does not fit its layers; expected 1 rows of 2, got 1 rows of 1."
    )
    #expect(
      message(Chart { BarMark(x: .value("Name", "a"), y: .value("Kind", "b")) })
        == "A bar needs a number for its length, but “Name” and “Kind” are both categories; give one of them numbers, or use RectangleMark."
    )
    #expect(
      message(
        Chart { PointMark(x: .value("a", 1), y: .value("b", 1)).foregroundStyle(by: .value("Run", "x")) }
          .chartFacet(x: "Depth"))
        == "The chart is to have panels by “Depth”, but its marks carry no value of that name (they carry “Run”); add .facet(by: .value(\"Depth\", ...)) to them."
    )
    #expect(
      message(Chart { PointMark(x: .value("a", 1), y: .value("b", 1)).symbolSize(by: .value("Run", "x")) })
        == "The size of a symbol follows a number, but “Run” is “x”; give it numbers, or use symbol(by:).")
  }

  @Test func confusionIsDescribed() throws {
    let matrix = ConfusionMatrix(labels: ["4", "9"], truth: [0, 0, 0, 1], predicted: [0, 1, 1, 1])
    #expect(matrix.counts == [[1, 2], [0, 1]])
    #expect(
      try matrix.render().description
        == "Confusion matrix of 2 classes: 2 of 4 right (50.0%). The commonest error: 4 taken for 9, 2 times."
    )
  }

  /// The file read back chunk by chunk.
  @Test func pngIsWellFormed() throws {
    var image = PNG(width: 3, height: 2)
    image.set(1, 1, RGB(0xFF8000))
    let bytes = image.bytes
    #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    var offset = 8
    var types: [String] = []
    func number(_ at: Int) -> Int { bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) } }
    while offset < bytes.count {
      let length = number(offset)
      let body = Array(bytes[(offset + 4)..<(offset + 8 + length)])
      types.append(String(decoding: body.prefix(4), as: UTF8.self))
      #expect(number(offset + 8 + length) == Int(Compression.crc32(body)))
      offset += 12 + length
    }
    #expect(types == ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"])
  }

  @Test func denseCellsAreAnImage() throws {
    let dense = try Chart {
      Heatmap(x: "x", y: "y", value: "v", matrix: (0..<40).map { i in (0..<40).map { Double(i * $0) } })
    }.render()
    #expect(dense.svg.contains("<image ") && !dense.svg.contains("<rect x=\"40"))
    let sparse = try Chart { Heatmap(x: "x", y: "y", value: "v", matrix: [[1, 2], [3, 4]]) }.render()
    #expect(!sparse.svg.contains("<image "))
  }

  @Test func treesTurnWhereThereIsNoRoom() throws {
    let leaves = (0..<12).map { TreeNode("leaf \($0)") }
    let wide = TreeLayout(TreeNode("root", children: Array(leaves.prefix(3))), width: 600).picture
    let narrow = TreeLayout(TreeNode("root", children: leaves), width: 360).picture
    #expect(wide.height < 150 && narrow.height > 300)
  }
}
