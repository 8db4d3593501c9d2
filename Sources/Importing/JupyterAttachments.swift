import Foundation
import Notebooks

/// Pictures that a notebook keeps inside, each under a file name of its own.
struct JupyterAttachments {
  private(set) var files: [String: Data] = [:]
  /// The folder that the text names in front of each file.
  let folder: String
  /// References that lead to nothing, in the cell before.
  private(set) var missing: [String] = []
  private var names: [String: String] = [:]

  init(folder: String) { self.folder = folder }

  /// Takes over the pictures of one cell, and gives its text with their new names.
  mutating func taken(_ attachments: [String: [String: JupyterDocument.Lines]], in text: String) -> String {
    names = [:]
    missing = []
    for (name, forms) in attachments.sorted(by: { $0.key < $1.key }) {
      for (kind, content) in forms.sorted(by: { $0.key < $1.key }) {
        guard let data = Self.data(content.text) else { continue }
        names[name] = store(data, name, kind)
      }
    }
    guard text.contains("attachment:") else { return text }
    // Addresses stand between brackets, angles or quotation marks, or behind `[name]:`.
    let bracketed = text.replacing(/<attachment:([^<>\n]+)>/) { match in address(match.1) ?? String(match.0) }
    return bracketed.replacing(/(["'])attachment:([^"'\n]+)\1/) { match in
      address(match.2).map { "\(match.1)\($0)\(match.1)" } ?? String(match.0)
    }.replacing(/attachment:([^\s()<>"']+(?:\([^\s()]*\)[^\s()<>"']*)*)/) { match in
      address(match.1) ?? String(match.0)
    }
  }

  /// Bytes stand there in base 64; an SVG may stand there as the text that it is.
  private static func data(_ content: String) -> Data? {
    if content.first(where: { !$0.isWhitespace }) == "<" { return Data(content.utf8) }
    // What programs leave out at the end can be put there again.
    let bytes = content.filter { !$0.isWhitespace && $0 != "=" }
    let missing = (4 - bytes.utf8.count % 4) % 4
    return Data(base64Encoded: bytes + String(repeating: "=", count: missing))
  }

  private mutating func address(_ written: Substring) -> String? {
    let name = String(written)
    guard let file = names[name] ?? names[name.removingPercentEncoding ?? name] else {
      missing.append(name)
      return nil
    }
    return folder + (file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? file)
  }

  /// A name that leads nowhere else, says what the file is, and is no other file's.
  private mutating func store(_ data: Data, _ name: String, _ kind: String) -> String {
    let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "picture"
    let endings = [
      "image/png": ["png"], "image/jpeg": ["jpg", "jpeg"], "image/gif": ["gif"], "image/svg+xml": ["svg"],
      "image/webp": ["webp"], "image/bmp": ["bmp"],
    ]
    let dot = last.lastIndex(of: ".")
    var stem = String(dot.map { last[..<$0] } ?? last[...]).filter { !"?#:*|\u{0}".contains($0) }
    var ending = dot.map { String(last[last.index(after: $0)...]) } ?? ""
    let fitting = endings[kind] ?? ["bin"]
    if !fitting.contains(ending.lowercased()) {
      stem = ending.isEmpty ? stem : "\(stem).\(ending)"
      ending = fitting[0]
    }
    if stem.isEmpty || stem.hasPrefix(".") { stem = "picture" + stem }
    var file = "\(stem).\(ending)"
    var count = 1
    while let other = files[file], other != data {
      count += 1
      file = "\(stem)-\(count).\(ending)"
    }
    files[file] = data
    return file
  }
}
