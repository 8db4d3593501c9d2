import Foundation
import Notebooks
import Wire

/// A claim's sentence, read as the prose that it is.
public struct ClaimText: Sendable {
  public var content: [Inline]
  /// Whether the claim's first sentence held.
  public var held: Bool
  public var kind: ClaimData.Kind
  /// Of a measured claim: how many runs, effect, interval, test.
  public var evidence: String?
  public var diagnostics: [Diagnostic]
  private let sentence: String

  /// - Parameters:
  ///   - bundle: What a cell has displayed.
  ///   - position: Where it is said to come from when something is wrong with it.
  ///   - reader: Knows whose words they are.
  /// - Returns: `nil` when that is no claim.
  public init?(
    _ bundle: MIMEBundle, at position: SourcePosition = SourcePosition(file: "", line: 1, column: 1),
    reader: FragmentReader = .author
  ) {
    guard let json = bundle[.claim],
      let claim = try? JSONDecoder().decode(ClaimData.self, from: Data(json.utf8))
    else { return nil }
    sentence = claim.sentence
    held = claim.held
    kind = claim.kind
    evidence = claim.evidence
    (content, diagnostics) = reader.sentence(claim.sentence, at: position)
  }

  /// With the mark, without markup, and with the evidence of what was measured, for a terminal.
  public var plain: String {
    "\(mark) \(Self.plain(content))\(evidence.map { " (\($0))" } ?? "")"
  }

  /// With the mark, as it was written; `nil` where it says no more than the plain text, or where HTML would
  /// act in another program.
  public var markdown: String? {
    let isPlain = Self.plain(content) == sentence
    return isPlain || sentence.contains("<")
      ? nil : "\(mark) \(sentence)\(evidence.map { " (\($0))" } ?? "")"
  }

  private var mark: String { held ? "✓" : "≠" }

  private static func plain(_ content: [Inline]) -> String {
    content.map { inline in
      if case .reference(let reference) = inline {
        return reference.items.map { "@\($0.key)" }.joined(separator: ", ")
      }
      return [inline].plainText
    }.joined()
  }
}
