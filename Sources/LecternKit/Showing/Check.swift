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
  func fail(_ words: String) {
    Worker.current.channel.send(
      .failure(
        sentence: "the check '\(name)' \(words).", help: "mend what is checked, or the check.", line: line,
        column: column))
  }
  do {
    guard try holds() else { return fail("does not hold") }
  } catch {
    return fail("threw \(ThrownErrors.describe(error))")
  }
  let worth = points > 0 ? " (\(points.formatted()) point\(points == 1 ? "" : "s"))" : ""
  claim("Check: \(name)\(worth)", true, line: line, column: column)
}
