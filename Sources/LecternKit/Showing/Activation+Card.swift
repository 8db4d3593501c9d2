import Networks
import Wire

/// An activation shows itself as a card: its name, its formula and its slope's.
extension Activation: Displayable {
  public func mimeBundle(in frame: DisplayFrame) -> MIMEBundle {
    // A name is anybody's text, and no Markdown.
    let title = name.replacing(/[\\`*_{}\[\]<>$#@~^]/) { "\\\($0.output)" }
    return MIMEBundle([
      MIMERepresentation(
        .markdown, "**\(title)**: $f(z) = \(formula)$, with the slope $f'(z) = \(derivativeFormula)$."),
      MIMERepresentation(.plain, "\(name): f(z) = \(formula), f'(z) = \(derivativeFormula)"),
    ])
  }
}
