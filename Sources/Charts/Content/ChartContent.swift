/// Something that can stand in a chart's braces. Every kind of content is, in the end, a list of
/// records of one type.
public protocol ChartContent {
  var records: [MarkRecord] { get }
}

/// Content whose kind no longer matters: what the builder and the modifiers give back.
public struct ChartMarks: ChartContent {
  public var records: [MarkRecord]

  public init(records: [MarkRecord]) { self.records = records }

  /// These marks with one more modifier on each.
  func adding(_ modifier: MarkModifier) -> ChartMarks {
    var copy = self
    for index in copy.records.indices { copy.records[index].modifiers.append(modifier) }
    return copy
  }
}

/// Collects marks written as statements; `if`, `switch` and plain `for` loops work.
@resultBuilder
public enum ChartContentBuilder {
  public static func buildExpression<Content: ChartContent>(_ content: Content) -> [MarkRecord] {
    content.records
  }
  public static func buildPartialBlock(first: [MarkRecord]) -> [MarkRecord] { first }
  public static func buildPartialBlock(accumulated: [MarkRecord], next: [MarkRecord]) -> [MarkRecord] {
    accumulated + next
  }
  public static func buildBlock() -> [MarkRecord] { [] }
  public static func buildOptional(_ part: [MarkRecord]?) -> [MarkRecord] { part ?? [] }
  public static func buildEither(first part: [MarkRecord]) -> [MarkRecord] { part }
  public static func buildEither(second part: [MarkRecord]) -> [MarkRecord] { part }
  public static func buildArray(_ parts: [[MarkRecord]]) -> [MarkRecord] { Array(parts.joined()) }
  public static func buildLimitedAvailability(_ part: [MarkRecord]) -> [MarkRecord] { part }
  public static func buildFinalResult(_ part: [MarkRecord]) -> ChartMarks { ChartMarks(records: part) }
}
