// What libFuzzer calls; Scripts/fuzz builds and runs it. LECTERN_FUZZ names the target.
import Foundation
import FuzzTargets

private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["LECTERN_FUZZ"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    FileHandle.standardError.write(Data("LECTERN_FUZZ must be one of \(names).\n".utf8))
    exit(2)
  }
  return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
