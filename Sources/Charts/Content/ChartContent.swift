/// Something that can stand in a chart's braces. Every kind of content is, in the end, a list of
/// records of one type.
public protocol ChartContent {
  var marks: ChartMarks { get }
}

extension ChartContent {
  var records: [MarkRecord] { marks.list }
}

/// Content whose kind no longer matters: what the builder and the modifiers give back.
public struct ChartMarks: ChartContent {
  /// Nearly all content is a single mark; a list of one for each would be most of the time that ten
  /// thousand of them take.
  private enum Storage {
    case one(MarkRecord)
    case many([MarkRecord])
  }

  private var storage: Storage

  init(_ record: MarkRecord) { storage = .one(record) }

  init(records: [MarkRecord]) { storage = .many(records) }

  /// A mark that stands for what cannot be drawn.
  static func refused(_ sentence: String) -> ChartMarks {
    ChartMarks(MarkRecord(kind: .rule, x: nil, y: nil, modifiers: [.refusal(sentence)]))
  }

  public var marks: ChartMarks { self }

  fileprivate var list: [MarkRecord] {
    switch storage {
    case .one(let record): [record]
    case .many(let records): records
    }
  }

  /// Adds these marks to a list.
  func append(to records: inout [MarkRecord]) {
    switch storage {
    case .one(let record): records.append(record)
    case .many(let more): records += more
    }
  }

  /// These marks with one more modifier on each.
  func adding(_ modifier: MarkModifier) -> ChartMarks {
    switch storage {
    case .one(var record):
      record.modifiers.append(modifier)
      return ChartMarks(record)
    case .many(var records):
      for index in records.indices { records[index].modifiers.append(modifier) }
      return ChartMarks(records: records)
    }
  }
}

/// Collects marks written as statements; `if`, `switch` and plain `for` loops work.
@resultBuilder
public enum ChartContentBuilder {
  public static func buildExpression<Content: ChartContent>(_ content: Content) -> ChartMarks {
    content.marks
  }
  public static func buildPartialBlock(first: ChartMarks) -> ChartMarks { first }
  public static func buildPartialBlock(accumulated: ChartMarks, next: ChartMarks) -> ChartMarks {
    var records = accumulated.records
    next.append(to: &records)
    return ChartMarks(records: records)
  }
  public static func buildBlock() -> ChartMarks { ChartMarks(records: []) }
  public static func buildOptional(_ part: ChartMarks?) -> ChartMarks { part ?? ChartMarks(records: []) }
  public static func buildEither(first part: ChartMarks) -> ChartMarks { part }
  public static func buildEither(second part: ChartMarks) -> ChartMarks { part }
  public static func buildArray(_ parts: [ChartMarks]) -> ChartMarks {
    var records: [MarkRecord] = []
    records.reserveCapacity(parts.count)
    for part in parts { part.append(to: &records) }
    return ChartMarks(records: records)
  }
  public static func buildLimitedAvailability(_ part: ChartMarks) -> ChartMarks { part }
}
