import Foundation
import Testing
import Wire

@testable import LecternKit

/// The forms in which a cell's values travel; the kit is linked into the tests, not loaded.
@Suite struct ShowingTests {
  private struct Run: Encodable {
    var activation: String
    var testAccuracy: Double
    var isDead: Bool
    var note: String?
  }

  @Test func recordsBecomeATable() throws {
    let table = Table([Run(activation: "ReLU", testAccuracy: 0.98765, isDead: false, note: nil)])
    #expect(table.data.columns.map(\.title) == ["Activation", "Test accuracy", "Is dead", "Note"])
    #expect(table.data.rows == [["ReLU", "0.9877", "no", "–"]])
  }

  @Test func numbersStandOnTheRight() {
    let table = Table(columns: ["Name", "Count"], rows: [["a", "1"], ["longer", "1000"], ["none"]])
    #expect(table.data.columns.map(\.alignment) == [.leading, .trailing])
    #expect(table.data.rows.last == ["none", ""])
    let text = table.mimeBundle(in: DisplayFrame(width: 7, height: 5))[.plain]
    #expect(text == "Name    Count\na           1\nlonger   1000\nnone")
  }

  @Test func rangesAndBoundsAreNumbers() {
    let table = Table(
      columns: ["p", "interval", "seeds", "runs", "words"],
      rows: [
        ["< .001", "−3.22 to 3.66", "[0.1, 0.9]", "6 of 6", "1 to none"],
        ["0.49", "–", "≤ 3", "0 of 6", "2 to 3"],
      ])
    #expect(
      table.data.columns.map(\.alignment) == [.trailing, .trailing, .trailing, .trailing, .leading])
  }

  @Test func everyRichFormHasAText() throws {
    let frame = DisplayFrame(width: 7, height: 5)
    #expect(HTML("<b>so</b>").mimeBundle(in: frame)[.plain] == "so")
    #expect(Markdown("*so*").mimeBundle(in: frame)[.markdown] == "*so*")
    #expect(try bundle(of: Void()) == nil)
    #expect(try bundle(of: Int?.none)?[.plain] == "nil")
    #expect(try bundle(of: 42)?[.plain] == "42")
  }
}
