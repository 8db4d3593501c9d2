import ArgumentParser
import Clusters
import Courses
import Grading

/// `lectern on-node`: what a job of a cluster starts.
struct NodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "on-node", abstract: "Do one task of a run that was handed to a cluster.",
    shouldDisplay: false)

  @Argument(help: "The run's folder.")
  var folder: String

  @Argument(help: "The task's number.")
  var number: Int

  func run() throws {
    let task = try NodeTask(folder: folder, number: number)
    try task.answer { order, tell in
      switch order.kind {
      case .chapter:
        try ChapterTask.run(
          order.content, sweeps: task.sweeps, helping: order.helps?.sweep, installation: .current, tell: tell)
      case .submission: try SubmissionTask.run(order.content, number: number, installation: .current)
      }
    }
  }
}
