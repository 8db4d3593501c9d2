/// The engine's own facts, for memo keys and for labels of measurements.
public enum Engine {
  /// Enters every memo key: to be raised whenever a change of code may change a result.
  public static let version = "2"
  /// The instruction set and oneDNN's version, such as "AVX2, oneDNN 2.6.3".
  public static var description: String { "\(vectors.name), oneDNN \(OneDNN.version)" }
}
