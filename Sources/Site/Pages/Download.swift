/// A link to a file of a chapter for readers to take along.
struct Download: Sendable, Hashable {
  /// What the link says, such as `.ipynb`.
  var name: String
  /// From the folder of the page.
  var path: String

  init(file: SiteFile) {
    let fileName = file.path.split(separator: "/").last.map(String.init) ?? file.path
    path = fileName
    name = fileName.lastIndex(of: ".").map { String(fileName[$0...]) } ?? fileName
  }
}
