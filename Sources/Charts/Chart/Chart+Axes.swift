extension Chart {
  public func chartXAxis(_ visibility: Visibility) -> Chart { with { $0.x.isHidden = visibility == .hidden } }
  public func chartYAxis(_ visibility: Visibility) -> Chart { with { $0.y.isHidden = visibility == .hidden } }

  /// Which values are marked on the x axis, and how.
  public func chartXAxis(@AxisContentBuilder content: () -> [AxisMarks]) -> Chart {
    let marks = content()
    return with { $0.x.marks = marks }
  }

  /// Which values are marked on the y axis, and how.
  public func chartYAxis(@AxisContentBuilder content: () -> [AxisMarks]) -> Chart {
    let marks = content()
    return with { $0.y.marks = marks }
  }

  /// What the x axis is called.
  public func chartXAxisLabel(_ label: String) -> Chart {
    with {
      $0.x.label = label
      $0.x.isLabelHidden = false
    }
  }

  public func chartXAxisLabel(_ visibility: Visibility) -> Chart {
    with { $0.x.isLabelHidden = visibility == .hidden }
  }

  /// What the y axis is called.
  public func chartYAxisLabel(_ label: String) -> Chart {
    with {
      $0.y.label = label
      $0.y.isLabelHidden = false
    }
  }

  public func chartYAxisLabel(_ visibility: Visibility) -> Chart {
    with { $0.y.isLabelHidden = visibility == .hidden }
  }
}

/// Collects the axis marks of an axis.
@resultBuilder
public enum AxisContentBuilder {
  public static func buildBlock(_ marks: AxisMarks...) -> [AxisMarks] { marks }
}
