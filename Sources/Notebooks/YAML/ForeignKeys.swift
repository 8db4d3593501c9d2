/// Keys of Quarto, Jupyter and MyST that have a meaning there and none here. They are warned of rather than
/// refused, since courses come from there; misspelt keys are refused.
package enum ForeignKeys {
  package static let frontMatter = words(
    """
    format engine jupyter kernelspec jupytext kernel_info myst mystnb numbering exports downloads thumbnail thebe
    settings project site math venue github license keywords categories tags date date-modified date-format abstract
    abstract-title affiliations affiliation orcid email corresponding funding doi citation copyright toc toc-depth
    toc-title toc-location toc-expand number-sections number-depth number-offset shift-heading-level-by theme css
    brand brand-mode logo image image-alt listing page-layout page-navigation title-block-banner title-block-style
    title-block-categories fontsize mainfont monofont mathfont linestretch linkcolor citecolor filecolor margin
    papersize documentclass classoption geometry columns grid pdf-engine keep-tex keep-md keep-ipynb keep-typ
    keep-hidden include-in-header include-before-body include-after-body header-includes template template-partials
    filters shortcodes knitr editor editor_options server params-file crossref nocite link-citations
    suppress-bibliography citeproc cite-method bibliographystyle citation-location reference-location
    citations-hover footnotes-hover crossrefs-hover lightbox code-fold code-tools code-link code-copy code-overflow
    code-line-numbers code-annotations code-block-bg code-block-border-left highlight-style syntax-highlighting
    fig-align fig-cap-location fig-column fig-dpi fig-env fig-format fig-height fig-pos fig-responsive fig-width
    tbl-cap-location tbl-colwidths tbl-column html-math-method mermaid mermaid-format anchor-sections smooth-scroll
    embed-resources self-contained resources resource-path website book navbar sidebar search comments hypothesis
    draft-mode aliases order pagetitle title-prefix subject thanks google-scholar notebook-links notebook-view
    format-links related-links-location appendix-style appendix-cite-as execute-dir output-file output-ext
    title-slide-attributes slide-level incremental from to validate-yaml language orientation layout
    short_title description_image open_in banner parts abbreviations bibliography-title references edition
    other-links html-table-processing pdf-standard subtitle-note plain-language-summary key-points
    output vignette runtime knit github-repo cover-image always_allow_html biblio-style urlcolor toccolor indent
    slug weight menu type url series summary lastmod publishDate expiryDate linkTitle featured_image images videos
    cascade outputs markup translationKey isCJKLanguage headless math permalink published category excerpt
    redirect_from nav_order nav_exclude parent has_children grand_parent mathjax id sidebar_label sidebar_position
    hide_title hide_table_of_contents pagination_label pagination_next pagination_prev custom_edit_url cssclass
    substitutions orphan tocdepth nosearch sd_hide_title html_meta html_theme file_format execution blogpost
    cssclasses publish created updated modified uuid marp paginate footer header style class
    name label thumbnailOptimized bannerOptimized reviewers editors arxiv pmid pmcid open_access binder source volume
    issue first_page last_page biblio options edit_url oxa identifier minimal metadata-files freeze cache section-divs
    code-summary df-print callout-appearance callout-icon status standalone revealjs pdf institute institutes
    number_sections favicon apple-touch-icon split_by sansfont katex cover featured sitemap audio hideSummary prev
    next outline editLink lastUpdated alias up related sidebarDepth hide icon social
    """)

  /// Options of cells.
  static let cell = words(
    """
    id title renderings lightbox fig-link fig-pos fig-env fig-scap fig-format fig-dpi fig-asp fig-show fig-keep
    fig-cap-location fig-column fig-responsive out-width out-height tbl-colwidths tbl-subcap tbl-cap-location
    tbl-column lst-label lst-cap-location cap-location layout layout-nrow layout-valign layout-align filename message
    messages results context lang panel code-overflow code-copy code-link code-annotations html-table-processing
    expandable export file freeze prompt comment collapse tidy dev dependson ref-label group component icon tags
    slideshow scrolled source-location animation-hook ojs-engine viewof output-location classes-output
    """)

  /// What Quarto has under `execute:`.
  static let execute = words(
    "freeze enabled daemon daemon-restart debug keep-ipynb keep-md ipynb message messages")

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
