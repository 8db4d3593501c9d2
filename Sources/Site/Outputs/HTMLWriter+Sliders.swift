import Files
import Foundation
import Markup
import Notebooks
import Results
import Wire

extension HTMLWriter {
  /// A cell with sliders: the first state's outputs, the sliders, and all states as a table.
  ///
  /// The other states' outputs stand in a script beside the page, which is loaded at the first
  /// touch of a slider; it works from the disk, where pages may load scripts and nothing else.
  mutating func sliders(of cell: Cell, _ result: CellResult) -> [Node] {
    let states = result.states.map { outputs in Node.fragment(self.outputs(outputs, of: cell)).rendered() }
    let file = stateFile(of: cell, states)
    stateFiles.append(file)
    usesWidgets = true
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    let address = "\(Address.escaped(name))?\(Digest.sha256(file.bytes).prefix(8))"
    return [
      .element("div", ["class": "states", "data-source": address, "data-key": name]) {
        Node.element("div", ["class": "sliders", "data-needs-script": ""]) {
          for variation in cell.options.run.vary { slider(variation) }
        }
        Node.element("div", ["class": "state"], children: [.raw(states.first ?? "")])
        stateTable(of: cell, result)
      }
    ]
  }

  /// A range over the indices of the values; a choice where they are words.
  private func slider(_ variation: Variation) -> Node {
    let texts = variation.values.map(\.plainText)
    let isList = variation.swiftType == "String" || variation.swiftType == "Bool"
    return .element("label") {
      Node.element("span", ["class": "slider-name"], text: variation.name)
      if isList {
        Node.element("select") {
          for text in texts { Node.element("option", text: text) }
        }
      } else {
        Node.element(
          "input",
          [
            "type": "range", "min": "0", "max": "\(texts.count - 1)", "step": "1", "value": "0",
            "data-values": texts.joined(separator: "|"), "aria-valuetext": texts.first ?? "",
          ])
        Node.element("span", ["class": "slider-value"], text: texts.first ?? "")
      }
    }
  }

  /// What each state gives, for readers without scripts and for those who want to compare.
  private func stateTable(of cell: Cell, _ result: CellResult) -> Node {
    let names = cell.options.run.vary.map(\.name)
    return .element("details", ["class": "data"]) {
      Node.element("summary", text: context.vocabulary.settings)
      Self.scrolling(
        .element("table", ["class": "data"]) {
          Node.element("thead") {
            Node.element("tr") {
              for name in names + [context.vocabulary.output] {
                Node.element("th", ["scope": "col"], text: name)
              }
            }
          }
          Node.element("tbody") {
            for (state, outputs) in zip(cell.options.run.states, result.states) {
              Node.element("tr") {
                for value in state { Node.element("td", text: value.plainText) }
                Node.element("td", text: Self.summary(of: outputs))
              }
            }
          }
        })
    }
  }

  /// The text form of what a state gave, on one line.
  private static func summary(of outputs: [CellOutput]) -> String {
    let texts = outputs.compactMap { output -> String? in
      switch output {
      case .bundle(let bundle): ClaimText(bundle)?.plain ?? bundle[.plain]
      case .standardOutput(let text): text
      case .standardError: nil
      case .error(let error): error.message
      }
    }
    let words = texts.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 300 ? words.prefix(300) + " …" : words
  }

  private func stateFile(of cell: Cell, _ states: [String]) -> SiteFile {
    let path = "\(ChapterEntry.stem(ofPage: pagePath)).states-\(cell.index).js"
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    let list = (try? encoder.encode(states)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return SiteFile(
      path: path, text: "(window.lecternStates||={})[\"\(name)\"]=\(list.replacing("</", with: "<\\/"));\n")
  }
}
