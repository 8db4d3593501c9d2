import Testing

@testable import Clusters

/// How a class is cut into arrays of jobs.
struct ArrayPlanTests {
  @Test(
    arguments: [
      // Tasks, the largest array, how many at once; sizes of the arrays and their shares.
      (2000, 1001, nil, [1001, 999], [nil, nil]),
      (2000, 1001, 20, [1001, 999], [10, 10]),
      (7, 3, 5, [3, 3, 1], [2, 2, 1]),
      // The third array waits until one of the others is through.
      (7, 3, 2, [3, 3], [1, 1]),
      (1, 1, 4, [1], [4]),
      (0, 10, nil, [], []),
    ] as [(Int, Int, Int?, [Int], [Int?])])
  func arrays(count: Int, largest: Int, atOnce: Int?, sizes: [Int], shares: [Int?]) {
    let plans = ArrayPlan.arrays(of: Array(0..<count), largest: largest, atOnce: atOnce)
    #expect(plans.map(\.tasks.count) == sizes)
    #expect(plans.map(\.atOnce) == shares)
    #expect(plans.flatMap(\.tasks) == Array(0..<sizes.reduce(0, +)))
  }
}
