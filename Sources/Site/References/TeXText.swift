import Foundation
import Texts

/// TeX as people write it in bibliographies, as plain text.
enum TeXText {
  /// Running text: accents, dashes, quotation marks; braces go.
  static func plain(_ text: String) -> String {
    var reader = TeXReader(Array(text))
    return withoutHTML(reader.read()).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Publishers' records come with HTML: `CO<sub>2</sub>`, `Tom &amp; Jerry`.
  private static func withoutHTML(_ text: String) -> String {
    guard text.utf8.contains(where: { "<&".utf8.contains($0) }) else { return text }
    var result = text.replacing(
      /<\/?(?i:i|b|em|strong|sub|sup|u|sc|scp|span|tt|p|br)(?:\s[^<>]*)?\/?>/, with: "")
    for (entity, sign) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&nbsp;", " "),
      ("&ndash;", "–"), ("&mdash;", "—"), ("&amp;amp;", "&"), ("&amp;", "&"),
    ] { result = result.replacing(entity, with: sign) }
    return result
  }

  /// Addresses stay as they are, save for what TeX makes people escape.
  static func address(_ text: String) -> String {
    var text = text
    // Few have any; the expressions take longer than all of the rest.
    if backslash.meets(text) { text = unescaped(text) }
    return text.filter { !$0.isWhitespace && $0 != "{" && $0 != "}" }
  }

  private static let backslash = ByteSet("\\")

