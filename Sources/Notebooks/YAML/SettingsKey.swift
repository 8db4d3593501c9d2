/// A key of a cell's options, of front matter or of a settings file, for those who have to write it.
public struct SettingsKey: Sendable, Hashable {
  public var name: String
  /// What it says, in half a sentence of Markdown.
  public var summary: String
  /// The words that it takes; empty where it takes any text.
  public var values: [String]

  public init(_ name: String, _ summary: String, values: [String] = []) {
    self.name = name
    self.summary = summary
    self.values = values
  }

  /// A key that is true or false.
  static func boolean(_ name: String, _ summary: String) -> SettingsKey {
    SettingsKey(name, summary, values: ["true", "false"])
  }

  /// A key with the words of an enumeration.
  static func words<Words: CaseIterable & RawRepresentable<String>>(
    _ name: String, of words: Words.Type, _ summary: String
  ) -> SettingsKey {
    SettingsKey(name, summary, values: words.allCases.map(\.rawValue))
  }
}
