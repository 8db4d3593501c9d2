import TestSampling
import Testing

@testable import Grading

/// What was tried to be given something for what was not done, each attempt beside the honest work it was made from.
@Suite(.inTurn, .serialized) struct UndeservedCaseTests {
  private static let cases = UndeservedCase.all.sampled(every: 3)
  private static let pictures = UndeservedPicture.all.sampled(every: 3)
  private static let honest = try? UndeservedHandIn.honest.judged { _ in }

  @Test func theHonestHandInIsBelieved() throws {
    let (evidence, scores) = try #require(Self.honest)
    #expect(evidence.runs.filter(\.isVerified).map(\.name).sorted() == ["ReLU", "soft gate", "tanh"])
    #expect(evidence.runs.flatMap(\.problems) == [])
    #expect(scores["custom"]?.points == 10)
  }

  @Test(.casesInTurn(cases), arguments: cases.inTurn())
  func nothingIsGivenForIt(_ attempt: UndeservedCase) throws { try judge(attempt) }

  private func judge(_ attempt: UndeservedCase) throws {
    let honest = try #require(Self.honest).scores
    var handIn = UndeservedHandIn.honest
    try attempt.change(&handIn)
    let began = ContinuousClock.now
    let (evidence, scores) = try handIn.judged(attempt.rubric)
    #expect(evidence.runs.filter(\.isVerified).map(\.name).sorted() == attempt.believed.sorted())
    let reasons = evidence.runs.flatMap(\.problems) + scores.values.flatMap(\.reasons)
    if !attempt.reason.isEmpty { #expect(reasons.contains { $0.contains(attempt.reason) }, "\(reasons)") }
    for (criterion, score) in scores {
      let (points, right) = (score.points ?? 0, honest[criterion]?.points ?? 0)
      if attempt.costs.contains(criterion) {
        #expect(points < right, "\(criterion): \(points) of \(right); \(score.reasons)")
      } else {
        #expect(points == right, "\(criterion): \(points) of \(right); \(score.reasons)")
      }
    }
    #expect(ContinuousClock.now - began < .seconds(120))
  }

  @Test(.casesInTurn(pictures), arguments: pictures.inTurn())
  func noOtherPictureIsPaid(_ attempt: UndeservedPicture) throws {
    let honest = try UndeservedPicture.scores(UndeservedPicture.honest)
    #expect(honest["gradient-flow"]?.points == 20 && honest["dead-units"]?.points == 9)
    var handIn = UndeservedPicture.honest
    try attempt.change(&handIn)
    let scores = try UndeservedPicture.scores(handIn)
    for (criterion, score) in scores {
      let (points, right) = (score.points ?? 0, honest[criterion]?.points ?? 0)
      if criterion == attempt.costs {
        #expect(points < right, "\(criterion): \(points) of \(right); \(score.reasons)")
        #expect(score.reasons.contains { $0.contains(attempt.reason) }, "\(score.reasons)")
      } else {
        #expect(points == right, "\(criterion): \(points) of \(right); \(score.reasons)")
      }
    }
  }

  /// What looks trained is told by training alone; for the other half see
  /// `ReenactmentTests.onlyLookingAtWeightsTellsALineThatNobodyFollows`.
  @Test func withoutTrainingAgainAnInventedEndPays() throws {
    let attempt = try #require(
      UndeservedCase.all.first { $0.name == "stopped after half, noise for the rest" })
    let right = try #require(Self.honest).scores["implementation"]?.points
    var handIn = UndeservedHandIn.honest
    try attempt.change(&handIn)
    #expect(try handIn.judged { $0.evidence.reenactment = 0 }.scores["implementation"]?.points == right)
    #expect(try handIn.judged { _ in }.scores["implementation"]?.points != right)
  }
}
