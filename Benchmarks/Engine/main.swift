import Foundation

// Reads commands line by line, so that a script can interleave this side with another; see Benchmarks/run.

let bench = Bench()
let given = CommandLine.arguments.dropFirst().joined(separator: " ")
if given.isEmpty {
  while let line = readLine() {
    try bench.execute(line)
    fflush(nil)
  }
} else {
  for command in given.split(separator: ",") { try bench.execute(String(command)) }
}
