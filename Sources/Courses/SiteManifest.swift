import Files
import Foundation

/// What each page of a site was made from, kept in the site, so that anybody can check that pages
/// and sources belong together without running anything.
public struct SiteManifest: Codable, Hashable, Sendable {
  public struct Page: Codable, Hashable, Sendable {
    /// SHA-256 by path from the course's folder: the chapter and everything it includes.
    public var sources: [String: String]
    /// SHA-256 of the page's file.
    public var body: String
    /// What was written for the page besides: downloads, pictures; paths from the site's folder.
    public var files: [String]
    /// The programs among the files, by path; `nil` for none.
    public var live: [String: LiveProgram]?

    /// A program that runs in the page.
    public struct LiveProgram: Codable, Hashable, Sendable {
      /// What it was made of and held against, as a digest (`LiveCells.Outcome.proofs`).
      public var proof: String
      /// SHA-256 of its file.
      public var file: String
    }

    init(sources: [String: String], body: String, files: [String]) {
      self.sources = sources
      self.body = body
      self.files = files.sorted()
    }

    mutating func add(file: String) { files = Set(files + [file]).sorted() }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      sources = try container.decode([String: String].self, forKey: .sources)
      body = try container.decode(String.self, forKey: .body)
      files = try container.decodeIfPresent([String].self, forKey: .files) ?? []
      live = try container.decodeIfPresent([String: LiveProgram].self, forKey: .live)
    }
  }

  /// By path from the site's folder.
  public var pages: [String: Page] = [:]
  /// What all pages share: style sheets, scripts, fonts.
  public var shared: [String] = []

  public init() {}

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    pages = try container.decode([String: Page].self, forKey: .pages)
    shared = try container.decodeIfPresent([String].self, forKey: .shared) ?? []
  }

  public static let fileName = "lectern.json"

  public static func read(from site: URL) -> SiteManifest? {
    guard let data = try? Data(contentsOf: site.appendingPathComponent(fileName)) else { return nil }
    return try? JSONDecoder().decode(SiteManifest.self, from: data)
  }

  /// Changes a site's manifest. Several builds may do that at once: each sees what the others did.
  ///
  /// - Returns: The changed manifest.
  /// - Throws: `MachineFault` when the disk refuses.
  @discardableResult
  public static func update(in site: URL, _ change: (inout SiteManifest) -> Void) throws -> SiteManifest {
    try AtomicFile.makeFolder(site)
    let lock = FileLock(existing: site.path, waits: true)
    defer { lock?.release() }
    var manifest = read(from: site) ?? SiteManifest()
    change(&manifest)
    try manifest.write(to: site)
    return manifest
  }

  /// The files that the site consists of, but for the manifest itself.
  public var files: Set<String> {
    Set(shared).union(pages.keys).union(pages.values.flatMap(\.files))
  }

  /// Removes what an older manifest lists and this one does not.
  func removeRest(of old: SiteManifest, from site: URL) {
    for path in old.files.subtracting(files) {
      // A manifest is a file that anybody may have edited: it must not lead out of the site.
      guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else { continue }
      try? FileManager.default.removeItem(at: site.appendingPathComponent(path))
      removeEmptyFolders(above: path, in: site)
    }
  }

  private func removeEmptyFolders(above path: String, in site: URL) {
    var folder = (path as NSString).deletingLastPathComponent
    // `rmdir` refuses a folder that holds something.
    while !folder.isEmpty, rmdir(site.appendingPathComponent(folder).path) == 0 {
      folder = (folder as NSString).deletingLastPathComponent
    }
  }

  private func write(to site: URL) throws {
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
  public func problems(site: URL, course: URL, expected: [String]) -> [String] {
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
