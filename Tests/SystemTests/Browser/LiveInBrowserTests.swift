import BrowserTesting
import Foundation
import TestSampling
import TestThreads
import Testing

/// A live cell in the browser, from the disk: keys and pointer move it, and nothing comes from a network.
@Suite(.inTurn, .serialized, .waiting, .enabled(if: Chromium.isExpected, Comment(rawValue: Chromium.absence)))
struct LiveInBrowserTests {
  static let chapter = """
    # Live

    ```{swift}
    //| label: fig-slope
    //| fig-cap: Move the slope.
    //| live: { alpha: 0...1 = 0.1, activation: [tanh, GELU], presses: button }
    let f = Activation(named: activation) ?? .tanh
    var count = 0
    // The build's own runs go up to three presses. What nobody reads the compiler would leave out, loop and all.
    while presses > 3 { count &+= 1 }
    Chart {
      LinePlot(x: "z", y: "f(z)", domain: -4...4) { $0 > 0 ? $0 : alpha * $0 + Double(count) }
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

    ```{swift}
    //| label: fig-own
    //| live: { mine: points = 0.5 0.5 1 }
    print(mine.map { "\\($0.x) \\($0.y) \\($0.label)" }.joined(separator: ", "))
    Chart {
      for point in mine { PointMark(x: .value("x", point.x), y: .value("y", point.y)) }
    }
    .chartXScale(domain: -1...1)
    .chartYScale(domain: -1...1)
    ```

    ```{swift}
    //| label: fig-two
    //| fig-subcap: [Bars, More bars]
    //| layout-ncol: 2
    //| live: { height: 1...9 = 3 }
    show(Chart { BarMark(x: .value("name", "a"), y: .value("height", height)) })
    Chart { BarMark(x: .value("name", "a"), y: .value("height", 2 * height)) }
    ```

    """

  @Test func keysAndPointerRunTheCellInAPageFromTheDisk() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/live.md", Self.chapter)
    let built = try program.lectern("build", "c", "--output", "site")
    try #require(built.status == 0, "\(built.errors)")
    let address = program.folder.appendingPathComponent("site/live.html").absoluteString
    let browser = try Browser()

    // Without scripts the first state stands, and no controls that would do nothing.
    let still = try browser.open("about:blank#still")
    _ = try browser.call("Emulation.setScriptExecutionDisabled", ["value": true], still.session)
    _ = try browser.call("Page.navigate", ["url": address], still.session)
    try still.wait(
      for: "document.readyState === 'complete' && document.querySelectorAll('.live svg.chart').length === 5")
    #expect(
      try still.evaluate("document.querySelector('.live .sliders').checkVisibility()", as: Bool.self)
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

    try stopsWhatDoesNotEnd(page)
    try leaksNothing(page)
    try placesPoints(page)

