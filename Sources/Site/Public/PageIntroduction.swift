import Foundation
import Markup
import Notebooks

/// What the head of a page says to those who link to it: its canonical address, the card that is shown with a link
/// (ogp.me), and what it teaches (schema.org's LearningResource).
struct PageIntroduction {
  let site: PublicSite
  let index: CourseIndex
  let page: String
  let title: String
  let description: String?
  let language: String
  let authors: [String]
  let minutes: Int?
  let lessons: Lessons
  /// The path of the card's picture.
  let card: String?
  let hasFeed: Bool
  let root: String

  private var isFront: Bool { page == "index.html" }
  private var address: String { site.address(of: page) }
  private var course: String? { index.configuration.title }

  /// The elements, a line each.
  var lines: String {
    var nodes: [Node] = [
      .element("link", ["rel": "canonical", "href": address]),
      Self.property("og:type", isFront ? "website" : "article"), Self.property("og:url", address),
      Self.property("og:title", title),
    ]
    if let course { nodes.append(Self.property("og:site_name", course)) }
    if let description { nodes.append(Self.property("og:description", description)) }
    nodes.append(Self.property("og:locale", language.replacing("-", with: "_")))
    if let card {
      nodes.append(Self.property("og:image", site.address(of: card)))
      nodes.append(Self.property("og:image:width", "\(ChapterCard.width)"))
      nodes.append(Self.property("og:image:height", "\(ChapterCard.height)"))
      nodes.append(Self.property("og:image:alt", title))
    }
    let kind = card == nil ? "summary" : "summary_large_image"
    nodes.append(.element("meta", ["name": "twitter:card", "content": kind]))
    if hasFeed {
      nodes.append(
        .element(
          "link",
          [
            "rel": "alternate", "type": "application/atom+xml", "href": root + PublicSite.feedPath,
            "title": course ?? title,
          ]))
    }
    nodes.append(.raw("<script type=\"application/ld+json\">\(structuredData)</script>"))
    return nodes.map { $0.rendered() }.joined(separator: "\n")
  }

  private static func property(_ name: String, _ content: String) -> Node {
    .element("meta", ["property": name, "content": content])
  }

  // MARK: - schema.org

  private struct Thing: Encodable {
    enum CodingKeys: String, CodingKey {
      case context = "@context"
      case type = "@type"
      case name, description, url, image, author, inLanguage, isPartOf, hasPart, position, dateModified
      case timeRequired, teaches, learningResourceType, educationalAlignment, alignmentType
      case educationalFramework, targetName
    }

    var context: String?
    var type: String
    var name: String?
    var description: String?
    var url: String?
    var image: String?
    var author: [Thing]?
    var inLanguage: String?
    var isPartOf: [Thing]?
    var hasPart: [Thing]?
    var position: Int?
    var dateModified: String?
    var timeRequired: String?
    var teaches: [String]?
    var learningResourceType: String?
    var educationalAlignment: [Thing]?
    var alignmentType: String?
    var educationalFramework: String?
    var targetName: String?

    init(_ type: String, name: String? = nil, url: String? = nil) {
      (self.type, self.name, self.url) = (type, name, url)
    }
  }

  private var structuredData: String {
    var thing = Thing(isFront ? "Course" : "LearningResource", name: title, url: address)
    thing.context = "https://schema.org"
    thing.description = description
    thing.inLanguage = language
    thing.dateModified = site.dates[page]
    thing.image = card.map(site.address(of:))
    if !authors.isEmpty { thing.author = authors.map { Thing("Person", name: $0) } }
    if isFront {
      thing.hasPart = PublicSite.pages(index).filter { $0.page != "index.html" }.map {
        Thing("LearningResource", name: $0.outline.plainTitle, url: site.address(of: $0.page))
      }
    } else {
      thing.learningResourceType = "chapter"
      thing.isPartOf = [Thing("Course", name: course, url: site.address(of: "index.html"))]
      thing.position = PublicSite.pages(index).filter { $0.page != "index.html" }.firstIndex {
        $0.page == page
      }
      .map { $0 + 1 }
      thing.timeRequired = minutes.map { "PT\($0)M" }
      if !lessons.sentences.isEmpty { thing.teaches = lessons.sentences }
      if !lessons.levels.isEmpty {
        thing.educationalAlignment = lessons.levels.map { level in
          var alignment = Thing("AlignmentObject")
          alignment.alignmentType = "educationalLevel"
          alignment.educationalFramework = "Bloom's taxonomy, revised"
          alignment.targetName = level
          return alignment
        }
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = (try? encoder.encode(thing)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    // Nothing in it may end the script.
    return json.replacing("<", with: "\\u003c")
  }
}
