/// How a line runs between two marks.
public enum InterpolationMethod: Sendable, Hashable, CaseIterable {
  case linear
  /// Smooth, and never beyond the values on either side.
  case monotone
  /// Smooth; may overshoot.
  case catmullRom
  case cardinal
  case stepStart
  case stepCenter
  case stepEnd
}
