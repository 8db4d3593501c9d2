public import Notebooks

/// A kind of settings file: which keys it has, and what is wrong with one. Editors are told by it.
public struct SettingsKind: Sendable {
  /// Whether a file is of this kind, by its path and its text.
  public var isKind: @Sendable (_ path: String, _ text: String) -> Bool
  /// The keys of the mapping below some keys; those of the file itself below none. Lists add no step.
  public var keys: @Sendable (_ below: [String]) -> [SettingsKey]
  /// What is wrong with a text of this kind.
  public var diagnostics: @Sendable (_ text: String, _ path: String) -> [Diagnostic]

  public init(
    isKind: @escaping @Sendable (String, String) -> Bool,
    keys: @escaping @Sendable ([String]) -> [SettingsKey],
    diagnostics: @escaping @Sendable (String, String) -> [Diagnostic]
  ) {
    self.isKind = isKind
    self.keys = keys
    self.diagnostics = diagnostics
  }
}
