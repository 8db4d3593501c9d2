/// How tasks are cut into arrays of jobs: Slurm takes no array that is larger than it likes.
public struct ArrayPlan: Sendable, Hashable {
  public var tasks: [Int]
  /// How many of them may run at the same time; as many as the cluster gives when `nil`.
  public var atOnce: Int?

  /// - Parameters:
  ///   - largest: How many jobs an array may have.
  ///   - atOnce: How many tasks may run at the same time, in all arrays together. Each array gets its share; where there
  ///     would be more arrays than that, the last tasks are in none and wait for another turn.
  public static func arrays(of tasks: [Int], largest: Int, atOnce: Int?) -> [ArrayPlan] {
    let pieces = stride(from: 0, to: tasks.count, by: largest).map {
      Array(tasks[$0..<min(tasks.count, $0 + largest)])
    }
    guard let atOnce else { return pieces.map { ArrayPlan(tasks: $0) } }
    let count = min(pieces.count, atOnce)
    return pieces.prefix(count).enumerated().map { number, piece in
      ArrayPlan(tasks: piece, atOnce: atOnce / count + (number < atOnce % count ? 1 : 0))
    }
  }
}
