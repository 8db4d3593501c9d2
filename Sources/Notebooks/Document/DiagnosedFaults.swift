/// Errors at their positions that keep something from being done; exit status 1.
public struct DiagnosedFaults: Error, Sendable {
  /// All that was found, warnings too.
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// Tells of warnings, and throws when there is an error among them.
  public static func check(_ diagnostics: [Diagnostic], tell: ([Diagnostic]) -> Void) throws {
    if diagnostics.containsErrors { throw DiagnosedFaults(diagnostics) }
    if !diagnostics.isEmpty { tell(diagnostics) }
  }
}
