import Foundation
import Testing

@Suite struct GalleryFeatureTests {
  /// The marks and modifiers that the code uses, each with the label of its first argument.
  static func features(_ code: String) -> Set<String> {
    var found: Set<String> = []
    let marks =
      /\b([A-Z][A-Za-z]*Mark|LinePlot|Band|Heatmap|Histogram|NumberBins|ImageGrid|ConfusionMatrix|TreeDiagram|NetworkDiagram|Sparkline|AxisMarks|AxisGridLine|AxisTick|AxisValueLabel)\(\s*(\w+:)?/
    for match in code.matches(of: marks) { found.insert("\(match.output.1)(\(match.output.2 ?? "")") }
    let modifiers =
      /\.(chart[A-Z]\w*|foregroundStyle|symbol|symbolSize|lineStyle|interpolationMethod|opacity|position|facet|cornerRadius|zIndex|annotation|frame)[({]\s*(\w+:)?/
    for match in code.matches(of: modifiers) { found.insert(".\(match.output.1)(\(match.output.2 ?? "")") }
    // Arguments that choose among kinds of the same mark or modifier.
    let choices =
      /\b(stacking|spread|yStart|xEnd|errors|weights|activations|isDensity|series|scheme|reversed|includesZero|over|columns|innerRadius)(?=:)/
    for match in code.matches(of: choices) { found.insert("\(match.output.1):") }
    for match in code.matches(of: /(?:type|stacking|interpolationMethod\(|position): ?\.(\w+)/) {
      found.insert("\(match.output.0)")
    }
    return found
  }

  @Test func atLeastFortyCharts() { #expect(Gallery.all.count >= 40) }

  @Test func everyFileIsListed() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Gallery.folder.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Gallery") }.map { String($0.dropLast(6)) }
    #expect(Set(files) == Set(Gallery.all.map(\.name)))
  }

  @Test func noTwoChartsUseTheSameMarksAndModifiers() throws {
    var seen: [Set<String>: String] = [:]
    for entry in Gallery.all {
      let features = Self.features(try GalleryChapter.code(entry.name))
      #expect(!features.isEmpty, "\(entry.name)")
      if let other = seen[features] {
        Issue.record("\(entry.name) and \(other) both use \(features.sorted())")
      }
      seen[features] = entry.name
    }
  }

  @Test(arguments: Gallery.all)
  func isDescribedAndInsideItsFrame(entry: Gallery.Entry) throws {
    let rendered = try entry.figure().render()
    #expect(rendered.description.count > 30)
    #expect(!rendered.description.contains("  ") && !rendered.description.contains("Optional"))
    #expect(PictureChecker.problems(in: rendered.svg).isEmpty)
    #expect(rendered.table.rows.allSatisfy { $0.count == rendered.table.columns.count })
    #expect(try entry.figure().render().svg == rendered.svg, "the same chart gives the same bytes")
    // A picture with a name and a description for who does not see it, and nothing that needs a script.
    let svg = rendered.svg
    #expect(svg.contains("role=\"img\""))
    let name = try #require(svg.firstMatch(of: /aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/))
    #expect(svg.contains("<title id=\"\(name.output.1)\">") && svg.contains("<desc id=\"\(name.output.2)\">"))
    #expect(!svg.contains("<script") && svg.firstMatch(of: /<[^>]* on[a-z]+="/) == nil)
  }

  @Test func sizes() throws {
    for name in ["TenThousandPoints", "LongRun"] {
      let entry = try #require(Gallery.all.first { $0.name == name })
      let bytes = try entry.figure().render().svg.utf8.count
      #expect(bytes < 300_000, "\(name) has \(bytes) bytes")
    }
    let all = try Gallery.all.map { try $0.figure().render().svg.utf8.count }
    #expect(all.reduce(0, +) * 100 / Gallery.all.count < 3_000_000)
  }
}
