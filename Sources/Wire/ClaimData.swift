/// A sentence that the cell has checked.
public struct ClaimData: Sendable, Hashable, Codable {
  /// What the sentence rests on, and so what it is worth.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Arithmetic or a theorem: it cannot be otherwise.
    case proved
    /// A deterministic computation: it is the same in every run.
    case computed
    /// Several runs: an effect with its interval and a test.
    case measured
  }

  public var sentence: String
  /// Whether the claim's first sentence held; `false` where the `otherwise:` sentence is shown.
  public var held: Bool
  public var kind: Kind
  /// Of a measured claim: how many runs, effect, interval, test.
  public var evidence: String?

  public init(sentence: String, held: Bool, kind: Kind = .computed, evidence: String? = nil) {
    self.sentence = sentence
    self.held = held
    self.kind = kind
    self.evidence = evidence
  }
}
