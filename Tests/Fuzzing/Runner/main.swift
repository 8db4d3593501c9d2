// The program that Scripts/fuzz builds and runs; the arguments are libFuzzer's.
import Foundation
import FuzzTargets

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<Int8>?>

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<Arguments>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["LECTERN_FUZZ"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    FileHandle.standardError.write(Data("LECTERN_FUZZ must be one of \(names).\n".utf8))
    exit(2)
  }
  return target
}()

private var count = CommandLine.argc
private var arguments: Arguments = CommandLine.unsafeArgv
_ = target
exit(
  runFuzzer(&count, &arguments) { bytes, count in
    target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
  })
