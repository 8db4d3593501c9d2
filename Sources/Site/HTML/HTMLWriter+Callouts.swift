import Markup
import Notebooks

extension HTMLWriter {
  mutating func callout(_ callout: Callout) -> Node {
    let kind = callout.kind.rawValue
    let title =
      callout.title.isEmpty ? [.text(context.vocabulary.name(callout.kind))] : inlines(callout.title)
    let body = Node.element("div", ["class": "callout-body"], children: content(callout.blocks))
    var attributes: HTMLAttributes = [
      "class": "callout \(kind)", "id": callout.attributes.identifier,
      "open": callout.collapse == .open ? "" : nil,
    ]
    callout.attributes.carry(["lang", "dir"], into: &attributes)
    let heading = [Node.element("span", ["class": "callout-mark", "aria-hidden": "true"])] + title
    if callout.collapse == .never {
      return .element(
        "div", attributes, children: [.element("p", ["class": "callout-title"], children: heading), body])
    }
    return .element(
      "details", attributes,
      children: [.element("summary", ["class": "callout-title"], children: heading), body])
  }
}
