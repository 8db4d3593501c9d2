/// What must be written differently inside markup.
///
/// Characters that XML 1.0 forbids outright (section 2.2: most control characters, U+FFFE and
/// U+FFFF) become U+FFFD, so that no input whatever makes a document that a parser refuses.
public enum Escaping {
  /// Text between tags.
  public static func text(_ text: String) -> String {
    var out = ""
    append(text, inAttribute: false, to: &out)
    return out
  }

  /// A value between double quotes. Line breaks and tabs are kept by writing them as references.
  public static func attribute(_ value: String) -> String {
    var out = ""
    append(value, inAttribute: true, to: &out)
    return out
  }

  static func append(_ text: String, inAttribute: Bool, to out: inout String) {
    // Nearly all text needs nothing, and copying it whole is many times faster than looking at scalars.
    let plain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22
    }
    if plain {
      out += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"" where inAttribute: out += "&quot;"
      case "\n" where inAttribute: out += "&#10;"
      case "\t" where inAttribute: out += "&#9;"
      case "\r": out += inAttribute ? "&#13;" : "\n"
      case "\n", "\t": out.unicodeScalars.append(scalar)
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}", "\u{7F}": out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
  }
}
