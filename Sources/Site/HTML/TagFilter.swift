/// GFM 0.29, 6.11: tags that change how the rest of the page is read are shown, not obeyed.
enum TagFilter {
  private static let names = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  static func filtered(_ html: String, _ context: WriterContext) -> String {
    guard context.filtersTags, html.utf8.contains(UInt8(ascii: "<")) else { return html }
    let bytes = Array(html.utf8)
    let names = names(in: html)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "<"), isFiltered(bytes[(index + 1)...], names) {
        result += Array("&lt;".utf8)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The first element that is shown as text; comments are read by nobody.
  static func filteredName(in html: String, _ context: WriterContext) -> String? {
    guard context.filtersTags, html.utf8.contains(UInt8(ascii: "<")) else { return nil }
    let text = html.contains("<!--") ? html.replacing(/<!--[\s\S]*?-->/, with: "") : html
    let bytes = Array(text.utf8)
    let names = names(in: html)
    return bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "<") }
      .compactMap { filteredName(bytes[($0 + 1)...], names) }.first
  }

  /// A drawing has a title of its own.
  private static func names(in html: String) -> [String] {
    html.contains("<svg") ? names.filter { $0 != "title" } : names
  }

  private static func isFiltered(_ rest: ArraySlice<UInt8>, _ names: [String]) -> Bool {
    filteredName(rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest, names) != nil
  }

  private static func filteredName(_ rest: ArraySlice<UInt8>, _ names: [String]) -> String? {
    names.first { name in
      guard rest.count > name.utf8.count, zip(rest, name.utf8).allSatisfy({ $0 | 0x20 == $1 }) else {
        return false
      }
      let after = rest[rest.startIndex + name.utf8.count]
      return after == UInt8(ascii: ">") || after == UInt8(ascii: "/") || after == 0x20
        || (0x09...0x0D).contains(after)
    }
  }
}
