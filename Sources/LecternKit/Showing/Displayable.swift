import Foundation
import Wire

/// A value that a page shows in a form richer than text.
///
/// Give your own type a `mimeBundle` and cells show it: as HTML, Markdown, SVG, or whatever fits,
/// with a text form for terminals.
public protocol Displayable {
  /// The value's forms, richest first.
  ///
  /// - Parameter frame: The room that the cell's options give a figure.
  /// - Throws: When the value cannot be shown; the cell then ends with that error.
  func mimeBundle(in frame: DisplayFrame) throws -> MIMEBundle
}

/// The room that a cell gives its figures.
public struct DisplayFrame: Sendable, Hashable {
  /// In inches, from the options `fig-width` and `fig-height`.
  public var width: Double
  public var height: Double
  /// The author's description of the figure, from `fig-alt`.
  public var description: String?
}

/// HTML that stands on the page as it is.
public struct HTML: Displayable, Sendable, Hashable {
  public var source: String

  public init(_ source: String) { self.source = source }

  public func mimeBundle(in frame: DisplayFrame) -> MIMEBundle {
    let text = source.replacing(/<[^>]*>/, with: "")
    return MIMEBundle([MIMERepresentation(.html, source), MIMERepresentation(.plain, text)])
  }
}

/// Markdown that the page renders like the prose around it.
public struct Markdown: Displayable, Sendable, Hashable {
  public var source: String

  public init(_ source: String) { self.source = source }

  public func mimeBundle(in frame: DisplayFrame) -> MIMEBundle {
    MIMEBundle([MIMERepresentation(.markdown, source), MIMERepresentation(.plain, source)])
  }
}
