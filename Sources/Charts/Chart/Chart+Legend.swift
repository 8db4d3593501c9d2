extension Chart {
  public func chartLegend(_ visibility: Visibility) -> Chart { with { $0.legend.visibility = visibility } }

  /// A legend in this place, also where lines would else be labelled at their ends.
  public func chartLegend(position: ChartLegendPosition) -> Chart {
    with { $0.legend = LegendOptions(visibility: .visible, position: position) }
  }

  /// Which colour each category has: `["ReLU": .blue, "GELU": .orange]`. The order is the legend's.
  public func chartForegroundStyleScale(_ mapping: KeyValuePairs<String, ChartColor>) -> Chart {
    with {
      $0.colors.domain = mapping.map({ $0.key })
      $0.colors.range = mapping.map({ $0.value })
    }
  }

  public func chartForegroundStyleScale(domain: [String], range: [ChartColor]) -> Chart {
    with {
      $0.colors.domain = domain
      $0.colors.range = range
    }
  }

  /// The colours, for categories in the order in which they come.
  public func chartForegroundStyleScale(range: [ChartColor]) -> Chart {
    with { $0.colors.range = range }
  }

  public func chartForegroundStyleScale(domain: [String]) -> Chart { with { $0.colors.domain = domain } }

  /// The colours for numbers: `.viridis` for amounts, `.redBlue` for signed differences. The domain of
  /// `.redBlue` is symmetric around zero unless one is given.
  public func chartForegroundStyleScale(scheme: ColorScheme, domain: ClosedRange<Double>? = nil) -> Chart {
    with {
      $0.colors.scheme = scheme
      $0.colors.numbers = domain
    }
  }

  /// Panels side by side, one for each value that the marks carry under this label (with `facet(by:)`, or
  /// as colour or series), on shared scales.
  public func chartFacet(x label: String, columns: Int? = nil) -> Chart {
    with { $0.facet = FacetOptions(label: label, columns: columns) }
  }
}
