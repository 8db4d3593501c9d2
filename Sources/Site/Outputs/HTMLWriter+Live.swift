import Files
import Foundation
import Markup
import Notebooks
import Results

extension HTMLWriter {
  /// A live cell: its controls and its first state, which is all there is without scripts. What runs lies in scripts
  /// beside the page, as pages from the disk may load scripts and nothing else.
  mutating func live(_ cell: Cell, _ result: CellResult) -> [Node] {
    let shown = outputs(result.outputs, of: cell)
    guard let live = context.live, let module = live.modules[cell.index] else { return shown }
    usesWidgets = true
    usesLive = true
    let page = context.index?.list.chapters[context.chapter].page ?? "page.html"
    let file = SiteFile(
      path: LivePage.path(ofCell: cell.index, page: page),
      text: LivePage.script(module, ofCell: cell.index))
    let drawing = SiteFile(
      path: LivePage.drawingPath, text: LivePage.script(live.drawing, ofCell: nil))
    stateFiles.append(file)
    let hasCharts = Node.fragment(shown).rendered().contains("<svg")
    if hasCharts, !stateFiles.contains(where: { $0.path == drawing.path }) { stateFiles.append(drawing) }
    let depth = page.split(separator: "/").count - 1
    let plan = LivePlan(
      name: "cell-\(cell.index)", source: Self.address(file, folders: 0),
      drawing: hasCharts ? Self.address(drawing, folders: depth) : nil, label: cell.options.label,
      frame: .init(
        width: cell.options.run.figWidth, height: cell.options.run.figHeight,
        description: cell.options.run.figAlt,
        places: cell.options.run.live.contains { $0.kind == .points } ? true : nil),
      controls: cell.options.run.live.map { .init(name: $0.name, start: LivePage.value($0, $0.start)) },
      animate: cell.options.page.animate.map { .init(keeps: $0.keeps, rate: $0.rate) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let words = context.vocabulary
    let text = (try? encoder.encode(plan)).map { String(decoding: $0, as: UTF8.self) }
    return [
      .element("div", ["class": "live", "data-live": text]) {
        Node.element(
          "div", ["class": "sliders", "data-needs-script": "", "role": "group", "aria-label": words.controls]
        ) {
          for control in cell.options.run.live { self.control(control, words) }
          Self.buttons(
            isAnimated: cell.options.page.animate != nil, isShared: cell.options.label != nil, words)
        }
        Node.element("div", ["class": "state"], children: shown)
        Node.element("p", ["class": "live-message", "role": "status", "hidden": ""])
      }
    ]
  }

  private func control(_ control: LiveControl, _ words: Vocabulary) -> Node {
    switch control.kind {
    case .points:
      return .element("span", ["class": "placing"]) {
        Node.element("label") {
          Node.element("span", ["class": "slider-name"], text: control.name)
          Node.element(
            "input",
            [
              "type": "text", "data-control": "", "data-points": "", "autocomplete": "off",
              "spellcheck": "false",
              "value": control.start.plainText, "placeholder": words.placePoints,
            ])
        }
        Node.element(
          "button", ["type": "button", "class": "button", "data-label": "1", "data-word": words.pointLabel],
          text: "\(words.pointLabel) 1")
        Node.element("button", ["type": "button", "class": "button", "data-clear": ""], text: words.clear)
      }
    case .button:
      return .element(
        "input", ["type": "button", "class": "button", "data-control": "", "value": control.name])
    case .toggle:
      return .element("label") {
        Node.element("span", ["class": "slider-name"], text: control.name)
        Node.element(
          "input",
          ["type": "checkbox", "data-control": "", "checked": control.start == .boolean(true) ? "" : nil])
      }
    case .choice(let values):
      return .element("label") {
        Node.element("span", ["class": "slider-name"], text: control.name)
        Node.element("select", ["data-control": ""]) {
          for value in values { Node.element("option", text: value.plainText) }
        }
      }
    case .range(let low, let high, let step):
      return .element("label") {
        Node.element("span", ["class": "slider-name"], text: control.name)
        Node.element(
          "input",
          [
            "type": "range", "data-control": "", "min": ScalarValue.number(low).plainText,
            "max": ScalarValue.number(high).plainText, "step": ScalarValue.number(step).plainText,
            "value": control.start.plainText, "aria-valuetext": control.start.plainText,
          ])
        Node.element("span", ["class": "slider-value"], text: control.start.plainText)
      }
    }
  }

  /// Play, step, reset, and a link to the state.
  private static func buttons(isAnimated: Bool, isShared: Bool, _ words: Vocabulary) -> Node {
    let motions = isAnimated ? motions(words) : []
    let share =
      isShared
      ? [
        Node.element(
          "button",
          [
            "type": "button", "class": "button quiet", "data-share": words.shareState,
            "data-done": words.copied,
          ], text: words.shareState)
      ] : []
    guard !(motions + share).isEmpty else { return .fragment([]) }
    return .element("span", ["class": "motions"], children: motions + share)
  }

  private static func motions(_ words: Vocabulary) -> [Node] {
    [
      Node.element(
        "button",
        [
          "type": "button", "class": "button", "data-motion": "play", "data-play": words.play,
          "data-pause": words.pause,
        ], text: words.play),
      Node.element("button", ["type": "button", "class": "button", "data-motion": "step"], text: words.step),
      Node.element(
        "button", ["type": "button", "class": "button", "data-motion": "reset"], text: words.reset),
    ]
  }

  /// From the page, with a mark that changes with the content.
  private static func address(_ file: SiteFile, folders: Int) -> String {
    let mark = Digest.sha256(file.bytes).prefix(8)
    let isShared = file.path.hasPrefix("assets/")
    let name = isShared ? file.path : file.path.split(separator: "/").last.map(String.init) ?? file.path
    return "\(String(repeating: "../", count: folders))\(isShared ? name : Address.escaped(name))?\(mark)"
  }
}

/// What the page's script is told of a live cell.
private struct LivePlan: Encodable {
  struct Frame: Encodable {
    var width: Double
    var height: Double
    var description: String?
    /// Whether points are placed in the first chart, so that the page must know where its plot lies.
    var places: Bool?
  }

  struct Control: Encodable {
    var name: String
    var start: LivePage.Value
  }

  struct Motion: Encodable {
    var keeps: [String]
    var rate: Double?
  }

  var name: String
  var source: String
  var drawing: String?
  var label: String?
  var frame: Frame
  var controls: [Control]
  var animate: Motion?
}
