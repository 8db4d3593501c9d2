import Foundation
import Wire

/// A public check, which students run and the grader may use again.
///
/// The page shows its name with a mark. One that does not hold, or throws, fails the build at this
/// line.
///
/// - Parameters:
///   - name: What is checked, in a few words.
///   - points: What it is worth; 0 leaves the points off the page.
///   - holds: Whether it is as it should be.
public func check(
  _ name: String, points: Double = 0, line: Int = #line, column: Int = #column, _ holds: () throws -> Bool
) {
  let channel = Worker.current.channel
  do {
    guard try holds() else {
      channel.send(.failure(sentence: "the check '\(name)' does not hold.", line: line, column: column))
      return
    }
  } catch {
    let words = ThrownErrors.describe(error)
    channel.send(.failure(sentence: "the check '\(name)' threw \(words).", line: line, column: column))
    return
  }
  let worth = points > 0 ? " (\(points.formatted()) point\(points == 1 ? "" : "s"))" : ""
  claim("Check: \(name)\(worth)", true, line: line, column: column)
}
