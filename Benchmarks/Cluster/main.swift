import Clusters
import Foundation
import Site

// Hands tasks that only wait to Slurm, by the code that hands out a class: `Benchmarks/cluster` starts it.
//
//   lectern-bench-cluster run FOLDER TIMES    the tasks, a line of TIMES each: the seconds that it waits
//   lectern-bench-cluster on-node FOLDER N    what a job starts

let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "on-node" where arguments.count == 4:
  try NodeTask(folder: arguments[2], number: Int(arguments[3]) ?? 0).answer { order, _ in
    Thread.sleep(forTimeInterval: try JSONDecoder().decode([Double].self, from: order.content)[0])
    return order.content
  }
case "run" where arguments.count == 4:
  let seconds = try String(contentsOfFile: arguments[3], encoding: .utf8).split(separator: "\n").compactMap {
    Double($0)
  }
  let orders = try seconds.enumerated().map { number, seconds in
    try Order(.submission, name: "student\(number)", content: [seconds])
  }
  let began = ContinuousClock.now
  var answers = 0
  let run = try ClusterRun(
    orders, on: Slurm(ClusterSettings()), in: URL(fileURLWithPath: arguments[2]),
    program: URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath(), atOnce: nil
  ) { event in
    if case .note(let words) = event { FileHandle.standardError.write(Data((words + "\n").utf8)) }
  }
  let losses = try run.run { _, _ in answers += 1 }
  guard losses.isEmpty, answers == orders.count else { exit(1) }
  print((ContinuousClock.now - began) / .seconds(1))
default:
  FileHandle.standardError.write(Data("usage: lectern-bench-cluster run FOLDER TIMES\n".utf8))
  exit(2)
}
