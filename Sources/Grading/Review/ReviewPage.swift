import Markup

/// The page on which people give points; its script fills it.
struct ReviewPage {
  var token: String

  static let contentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"

  var text: String {
    let page = Node.element("html", ["lang": "en"]) {
      Node.element("head") {
        Node.element("meta", ["charset": "utf-8"])
        Node.element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        Node.element("meta", ["name": "color-scheme", "content": "light dark"])
        Node.element("meta", ["name": "lectern-token", "content": token])
        Node.element("title", text: "Review")
        Node.element("link", ["rel": "stylesheet", "href": "review.css"])
        Node.element("script", ["src": "review.js", "defer": ""])
      }
      Node.element("body") {
        Node.element("header") {
          Node.element("h1", ["id": "title"], text: "Review")
          Node.element("p", ["id": "status", "role": "status"], text: "Loading")
        }
        Node.element("nav", ["id": "questions", "aria-label": "Questions"])
        Node.element("nav", ["id": "students", "aria-label": "Students"])
        main
        Node.element("footer") {
          for (keys, words) in Self.keys {
            Node.element("span") {
              for key in keys {
                Node.element("kbd", text: key)
                " "
              }
              words
            }
            " "
          }
        }
      }
    }
    return "<!DOCTYPE html>\n" + page.rendered() + "\n"
  }

  /// What each key does, for who gives points without a mouse.
  private static let keys: [(keys: [String], words: String)] = [
    (["j", "k"], "next, previous student"), (["]", "["], "next, previous question"),
    (["0–9"], "begins the points"), (["Enter"], "gives them and goes on"), (["w"], "reason"),
    (["c"], "comment"), (["Ctrl+Enter"], "adds it"), (["Alt+1–9"], "a comment said before"),
    (["o"], "notebook"), (["Esc"], "leaves a field"),
  ]

  private var main: Node {
    .element("main") {
      Node.element("h2", ["id": "who"])
      Node.element("p", ["id": "question"])
      Node.element("div", ["class": "reading"]) {
        Node.element("ul", ["id": "hints"])
        Node.element("div", ["id": "text"])
        Node.element("p") {
          Node.element(
            "button", ["type": "button", "id": "show", "aria-expanded": "false"], text: "Show the notebook")
        }
        Node.element("div", ["id": "notebook"])
      }
      Node.element("div", ["class": "giving"]) {
        Node.element("form", ["id": "form"]) {
          Self.field(
            "points", "Points",
            .element("input", ["id": "points", "inputmode": "decimal", "autocomplete": "off"]))
          Self.field(
            "why", "Reason, read by the student", .element("input", ["id": "why", "autocomplete": "off"]))
          Node.element("button", ["type": "submit"], text: "Give and go on")
        }
        Node.element("ul", ["id": "comments"])
        Self.field(
          "comment", "Comment, read by the student",
          .element("textarea", ["id": "comment", "rows": "4"], text: ""))
        Node.element("button", ["type": "button", "id": "say"], text: "Add the comment")
        Node.element("div", ["id": "bank", "role": "group", "aria-label": "Comments said before"])
      }
    }
  }

  private static func field(_ identifier: String, _ label: String, _ input: Node) -> Node {
    .element("div", ["class": "field"]) {
      Node.element("label", ["for": identifier], text: label)
      input
    }
  }
}