    // Nothing was fetched but from the disk, and a phone's page is no wider than the phone.
    let names: [String] = try page.evaluate(
      "performance.getEntriesByType('resource').map(entry => entry.name)")
    #expect(names.allSatisfy { $0.hasPrefix("file:") || $0.hasPrefix("blob:") })
    let phone = try browser.open(address, width: 390, height: 800)
    #expect(try phone.evaluate("document.documentElement.scrollWidth", as: Int.self) <= 390)
    // There the first of several pictures stands above the controls, and stays while one scrolls to what is below.
    let two = "document.querySelectorAll('.live')[3]"
    #expect(
      try phone.evaluate("!!\(two).querySelector('.grid > figure:first-child + .sliders')", as: Bool.self))
    #expect(try page.evaluate("\(two).firstElementChild.className", as: String.self) == "sliders")
    try phone.run(
      "\(two).querySelector('.sliders').scrollIntoView({ behavior: 'instant' }); scrollBy({ top: 60, behavior: 'instant' })"
    )
    let top: Double = try phone.evaluate(
      "\(two).querySelector('figure.panel').getBoundingClientRect().top - document.querySelector('.bar').getBoundingClientRect().bottom"
    )
    #expect(abs(top) < 8)
  }

  /// A cell that loops for ever is ended with a sentence, and goes on at the next change.
  private func stopsWhatDoesNotEnd(_ page: Page) throws {
    let figure = "document.querySelectorAll('.live')[0]"
    let message = "\(figure).querySelector('.live-message')"
    let before: String = try page.evaluate("\(figure).querySelector('svg.chart').outerHTML")
    try page.run(
      "for (let press = 0; press < 4; press += 1) \(figure).querySelector('[type=button]').click()")
    try page.wait(for: "!\(message).hidden")
    #expect(
      try page.evaluate("\(message).textContent")
        == "The cell cannot show this: it does not end. It was stopped after two seconds.")
    #expect(try page.evaluate("\(figure).querySelector('svg.chart').outerHTML") == before)
    try page.run("\(figure).querySelector('[type=button]').dataset.count = -1")
    try page.run("\(figure).querySelector('[type=button]').click()")
    try page.wait(for: "\(message).hidden")
  }

  /// After a thousand changes the programs hold no more memory and the page has no more elements than after a hundred.
  private func leaksNothing(_ page: Page) throws {
    try page.run(
      """
      globalThis.change = async count => {
        const figure = document.querySelectorAll('.live')[1], slider = figure.querySelector('input[type=range]');
        for (let number = 0; number < count; number += 1) {
          const before = figure.dataset.runs;
          slider.value = String(0.1 + number % 50 / 100);
          slider.dispatchEvent(new Event('input'));
          while (figure.dataset.runs === before) await new Promise(done => setTimeout(done));
        }
        return [Number(figure.dataset.memory), document.querySelectorAll('*').length].join(' ');
      }
      """)
    let early: String = try page.evaluate("change(100)")
    #expect(try page.evaluate("change(900)") == early)
  }

  /// A click puts a point where it is, a pull moves it, a click on it takes it away; the field has what stands there.
  private func placesPoints(_ page: Page) throws {
    let figure = "document.querySelectorAll('.live')[2]"
    try page.run("\(figure).scrollIntoView({ block: 'center', behavior: 'instant' })")
    try page.wait(for: "\(figure).classList.contains('ready') && \(figure).dataset.runs > 0")
    let printed = "\(figure).querySelector('.state pre').textContent.trim()"
    #expect(try page.evaluate(printed) == "0.5 0.5 1")
    // Where (-0.5, 0) is, seen from the point at (0.5, 0.5) and one that is put to (-0.5, -0.5) by the field.
    try page.run(
      "{ const field = \(figure).querySelector('[data-points]'); field.value = '0.5 0.5 1; -0.5 -0.5 0'; field.dispatchEvent(new Event('input')); }"
    )
    try page.wait(for: "\(printed) === '0.5 0.5 1, -0.5 -0.5 0'")
    let marks: [Double] = try page.evaluate(
      """
      [...\(figure).querySelectorAll('.chart-wide .series > *')].slice(-2).map(mark => mark.getBoundingClientRect())
        .flatMap(box => [box.x + box.width / 2, box.y + box.height / 2])
      """)
    let (right, top, left, bottom) = (marks[0], marks[1], marks[2], marks[3])
    try page.click(left, (top + bottom) / 2)
    try page.wait(for: "\(printed).split(',').length === 3")
    let point: [Double] = try page.evaluate("\(printed).split(', ')[2].split(' ').map(Number)")
    #expect(abs(point[0] + 0.5) < 0.02 && abs(point[1]) < 0.02 && point[2] == 1)
    try page.drag(left, (top + bottom) / 2, to: right, bottom)
    try page.wait(for: "Math.abs(Number(\(printed).split(', ')[2].split(' ')[0]) - 0.5) < 0.02")
    #expect(
      abs(try page.evaluate("Number(\(printed).split(', ')[2].split(' ')[1])", as: Double.self) + 0.5) < 0.02)
    try page.click(right, bottom)
    try page.wait(for: "\(printed) === '0.5 0.5 1, -0.5 -0.5 0'")
    try page.run("\(figure).querySelector('[data-share]').click()")
    #expect(
      try page.evaluate("decodeURIComponent(location.hash)") == "#fig-own?mine=0.5 0.5 1; -0.5 -0.5 0")
    // Who opens such a link sees its state.
    try page.run("location.hash = '#fig-own?mine=-0.25%200.5%200'")
    try page.wait(for: "\(printed) === '-0.25 0.5 0'")
  }

  @Test(.enabled(if: Chromium.isAxeExpected, Comment(rawValue: Chromium.axeAbsence)))
  func axeFindsNothing() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/live.md", Self.chapter)
    let built = try program.lectern("build", "c", "--output", "site")
    #expect(built.status == 0, "\(built.errors)")
    let browser = try Browser()
    let page = try browser.open(program.folder.appendingPathComponent("site/live.html").absoluteString)
    try page.wait(for: "document.querySelector('.live.ready')")
    try page.run(try #require(Chromium.axe))
    let faults: [String] = try page.evaluate(
      "axe.run(\(Chromium.axeOptions())).then(found => found.violations.map(fault => fault.id))")
    #expect(faults == [])
  }

  private static func literal(_ text: String) -> String {
    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
