import Markup
import Notebooks

extension HTMLWriter {
  /// Author and year: "He et al. (2015)", or in brackets "(He et al., 2015; Nair & Hinton, 2010)".
  mutating func citation(_ reference: Reference) -> Node {
    var nodes: [Node] = reference.isBracketed ? [.text("(")] : []
    for (index, item) in reference.items.enumerated() {
      guard let work = context.bibliography[item.key] else { continue }
      if !citations.contains(item.key) { citations.append(item.key) }
      if index > 0 { nodes.append(.text("; ")) }
      if !item.prefix.isEmpty { nodes.append(.text(item.prefix + " ")) }
      let text =
        item.isBare
        ? work.year
        : reference.isBracketed ? "\(work.shortAuthors), \(work.year)" : "\(work.shortAuthors) (\(work.year))"
      nodes.append(
        .element(
          "a", ["class": "reference", "href": "#ref-\(item.key)", "role": "doc-biblioref"], text: text))
      if !item.suffix.isEmpty {
        nodes.append(.text(item.suffix.hasPrefix(",") ? item.suffix : ", " + item.suffix))
      }
    }
    if reference.isBracketed { nodes.append(.text(")")) }
    return .fragment(nodes)
  }

  /// The works cited, by author and year.
  func referenceList() -> Node {
    guard !citations.isEmpty else { return .empty }
    let works = citations.compactMap { context.bibliography[$0] }
      .sorted {
        ($0.shortAuthors.lowercased(), $0.year, $0.key) < ($1.shortAuthors.lowercased(), $1.year, $1.key)
      }
    return .element(
      "section", ["class": "bibliography", "role": "doc-bibliography", "aria-labelledby": "_bibliography"]
    ) {
      Node.element("h2", ["id": "_bibliography"], text: context.vocabulary.references)
      Node.element("ul") {
        for work in works { Node.element("li", ["id": "ref-\(work.key)"], children: work.nodes) }
      }
    }
  }
}

extension Bibliography.Work {
  /// "He", "Nair & Hinton", "He et al."
  var shortAuthors: String {
    let families = families
    switch families.count {
    case 0: return fields["title"] ?? key
    case 1: return families[0]
    case 2: return "\(families[0]) & \(families[1])"
    default: return "\(families[0]) et al."
    }
  }

  /// The entry of the reference list.
  fileprivate var nodes: [Node] {
    var nodes: [Node] = []
    let authors = (fields["author"] ?? fields["editor"] ?? "").split(separator: " and ").joined(
      separator: "; ")
    if !authors.isEmpty { nodes.append(.text("\(authors) ")) }
    nodes.append(.text("(\(year)). "))
    if let title = fields["title"] {
      nodes.append(type == "book" ? .element("em", text: title) : .text(title))
      nodes.append(.text(". "))
    }
    if let venue = fields["journal"] ?? fields["booktitle"] ?? fields["publisher"] ?? fields["school"] {
      nodes.append(.element("em", text: venue))
      let volumeAndPages = [fields["volume"], fields["pages"]].compactMap { $0 }.joined(separator: ", ")
      nodes.append(.text(volumeAndPages.isEmpty ? ". " : ", \(volumeAndPages). "))
    }
    let address = fields["url"] ?? fields["doi"].map { "https://doi.org/\($0)" }
    if let address { nodes.append(.element("a", ["href": Address.escaped(address)], text: address)) }
    return nodes
  }
}
