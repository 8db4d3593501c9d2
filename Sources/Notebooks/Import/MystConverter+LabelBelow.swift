extension MystConverter {
  /// A line of its own such as `:label:`sec_linear``, which names what stands above it.
  ///
  /// - Returns: Whether the line is one.
  mutating func takeLabelBelow(_ text: Substring) -> Bool {
    guard dialect == .myst, let match = text.wholeMatch(of: MystLabels.below) else { return false }
    guard let place = lines.lastIndex(where: { !$0.isEmpty }), place >= lines.count - 2 else { return false }
    let prefix = MystLabels.prefix(below: lines[place])
    if match.1 == "width" {
      guard prefix == "fig" else { return false }
      setAttribute("width=\"\(match.2)\"", ofPicture: place)
      return true
    }
    let label = "#" + labels.name(String(match.2), else: prefix)
    switch prefix {
    case "fig": setAttribute(label, ofPicture: place)
    case "tbl": lines += ["", ": {\(label)}"]
    case "": lines.insert("<a id=\"\(label.dropFirst())\"></a>", at: place)
    default: lines[place] += " {\(label)}"
    }
    return true
  }

  private mutating func setAttribute(_ attribute: String, ofPicture place: Int) {
    if lines[place].hasSuffix("}") {
      lines[place] = lines[place].dropLast() + " \(attribute)}"
    } else {
      lines[place] += "{\(attribute)}"
    }
  }
}
