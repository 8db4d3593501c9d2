import Digests
import Foundation
import Kernel

/// What each page of a site was made from, kept in the site, so that anybody can check that pages
/// and sources belong together without running anything.
struct SiteManifest: Codable, Hashable {
  struct Page: Codable, Hashable {
    /// SHA-256 by path from the course's folder: the chapter and everything it includes.
    var sources: [String: String]
    /// SHA-256 of the page's file.
    var body: String
  }

  /// By path from the site's folder.
  var pages: [String: Page] = [:]

  static let fileName = "lectern.json"

  static func read(from site: URL) -> SiteManifest? {
    guard let data = try? Data(contentsOf: site.appendingPathComponent(fileName)) else { return nil }
    return try? JSONDecoder().decode(SiteManifest.self, from: data)
  }

  func write(to site: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let file = site.appendingPathComponent(Self.fileName)
    let data = try encoder.encode(self) + Data("\n".utf8)
    if (try? Data(contentsOf: file)) != data { try AtomicFile.write(data, to: file) }
  }

  /// What does not fit between a site and its sources, each a sentence.
  ///
  /// - Parameters:
  ///   - expected: The pages that the course's chapters make.
  func problems(site: URL, course: URL, expected: [String]) -> [String] {
    var found: [String] = []
    for page in expected where pages[page] == nil {
      found.append("\(page) has not been built")
    }
    for (name, page) in pages.sorted(by: { $0.key < $1.key }) {
      guard expected.contains(name) else {
        found.append("\(name) belongs to no chapter any more")
        continue
      }
      let body = try? Digest.sha256(of: site.appendingPathComponent(name))
      if body != page.body {
        found.append(body == nil ? "\(name) is missing" : "\(name) is not what the build wrote")
      }
      for (source, digest) in page.sources.sorted(by: { $0.key < $1.key }) {
        let now = (try? Digest.sha256(of: course.appendingPathComponent(source))) ?? ""
        if now != digest { found.append("\(name) was made from another \(source)") }
      }
    }
    return found
  }
}
