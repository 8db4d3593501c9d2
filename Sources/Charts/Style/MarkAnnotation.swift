/// Where a label stands beside its mark.
public enum AnnotationPosition: Sendable, Hashable, CaseIterable {
  case automatic, top, bottom, leading, trailing, topLeading, topTrailing, bottomLeading, bottomTrailing
  case overlay
}

/// A label on a mark.
struct MarkAnnotation: Sendable, Hashable {
  var position: AnnotationPosition
  /// In points, between the mark and the label.
  var spacing: Double
  var text: Text
}
