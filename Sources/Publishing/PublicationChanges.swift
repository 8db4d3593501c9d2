/// What putting a site to a place changes there.
public struct PublicationChanges: Sendable, Hashable {
  public struct File: Sendable, Hashable {
    public var path: String
    public var bytes: Int
  }

  public var added: [File] = []
  public var changed: [File] = []
  public var removed: [File] = []
  /// Files that no publication has put there. They stay.
  public var others: [String] = []

  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// - Parameters:
  ///   - contents: What stands at the place.
  ///   - record: What shall stand there.
  public init(from contents: PlaceContents, to record: PublicationRecord) {
    let old = contents.record?.files ?? [:]
    for (path, file) in record.files.sorted(by: { $0.key < $1.key }) {
      let entry = File(path: path, bytes: file.bytes)
      if let bytes = contents.sizes[path] {
        if bytes != file.bytes || old[path] != file { changed.append(entry) }
      } else {
        added.append(entry)
      }
    }
    for (path, bytes) in contents.sizes.sorted(by: { $0.key < $1.key })
    where record.files[path] == nil && path != PublicationRecord.path {
      if old[path] != nil { removed.append(File(path: path, bytes: bytes)) } else { others.append(path) }
    }
  }

  /// For a person who decides: each kind with its count, its size, and its first files.
  public var lines: [String] {
    var lines: [String] = []
    for (mark, word, files) in [("+", "added", added), ("~", "changed", changed), ("-", "removed", removed)]
    where !files.isEmpty {
      lines.append("\(mark) \(files.count) \(word), \(Self.size(files.reduce(0) { $0 + $1.bytes }))")
      lines += files.prefix(Self.shown).map { "    \($0.path)  \(Self.size($0.bytes))" }
      if files.count > Self.shown { lines.append("    and \(files.count - Self.shown) more") }
    }
    if !others.isEmpty {
      let names = others.prefix(3).joined(separator: ", ") + (others.count > 3 ? ", …" : "")
      lines.append("= \(others.count) of others stay: \(names)")
    }
    return lines
  }

  private static let shown = 12

  static func size(_ bytes: Int) -> String {
    if bytes < 1_000 { return "\(bytes) B" }
    return bytes < 1_000_000 ? "\((bytes + 500) / 1_000) kB" : "\(Double(bytes / 100_000) / 10) MB"
  }
}
