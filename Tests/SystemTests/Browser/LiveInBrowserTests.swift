import BrowserTesting
import Foundation
import TestThreads
import Testing

/// A live cell in the browser, from the disk: keys and pointer move it, and nothing comes from a network.
@Suite(.serialized, .waiting, .enabled(if: Chromium.isExpected, Comment(rawValue: Chromium.absence)))
struct LiveInBrowserTests {
  static let chapter = """
    # Live

    ```{swift}
    //| label: fig-slope
    //| fig-cap: Move the slope.
    //| live: { alpha: 0...1 = 0.1, activation: [tanh, GELU], loops: false }
    let f = Activation(named: activation) ?? .tanh
    var count = 0
    while loops { count &+= 1 }
    Chart {
      LinePlot(x: "z", y: "f(z)", domain: -4...4) { $0 > 0 ? $0 : alpha * $0 }
        .foregroundStyle(by: .value("Function", "leaky"))
      LinePlot(x: "z", y: "f(z)", domain: -4...4) { f($0) }.foregroundStyle(by: .value("Function", activation))
    }
    ```

    ```{swift}
    //| label: fig-descent
    //| live: { rate: 0.05...1 = 0.5 }
    //| animate: { keeps: [rate] }
    Animation(start: 4.0) { x in x - rate * x } draw: { x in
      Chart { PointMark(x: .value("x", x), y: .value("loss", x * x / 2)) }.chartXScale(domain: -5...5)
    }
    ```

    """

  @Test func keysAndPointerRunTheCellInAPageFromTheDisk() throws {
    let program = try Program()
    defer { program.remove() }
    // The build goes by the first state and ten others, at some of which the toggle is on: it must not loop there.
    try program.write(
      "c/live.md", Self.chapter.replacing("while loops {", with: "while loops && count < 0 {"))
    let built = try program.lectern("build", "c", "--output", "site")
    #expect(built.status == 0, "\(built.errors)")
    let address = program.folder.appendingPathComponent("site/live.html").absoluteString
    let browser = try Browser()

    // Without scripts the first state stands, and no controls that would do nothing.
    let still = try browser.open("about:blank#still")
    _ = try browser.call("Emulation.setScriptExecutionDisabled", ["value": true], still.session)
    _ = try browser.call("Page.navigate", ["url": address], still.session)
    try still.wait(for: "document.querySelectorAll('.live svg.chart').length === 2")
    #expect(
      try still.evaluate("document.querySelector('.live > .sliders').checkVisibility()", as: Bool.self)
        == false)

    let page = try browser.open(address)
    let svg = "document.querySelector('#fig-slope svg.chart, .live svg.chart').outerHTML"
    let first: String = try page.evaluate(svg)
    try page.run("document.querySelector('.live').scrollIntoView()")
    try page.wait(for: "document.querySelector('.live.ready')")
    // By keys: there and back again gives the static picture, byte for byte.
    try page.run("document.querySelector('.live input[type=range]').focus()")
    try page.press("ArrowRight", code: 39)
    try page.wait(for: "document.querySelector('.live').classList.contains('moved')")
    let moved: String = try page.evaluate(svg)
    #expect(moved != first)
    #expect(
      try page.evaluate("document.querySelector('.live input[type=range]').getAttribute('aria-valuetext')")
        == "0.11")
    try page.press("ArrowLeft", code: 37)
    try page.wait(for: "\(svg) !== \(Self.literal(moved))")
    #expect(try page.evaluate(svg) == first)
    // By pointer, as a menu tells it.
    try page.run(
      "{ const menu = document.querySelector('.live select'); menu.selectedIndex = 1; menu.dispatchEvent(new Event('input')); }"
    )
    try page.wait(for: "\(svg).includes('GELU')")

    // The animation steps, plays, and begins again.
    let dot = "document.querySelectorAll('.live svg.chart')[1].outerHTML"
    let start: String = try page.evaluate(dot)
    try page.run("document.querySelectorAll('.live')[1].scrollIntoView()")
    try page.wait(for: "document.querySelectorAll('.live')[1].classList.contains('ready')")
    try page.run("document.querySelector('[data-motion=step]').click()")
    try page.wait(for: "\(dot) !== \(Self.literal(start))")
    try page.run("document.querySelector('[data-motion=reset]').click()")
    try page.wait(for: "\(dot) === \(Self.literal(start))")

    // Nothing was fetched but from the disk, and a phone's page is no wider than the phone.
    let names: [String] = try page.evaluate(
      "performance.getEntriesByType('resource').map(entry => entry.name)")
    #expect(names.allSatisfy { $0.hasPrefix("file:") || $0.hasPrefix("blob:") })
    let phone = try browser.open(address, width: 390, height: 800)
    #expect(try phone.evaluate("document.documentElement.scrollWidth", as: Int.self) <= 390)
  }

  @Test(.enabled(if: Chromium.isAxeExpected, Comment(rawValue: Chromium.axeAbsence)))
  func axeFindsNothing() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write(
      "c/live.md", Self.chapter.replacing("while loops {", with: "while loops && count < 0 {"))
    let built = try program.lectern("build", "c", "--output", "site")
    #expect(built.status == 0, "\(built.errors)")
    let browser = try Browser()
    let page = try browser.open(program.folder.appendingPathComponent("site/live.html").absoluteString)
    try page.wait(for: "document.querySelector('.live.ready')")
    try page.run(try #require(Chromium.axe))
    let faults: [String] = try page.evaluate(
      "axe.run().then(found => found.violations.map(fault => fault.id))")
    #expect(faults == [])
  }

  private static func literal(_ text: String) -> String {
    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
