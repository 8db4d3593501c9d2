import Foundation
import Wire

/// States a sentence that the cell has checked.
///
/// The page shows the sentence with a mark. Where it does not hold, `otherwise` is stated in its
/// place; without one the build fails at this line, so that prose is never untrue.
///
/// - Parameters:
///   - sentence: What is claimed, as the page shall say it.
///   - holds: Whether it is so.
///   - proved: Whether this is arithmetic or a theorem, which cannot be otherwise, rather than what a computation
///     gave. What several runs gave is a measured claim: `claim(_:measured:above:)`.
///   - otherwise: What to say where it is not.
public func claim(
  _ sentence: String, _ holds: Bool, proved: Bool = false, otherwise: String? = nil, line: Int = #line,
  column: Int = #column
) {
  state(
    ClaimData(sentence: sentence, held: holds, kind: proved ? .proved : .computed), otherwise: otherwise,
    line: line, column: column)
}

/// Shows a claim, or the sentence for the case that it does not hold, or ends the cell's good standing.
func state(_ claim: ClaimData, otherwise: String?, line: Int, column: Int) {
  let channel = Worker.current.channel
  guard claim.held || otherwise != nil else {
    channel.send(
      .failure(
        sentence: "the claim does not hold: \(claim.sentence)\(claim.evidence.map { " (\($0))" } ?? "")",
        help: "correct the sentence, or give the one for this case with 'otherwise:'.", line: line,
        column: column))
    return
  }
  var shown = claim
  if !claim.held { shown.sentence = otherwise ?? claim.sentence }
  let evidence = claim.evidence.map { " (\($0))" } ?? ""
  var forms = [MIMERepresentation(.plain, "\(claim.held ? "✓" : "≠") \(shown.sentence)\(evidence)")]
  if let json = try? JSONEncoder.sorted.encode(shown) {
    forms.insert(MIMERepresentation(.claim, String(decoding: json, as: UTF8.self)), at: 0)
  }
  channel.send(.display(MIMEBundle(forms)))
}

extension JSONEncoder {
  /// Writes the same bytes for the same value.
  static var sorted: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
