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
///   - otherwise: What to say where it is not.
public func claim(
  _ sentence: String, _ holds: Bool, otherwise: String? = nil, line: Int = #line, column: Int = #column
) {
  let channel = Worker.current.channel
  guard holds || otherwise != nil else {
    channel.send(
      .failure(
        sentence: "the claim does not hold: \(sentence)",
        help: "correct the sentence, or give the one for this case with 'otherwise:'.", line: line,
        column: column))
    return
  }
  let data = ClaimData(sentence: holds ? sentence : otherwise ?? sentence, held: holds)
  var forms = [MIMERepresentation(.plain, "\(holds ? "✓" : "≠") \(data.sentence)")]
  if let json = try? JSONEncoder.sorted.encode(data) {
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
