/// The style sheet that a site includes once for all its charts.
public enum ChartStyle {
  /// Colours for light and dark pages, the choice between the wide and the phone layout, and what happens
  /// on hover. Dark follows the reader's system, or `data-theme` on the root element where it is set;
  /// print is always light.
  public static let css = """
    :root{\(variables(dark: false))}
    @media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){\(variables(dark: true))}}
    @media screen{:root[data-theme="dark"]{\(variables(dark: true))}}
    .chart{display:block;width:100%;height:auto;max-width:min(100%,var(--max,100%));aspect-ratio:var(--wide);margin-inline:auto}
    .chart text{-webkit-user-select:text;user-select:text}
    .chart-frame{container-type:inline-size}
    @container (max-width:519px){\(compact)}
    @media screen and (max-width:560px){\(compact)}
    .chart .strips>g:hover path{stroke:var(--chart-axis);stroke-opacity:1}
    .chart .strips>g:hover .dots{stroke:var(--chart-ink);stroke-width:7;stroke-linecap:round}
    .chart :is(rect,path):has(>title):hover{filter:brightness(1.12)}
    .chart .key{cursor:default}
    .chart .series{transition:opacity .15s}
    \(highlights)
    .spark{width:6em;height:auto;vertical-align:middle;aspect-ratio:var(--wide)}
    .chart-table{font-variant-numeric:tabular-nums}
    @media (prefers-reduced-motion:reduce){.chart .series{transition:none}}

    """

  /// The layout for phones, wherever a chart is narrow: in a frame of less than 520 pixels, such as one of
  /// two columns, and on a narrow screen for a chart that somebody put on a page without a frame.
  private static let compact = """
    .chart:has(.chart-compact){aspect-ratio:var(--compact)}
    .chart:has(.chart-compact)>.chart-wide{display:none}
    .chart>.chart-compact{display:inline}
    """

  /// Hovering a name fades the other series.
  private static let highlights = (1...14).map { index in
    ".chart:has(.key[data-series=\"\(index)\"]:hover) .series[data-series]:not([data-series=\"\(index)\"]){opacity:.15}"
  }.joined(separator: "\n")

  private static func variables(dark: Bool) -> String {
    var pairs: [(String, RGB)] = []
    for (index, hue) in Palette.hues.enumerated() {
      pairs.append(("\(index + 1)", dark ? hue.dark : hue.light))
      pairs.append(("\(index + 1)-text", dark ? hue.darkText : hue.lightText))
      pairs.append(("\(index + 1)-over", (dark ? hue.dark : hue.light).over))
    }
    for (name, shades) in [
      ("ink", Palette.inkShades), ("muted", Palette.mutedShades), ("paper", Palette.paperShades),
      ("grid", Palette.gridShades), ("axis", Palette.axisShades),
    ] {
      pairs.append((name, dark ? shades.dark : shades.light))
    }
    return pairs.map { "--chart-\($0.0):\($0.1.hex)" }.joined(separator: ";")
  }
}
