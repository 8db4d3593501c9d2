extension ChartContent {
  private func with(_ modifier: MarkModifier) -> ChartMarks { marks.adding(modifier) }

  /// One colour for the mark.
  public func foregroundStyle(_ color: ChartColor) -> ChartMarks { with(.foregroundStyle(color)) }

  /// A colour per category, or a shade per number with a colour bar.
  public func foregroundStyle(by value: PlottableValue) -> ChartMarks { with(.foregroundBy(value)) }

  /// One symbol for the mark; on lines, a symbol at every value.
  public func symbol(_ shape: BasicChartSymbolShape) -> ChartMarks { with(.symbol(shape)) }

  /// A symbol per category.
  public func symbol(by value: PlottableValue) -> ChartMarks { with(.symbolBy(value)) }

  /// The symbol's area in square points.
  public func symbolSize(_ area: Double) -> ChartMarks { with(.symbolSize(area)) }

  /// An area in proportion to a number.
  public func symbolSize(by value: PlottableValue) -> ChartMarks { with(.symbolSizeBy(value)) }

  public func lineStyle(_ style: StrokeStyle) -> ChartMarks { with(.lineStyle(style)) }

  /// A dash per category.
  public func lineStyle(by value: PlottableValue) -> ChartMarks { with(.lineStyleBy(value)) }

  public func interpolationMethod(_ method: InterpolationMethod) -> ChartMarks {
    with(.interpolation(method))
  }

  /// From 0, invisible, to 1.
  public func opacity(_ opacity: Double) -> ChartMarks { with(.opacity(opacity)) }

  /// An opacity per category or number.
  public func opacity(by value: PlottableValue) -> ChartMarks { with(.opacityBy(value)) }

  /// Beside each other instead of stacked.
  public func position(by value: PlottableValue) -> ChartMarks { with(.positionBy(value)) }

  /// The panel that the mark belongs to; `chartFacet(x:)` lays the panels out.
  public func facet(by value: PlottableValue) -> ChartMarks { with(.facetBy(value)) }

  /// In points.
  public func cornerRadius(_ radius: Double) -> ChartMarks { with(.cornerRadius(radius)) }

  /// Marks with a higher index are drawn in front.
  public func zIndex(_ index: Double) -> ChartMarks { with(.zIndex(index)) }

  /// A label on each mark.
  public func annotation(
    position: AnnotationPosition = .automatic, spacing: Double? = nil, content: () -> Text
  ) -> ChartMarks {
    with(.annotation(MarkAnnotation(position: position, spacing: spacing ?? 4, text: content())))
  }
}
