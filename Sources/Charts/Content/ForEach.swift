/// Marks for each element of a collection.
public struct ForEach: ChartContent {
  public var records: [MarkRecord]

  public init<Data: Sequence>(
    _ data: Data, @ChartContentBuilder content: (Data.Element) throws -> ChartMarks
  ) rethrows {
    records = []
    for element in data { records += try content(element).records }
  }

  /// With Swift Charts' label for the identity of an element, which a picture has no use for.
  public init<Data: Sequence, ID: Hashable>(
    _ data: Data, id: KeyPath<Data.Element, ID>,
    @ChartContentBuilder content: (Data.Element) throws -> ChartMarks
  ) rethrows {
    try self.init(data, content: content)
  }
}
