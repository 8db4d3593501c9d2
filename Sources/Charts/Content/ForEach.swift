/// Marks for each element of a collection.
public struct ForEach: ChartContent {
  public let marks: ChartMarks

  public init<Data: Sequence>(
    _ data: Data, @ChartContentBuilder content: (Data.Element) throws -> ChartMarks
  ) rethrows {
    var records: [MarkRecord] = []
    for element in data { try content(element).append(to: &records) }
    marks = ChartMarks(records: records)
  }

  #if !hasFeature(Embedded)
    /// With Swift Charts' label for the identity of an element, which a picture has no use for.
    public init<Data: Sequence, ID: Hashable>(
      _ data: Data, id: KeyPath<Data.Element, ID>,
      @ChartContentBuilder content: (Data.Element) throws -> ChartMarks
    ) rethrows {
      try self.init(data, content: content)
    }
  #endif
}
