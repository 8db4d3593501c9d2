import Foundation

/// KaTeX's style sheet and fonts, as the site carries them.
enum MathStyle {
  /// The style sheet, and the fonts in the form that all browsers read; nothing where KaTeX is not installed.
  static func files() -> [SiteFile] {
    guard let folder = MathTypesetter.stylesFolder,
      let style = FileManager.default.contents(atPath: folder + "/katex.min.css")
    else { return [] }
    let css = compact(String(decoding: style, as: UTF8.self))
    var files = [SiteFile(path: "assets/katex/katex.min.css", text: css)]
    let fonts = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/fonts").sorted()) ?? []
    for font in fonts where font.hasSuffix(".woff2") {
      if let data = FileManager.default.contents(atPath: folder + "/fonts/" + font) {
        files.append(SiteFile(path: "assets/katex/fonts/" + font, bytes: Array(data)))
      }
    }
    return files
  }

  /// The style sheet without the forms of fonts that the site does not carry, and with the sizes computed.
  static func compact(_ css: String) -> String {
    computingSizes(
      css.replacing(/,url\(fonts\/[A-Za-z0-9_-]+\.(woff|ttf)\) format\(["'](woff|truetype)["']\)/, with: ""))
  }

  /// Half of KaTeX's style sheet is a table: a rule for each of eleven sizes within each of eleven. Each is
  /// the quotient of two sizes, so that eleven numbers say the same.
  private static func computingSizes(_ css: String) -> String {
    let rule =
      /\.katex \.fontsize-ensurer\.reset-size(\d+)\.size(\d+),\.katex \.sizing\.reset-size(\d+)\.size(\d+)\{font-size:([0-9.]+)em\}/
    var quotients: [Int: [Int: Double]] = [:]
    var count = 0
    for match in css.matches(of: rule) {
      guard match.1 == match.3, match.2 == match.4, let outer = Int(match.1), let inner = Int(match.2),
        let quotient = Double(match.5)
      else { return css }
      quotients[outer, default: [:]][inner] = quotient
      count += 1
    }
    // Size 6 is that of the text around.
    guard let sizes = quotients[6], count == sizes.count * sizes.count else { return css }
    for (outer, row) in quotients {
      for (inner, quotient) in row {
        guard let own = sizes[inner], let around = sizes[outer], abs(own / around - quotient) < 1e-6 else {
          return css
        }
      }
    }
    let numbers = sizes.sorted { $0.key < $1.key }.map { size, value in
      ".katex .reset-size\(size){--around:\(value)}.katex .size\(size){--own:\(value)}"
    }
    return css.replacing(rule, with: "")
      + ".katex .fontsize-ensurer,.katex .sizing{font-size:calc(1em*var(--own)/var(--around))}"
      + numbers.joined() + "\n"
  }
}
