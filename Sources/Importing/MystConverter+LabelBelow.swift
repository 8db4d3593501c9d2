import Notebooks

extension MystConverter {
  /// A line of its own such as `:label:`sec_linear``, which names what stands above it.
  ///
  /// - Returns: Whether the line is one.
  mutating func takeLabelBelow(_ text: Substring) -> Bool {
    guard dialect == .myst, let match = text.wholeMatch(of: MystLabels.below) else { return false }
    guard let index = lines.lastIndex(where: { !$0.isEmpty }), index >= lines.count - 2 else { return false }
    let prefix = MystLabels.prefix(below: lines[index])
    if match.1 == "width" {
      guard prefix == "fig" else { return false }
      setAttribute("width=\"\(match.2)\"", ofPicture: index)
      return true
    }
    let label = "#" + labels.name(String(match.2), else: prefix)
    switch prefix {
    case "fig": setAttribute(label, ofPicture: index)
    case "tbl": lines += ["", ": {\(label)}"]
    case "": lines.insert("<a id=\"\(label.dropFirst())\"></a>", at: index)
    default: lines[index] += " {\(label)}"
    }
    return true
  }

  private mutating func setAttribute(_ attribute: String, ofPicture index: Int) {
    if lines[index].hasSuffix("}") {
      lines[index] = lines[index].dropLast() + " \(attribute)}"
    } else {
      lines[index] += "{\(attribute)}"
    }
  }

  /// A line of a formula without TeX's own label, which names the whole formula here; empty when it was nothing else.
  mutating func withoutLabel(_ line: Substring) -> String {
    var label: String?
    let rest = line.replacing(/[ \t]*\\label\{([^{}]+)\}/) { match in
      label = String(match.1)
      return ""
    }
    guard let label else { return String(line) }
    formulaLabel = label
    return rest.allSatisfy(\.isWhitespace) ? "" : String(rest.trimmedSuffix(\.isWhitespace))
  }
}
