import Files
import Foundation
import Site

/// The editions of a place: frozen copies of the site in folders of their own, beside the site as it is now.
struct Editions {
  /// What goes to the place.
  private(set) var files: [String: Data]
  /// What shall stand there then, also what stays as it is.
  private(set) var record: PublicationRecord

  /// A name that is a folder's, in an address as it is.
  static func isName(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._\-]{0,63}/) != nil
  }

  /// - Parameters:
  ///   - site: What is published now, by its paths.
  ///   - onlyAtRoot: Files that a frozen copy has no use for.
  ///   - name: The edition that a copy is kept as; `nil` keeps none.
  ///   - old: What was published before.
  ///   - read: Gives pages that stand at the place.
  /// - Throws: `UsageFault` when the name cannot be taken.
  init(
    _ site: [String: Data], onlyAtRoot: Set<String>, keepingAs name: String?, over old: PublicationRecord?,
    read: ([String]) throws -> [String: Data]
  ) throws {
    files = site
    record = PublicationRecord()
    record.number = (old?.number ?? 0) + 1
    record.editions = old?.editions ?? []
    if let name {
      try Self.check(name, record.editions, site)
      if record.editions.last != name { record.editions.append(name) }
      for (path, data) in site where !onlyAtRoot.contains(path) { files["\(name)/\(path)"] = data }
    }
    var kept: [String: PublicationRecord.File] = [:]
    for edition in record.editions where edition != name {
      for (path, file) in old?.files ?? [:] where path.hasPrefix(edition + "/") { kept[path] = file }
    }
    // Old pages are told of new editions.
    let pages = try read(kept.keys.filter(Self.isPage).sorted())
    for (path, data) in pages { files[path] = data }
    mark(paths: Set(files.keys).union(kept.keys))
    record.files = kept.merging(files.mapValues(PublicationRecord.File.init)) { $1 }
  }

  private static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") }

  private static func check(_ name: String, _ editions: [String], _ site: [String: Data]) throws {
    guard isName(name) else {
      throw UsageFault(
        "'\(name)' is no name for an edition.",
        help: "use letters, digits, '-', '_' and '.', such as 2026-autumn.")
    }
    if let index = editions.firstIndex(of: name), index != editions.count - 1 {
      throw UsageFault(
        "the edition '\(name)' is frozen, and '\(editions[index + 1])' came after it.",
        help: "give this one another name.")
    }
    guard !site.keys.contains(where: { $0 == name || $0.hasPrefix(name + "/") }) else {
      throw UsageFault("the site has a folder '\(name)' of its own.", help: "give the edition another name.")
    }
  }

  private mutating func mark(paths: Set<String>) {
    guard !record.editions.isEmpty else { return }
    for (path, data) in files where Self.isPage(path) && path != "404.html" {
      let own = record.editions.first { path.hasPrefix($0 + "/") }
      let page = own.map { String(path.dropFirst($0.count + 1)) } ?? path
      let root = String(repeating: "../", count: path.split(separator: "/").count - 1)
      let all = [String?.none] + record.editions.reversed()
      let list = all.map { edition -> (name: String?, address: String, isOwn: Bool) in
        let folder = edition.map { $0 + "/" } ?? ""
        let target = folder + (paths.contains(folder + page) ? page : "index.html")
        return (edition, root + Address.escaped(target).replacing("&", with: "&amp;"), edition == own)
      }
      let isOld = own != nil && own != record.editions.last
      let marks = EditionMarks(root: root, editions: list, newer: isOld ? list[0].address : nil)
      files[path] = Data(marks.put(on: String(decoding: data, as: UTF8.self)).utf8)
    }
  }
}
