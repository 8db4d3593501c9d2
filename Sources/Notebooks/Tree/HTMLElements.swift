/// The names that HTML, and SVG and MathML within it, have for elements. A browser shows the content of any other one
/// and nothing of its tag, so that `Array<Int>` is "Array" to readers.
///
/// Source: HTML Living Standard, index of elements and obsolete features; SVG 2; MathML Core.
enum HTMLElements {
  /// The name of the first tag in a text that opens no element, as it is written there.
  static func unknownTag(in html: some StringProtocol) -> Substring? {
    // Names with a hyphen are for elements of one's own.
    let html = Substring(html)
    for match in html.matches(of: /<([A-Za-z][A-Za-z0-9]*)(?=[\s\/>])/) {
      let name = match.1.lowercased()
      if !names.contains(name), !name.hasPrefix("fe") { return match.1 }
    }
    return nil
  }

  private static let names = Set(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
    button canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div
    dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html
    i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem
    meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture
    plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script search section select selectedcontent slot small
    source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title
    tr track tt u ul var video wbr xmp
    animate animatemotion animatetransform circle clippath defs desc ellipse filter foreignobject g line lineargradient
    marker mask metadata mpath path pattern polygon polyline radialgradient rect set stop switch symbol text textpath
    tspan use view
    annotation maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow
    ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension Diagnostic {
  /// - Parameter name: The tag's.
  static func unknownElement(_ name: Substring, at position: SourcePosition, _ line: String?) -> Diagnostic {
    Diagnostic(
      .warning, at: position, "'<\(name)>' is no element of HTML, so readers see nothing of it.",
      help: "Put it into code, as in `Array<Int>`, or write `\\<\(name)>`.", sourceLine: line)
  }
}
