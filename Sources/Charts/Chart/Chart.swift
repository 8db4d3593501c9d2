/// A chart: marks, and how to show them. It is a value; `render` turns it into SVG.
public struct Chart {
  var records: [MarkRecord]
  var options = ChartOptions()

  /// Marks written one by one, in loops, or with `ForEach`.
  public init(@ChartContentBuilder content: () throws -> ChartMarks) rethrows {
    records = try content().records
  }

  /// Marks for each element of the data.
  public init<Data: Sequence>(
    _ data: Data, @ChartContentBuilder content: (Data.Element) throws -> ChartMarks
  ) rethrows {
    var all: [MarkRecord] = []
    all.reserveCapacity(data.underestimatedCount)
    for element in data { try content(element).append(to: &all) }
    records = all
  }

  #if !hasFeature(Embedded)
    /// Marks for each element of the data; which element is which does not matter to a picture.
    public init<Data: Sequence, ID: Hashable>(
      _ data: Data, id: KeyPath<Data.Element, ID>,
      @ChartContentBuilder content: (Data.Element) throws -> ChartMarks
    ) rethrows {
      try self.init(data, content: content)
    }
  #endif

  func with(_ change: (inout ChartOptions) -> Void) -> Chart {
    var copy = self
    change(&copy.options)
    return copy
  }

  /// The size in points (96 to the inch) at which the chart is laid out, instead of the frame's.
  public func frame(width: Double? = nil, height: Double? = nil) -> Chart {
    with {
      $0.width = width ?? $0.width
      $0.height = height ?? $0.height
    }
  }

  /// The sentence that stands for the picture, instead of the one made from its data.
  public func accessibilityLabel(_ label: String) -> Chart { with { $0.title = label } }
}