  private static func unescaped(_ address: String) -> String {
    var text = address
    if let match = text.wholeMatch(of: #/\s*\\(?:url|path)\{(.*)\}\s*/#) { text = String(match.1) }
    if let match = text.wholeMatch(of: #/\s*\\href\{([^{}]*)\}\{.*\}\s*/#) { text = String(match.1) }
    return text.replacing(/\\([_%&#~$\{\}])/) { String($0.1) }.replacing("{\\textasciitilde}", with: "~")
      .replacing("\\textasciitilde", with: "~").replacing("$\\sim$", with: "~")
  }
}

private struct TeXReader {
  private let characters: [Character]
  private var index = 0

  init(_ characters: [Character]) { self.characters = characters }

  private static let accents: [Character: String] = [
    "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}",
    ".": "\u{307}", "c": "\u{327}", "v": "\u{30C}", "u": "\u{306}", "H": "\u{30B}", "k": "\u{328}",
    "r": "\u{30A}", "d": "\u{323}", "b": "\u{331}", "t": "\u{361}",
  ]

  private static let symbols: [String: String] = [
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ", "dj": "đ",
    "DJ": "Đ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”", "textasciitilde": "~", "textunderscore": "_", "textbackslash": "\\",
    "ldots": "…",
    "dots": "…", "textellipsis": "…", "copyright": "©", "textregistered": "®", "texttrademark": "™",
    "textdegree": "°", "times": "×", "cdot": "·", "pm": "±", "infty": "∞", "to": "→", "rightarrow": "→",
    "textless": "<", "textgreater": ">", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "S": "§",
    "P": "¶", "pounds": "£", "euro": "€",
    "texteuro": "€", "slash": "/", "quad": " ", "qquad": " ", "newblock": " ", "alpha": "α", "beta": "β",
    "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "eta": "η", "theta": "θ", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω", "ell": "ℓ",
    "infinity": "∞",
    "leq": "≤", "geq": "≥", "approx": "≈", "sim": "~", "le": "≤", "ge": "≥", "neq": "≠", "ne": "≠", "ll": "≪",
    "gg": "≫", "equiv": "≡", "propto": "∝", "in": "∈", "subset": "⊂", "cup": "∪", "cap": "∩", "forall": "∀",
    "exists": "∃", "partial": "∂", "nabla": "∇", "sqrt": "√", "sum": "∑", "prod": "∏", "int": "∫", "mp": "∓",
    "ast": "∗", "star": "⋆", "circ": "∘", "otimes": "⊗", "oplus": "⊕", "leftarrow": "←",
    "leftrightarrow": "↔",
    "Rightarrow": "⇒", "mapsto": "↦", "langle": "⟨", "rangle": "⟩", "zeta": "ζ", "iota": "ι", "xi": "ξ",
    "upsilon": "υ", "varphi": "φ", "vartheta": "θ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Phi": "Φ",
    "Psi": "Ψ", "hbar": "ħ", "cdots": "⋯", "prime": "′", "textmu": "μ", "textquotesingle": "'",
    "textbar": "|",
    "textperiodcentered": "·", "guillemotleft": "«", "guillemotright": "»",
  ]

  /// Functions that formulas name by a word.
  private static let operators: Set<String> = [
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "min", "max", "arg", "sup", "inf",
    "lim",
    "det", "dim", "ker", "deg", "gcd", "Pr", "mod", "bmod",
  ]

  mutating func read() -> String {
    var result = ""
    while index < characters.count {
      let character = characters[index]
      index += 1
      switch character {
      case "{", "}", "$": break
      case "~": result += " "
      case "\\": result += command()
      case "-" where peek("--"):
        index += 2
        result += "—"
      case "-" where peek("-"):
        index += 1
        result += "–"
      case "`" where peek("`"):
        index += 1
        result += "“"
      case "'" where peek("'"):
        index += 1
        result += "”"
      default: result.append(character)
      }
    }
    return result.precomposedStringWithCanonicalMapping
  }

  private func peek(_ text: String) -> Bool { characters[index...].starts(with: text) }

  private mutating func command() -> String {
    guard index < characters.count else { return "" }
    let first = characters[index]
    guard first.isASCII, first.isLetter else {
      index += 1
      if let accent = Self.accents[first], let letter = accented() { return letter + accent }
      switch first {
      case "-", "/", "@": return ""
      case "\\", " ", ",", ";", ":", "\n", "!": return " "
      default: return String(first)
      }
    }
    let name = String(characters[index...].prefix { $0.isASCII && $0.isLetter })
    index += name.count
    if name.count == 1, let accent = Self.accents[first] {
      // `\c{c}` and `\v z`, but `\o` is a letter.
      let start = index
      if let letter = accented() { return letter + accent }
      index = start
    }
    if let symbol = Self.symbols[name] {
      _ = skipBlanks()
      return symbol
    }
    if Self.operators.contains(name) { return skipBlanks() > 0 ? name + " " : name }
    // Words that sort and are not printed, which BibTeX's own examples define in a preamble.
    if ["href", "noop", "noopsort", "SortNoop"].contains(name) {
      _ = skipBlanks()
      skipGroup()
    }
    // `\emph{...}` and the like: what is inside remains.
    _ = skipBlanks()
    return ""
  }

  /// The letter that an accent belongs to, perhaps in braces, perhaps a dotless one.
  private mutating func accented() -> String? {
    skipBlanks()
    var isBraced = false
    if index < characters.count, characters[index] == "{" {
      isBraced = true
      index += 1
      skipBlanks()
    }
    guard index < characters.count else { return nil }
    var letter = ""
    if characters[index] == "\\" {
      let name = String(characters[(index + 1)...].prefix { $0.isASCII && $0.isLetter })
      guard let symbol = Self.symbols[name] else { return nil }
      index += 1 + name.count
      if !isBraced { skipBlanks() }
      letter = symbol
    } else if characters[index].isLetter {
      letter = String(characters[index])
      index += 1
    } else {
      return nil
    }
    if isBraced {
      let rest = characters[index...].prefix { $0 != "}" }
      // The accent sits on the first letter of the group.
      if rest.isEmpty, index < characters.count { index += 1 }
    }
    return letter
  }

  @discardableResult
  private mutating func skipBlanks() -> Int {
    let blanks = characters[index...].prefix(while: \.isWhitespace).count
    index += blanks
    return blanks
  }

  private mutating func skipGroup() {
    guard index < characters.count, characters[index] == "{" else { return }
    var depth = 0
    while index < characters.count {
      if characters[index] == "{" { depth += 1 }
      if characters[index] == "}" { depth -= 1 }
      index += 1
      if depth == 0 { return }
    }
  }
}
