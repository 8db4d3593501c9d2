/// A link to a file of a chapter for readers to take along.
struct Download: Sendable, Hashable {
  /// What the link says, such as `.ipynb`.
  var name: String
  /// From the folder of the page.
  var path: String

  init(file: SiteFile) {
    path = file.path.split(separator: "/").last.map(String.init) ?? file.path
    name = path.lastIndex(of: ".").map { String(path[$0...]) } ?? path
  }
}
