import Notebooks

/// A chapter's page, ready to be written.
public struct RenderedPage: Sendable {
  public var file: SiteFile
  /// The chapter for readers to take along, as `.md`, `.ipynb` and `.swift`; to be written before
  /// the page that leads to them.
  public var downloads: [SiteFile]
  /// The settings of cells with sliders; to be written before the page too.
  public var stateFiles: [SiteFile]
  /// Files beside the chapter that belong beside the page; their paths are from its folder.
  public var localFiles: [LocalFile]
  /// With an error among them the page must not replace an older one.
  public var diagnostics: [Diagnostic]
  /// The page holds formulas, so the site needs KaTeX's style sheet and fonts.
  public var usesMath: Bool
  /// The keys of the works that the chapter cites.
  public var citations: [String]
}
