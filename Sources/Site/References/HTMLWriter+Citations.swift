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
        : reference.isBracketed
          ? "\(work.shortAuthors), \(work.year)"
          : "\(work.shortAuthors) (\(work.year)\(item.suffix.isEmpty ? "" : ", \(item.suffix)"))"
      nodes.append(
        isInLink
          ? .text(text)
          : .element(
            "a", ["class": "reference", "href": "#ref-\(item.key)", "role": "doc-biblioref"], text: text))
      if !item.suffix.isEmpty, reference.isBracketed || item.isBare {
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
    let names = people.map(\.short)
    switch names.count + (hasOthers ? 2 : 0) {
    case 0: return fields["organization"] ?? fields["institution"] ?? fields["title"] ?? key
    case 1: return names[0]
    case 2 where !hasOthers: return "\(names[0]) & \(names[1])"
    default: return names.isEmpty ? fields["title"] ?? key : "\(names[0]) et al."
    }
  }

  /// The entry of the reference list.
  fileprivate var nodes: [Node] {
    var nodes: [Node] = []
    var authors = people.map(\.listed).joined(separator: "; ")
    if hasOthers { authors += " et al." }
    if self.authors.isEmpty, !editors.isEmpty { authors += " (ed.)" }
    if authors.isEmpty { authors = fields["organization"] ?? fields["institution"] ?? "" }
    if !authors.isEmpty { nodes.append(.text("\(authors) ")) }
    nodes.append(.text("(\(year)). "))
    if let title = fields["title"] {
      let isWhole = ["book", "proceedings", "phdthesis", "mastersthesis", "thesis", "collection"].contains(
        type)
      nodes.append(isWhole ? .element("em", text: title) : .text(title))
      nodes.append(.text(title.last.map { "?!.".contains($0) } == true ? " " : ". "))
    }
    let names = [
      "journal", "journaltitle", "booktitle", "publisher", "school", "institution", "howpublished",
    ]
    if let venue = names.lazy.compactMap({ fields[$0] }).first(where: { !$0.isEmpty && !$0.hasPrefix("http") }
    ) {
      nodes.append(.element("em", text: venue))
      let volume = fields["volume"].map {
        $0 + ((fields["number"] ?? fields["issue"]).map { "(\($0))" } ?? "")
      }
      let volumeAndPages = [volume, fields["pages"].map(Self.range)].compactMap { $0 }.joined(separator: ", ")
      // "Phys. Rev. Lett." and "Associates, Inc." end with a point of their own.
      let end = venue.hasSuffix(".") ? " " : ". "
      nodes.append(.text(volumeAndPages.isEmpty ? end : ", \(volumeAndPages). "))
    }
    if let address {
      // A bibliography is often somebody else's, and a link may be a program.
      let leadsOut = address.prefixMatch(of: /(?i:https?|ftp):\/\//) != nil
      nodes.append(
        leadsOut ? .element("a", ["href": Address.escaped(address)], text: address) : .text(address))
    }
    return nodes
  }

  /// `5-9` with the dash of a range.
  private static func range(_ pages: String) -> String {
    pages.replacing(/(\d)\s*-\s*(\d)/) { "\($0.1)–\($0.2)" }
  }

  /// Where the work is to be had.
  private var address: String? {
    if let url = fields["url"], !url.isEmpty { return url }
    if let doi = fields["doi"].flatMap(Self.doi) { return doi }
    // Older styles have no field for an address.
    for name in ["howpublished", "note"] {
      if let found = fields[name]?.firstMatch(of: /https?:\/\/[^\s{}]+/) {
        var address = String(found.0)
        while let last = address.last, ".,;)".contains(last) { address.removeLast() }
        return address
      }
    }
    let archive = (fields["archiveprefix"] ?? fields["eprinttype"])?.lowercased()
    guard archive == "arxiv", let number = fields["eprint"], !number.isEmpty else { return nil }
    if number.hasPrefix("http") { return number }
    return "https://arxiv.org/abs/\(number.replacing(/^(?i:arxiv):\s*/, with: ""))"
  }

  /// Publishers write `10.1/x` with `doi:` in front or as an address; `nil` for what is none, such as `n/a`.
  private static func doi(_ text: String) -> String? {
    if text.hasPrefix("http") { return text }
    return text.firstMatch(of: /^(?:(?i:doi):?\s*)?(?:(?:dx\.)?doi\.org\/)?(10\.\S.*)/).map {
      "https://doi.org/\($0.1)"
    }
  }
}
