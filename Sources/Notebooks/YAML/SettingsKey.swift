/// A key of a cell's options, of front matter or of a settings file, for those who have to write it.
public struct SettingsKey: Sendable, Hashable, Encodable {
  public var name: String
  /// What it says, in half a sentence of Markdown.
  public var summary: String
  /// What it takes, in a word or two: `text`, `whole number`.
  public var kind: String
  /// The words that it takes; empty where it takes any text.
  public var values: [String]
  /// What holds when nothing is said, as YAML; `nil` where that is nothing at all.
  public var standard: String?
  /// A value as somebody would write it, in YAML.
  public var example: String

  public init(
    _ name: String, _ summary: String, kind: String = "text", values: [String] = [],
    standard: String? = nil, example: String
  ) {
    self.name = name
    self.summary = summary
    self.kind = kind
    self.values = values
    self.standard = standard
    self.example = example
  }

  /// A key that is true or false.
  public static func boolean(_ name: String, standard: Bool, _ summary: String) -> SettingsKey {
    SettingsKey(
      name, summary, kind: "true or false", values: ["true", "false"], standard: "\(standard)",
      example: "\(!standard)")
  }

  /// A key with the words of an enumeration.
  ///
  /// - Parameters:
  ///   - standard: The word that holds when nothing is said.
  ///   - example: The first other one, unless told.
  public static func words<Words: CaseIterable & Equatable & RawRepresentable<String>>(
    _ name: String, standard: Words, example: Words? = nil, _ summary: String
  ) -> SettingsKey {
    let other = Words.allCases.first { $0 != standard } ?? standard
    return SettingsKey(
      name, summary, kind: "one word", values: Words.allCases.map(\.rawValue), standard: standard.rawValue,
      example: (example ?? other).rawValue)
  }
}
