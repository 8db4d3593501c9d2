import Notebooks

/// A formula that Jupyter reads without dollars around it: `\begin{align} ... \end{align}`.
struct BareEnvironment {
  private let name: Substring
  private let indentation: Substring
  private(set) var lines: [String] = []
  private(set) var isDone = false
  /// What stands behind the end of the environment, which is text again.
  private(set) var rest: Substring = ""

  /// - Parameter line: A line that begins with an environment of mathematics.
  init?(_ line: Substring) {
    guard
      let match = line.firstMatch(
        of:
          /^([ \t]*)\\begin\{((?:align|equation|gather|eqnarray|multline|alignat|flalign|math|displaymath)\*?)\}/
      )
    else { return nil }
    indentation = match.1
    name = match.2
  }

  mutating func take(_ line: Substring) {
    // A blank line would end the formula.
    if line.allSatisfy(\.isWhitespace) { return }
    guard let end = line.firstRange(of: "\\end{\(name)}") else {
      lines.append(String(line))
      return
    }
    isDone = true
    lines.append(String(line[..<end.upperBound]))
    rest = line[end.upperBound...].drop(while: \.isWhitespace)
  }

  /// The formula between dollars, with its `\label` as ours.
  func formula(_ labels: MystLabels) -> [String] {
    var label = ""
    let body = lines.map { line in
      // `(\#eq:name)` is bookdown's.
      line.replacing(/[ ]*(?:\\label\{([^{}]+)\}|\(\\#([\w:-]+)\))/) { match in
        label = " {#\(labels.name(String(match.1 ?? match.2 ?? ""), else: "eq"))}"
        return ""
      }
    }
    return ["\(indentation)$$"] + body + ["\(indentation)$$\(label)"]
  }
}
