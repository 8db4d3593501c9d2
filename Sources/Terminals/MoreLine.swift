import Courses

/// Where there is more to say about an error than its help: a line for people, on a terminal only.
public enum MoreLine {
  private static let symptoms = Terminal.standardError.isInteractive ? Installation.current.symptoms : nil

  /// `\nmore: lectern explain "There is no label"`, or nothing.
  public static func about(_ message: String, help: String? = nil) -> String {
    guard let symptom = symptoms?.symptom(of: "\(message) \(help ?? "")") else { return "" }
    return "\nmore: lectern explain \"\(symptom.name)\""
  }
}
