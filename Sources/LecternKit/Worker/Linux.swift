internal import CLinux
import Glibc
import Wire

/// What tool, worker and kit agree on.
enum WorkerContract {
  typealias Observed = lectern_observation

  static let askingSignal = lectern_asking_signal
  static let thinningSignal = lectern_thinning_signal
  static let lostToolStatus = lectern_lost_tool_status
}

/// The return addresses on this thread's stack, innermost first.
func stackAddresses(limit: Int32 = 128) -> [UnsafeMutableRawPointer] {
  var addresses = [UnsafeMutableRawPointer?](repeating: nil, count: Int(limit))
  let count = Int(backtrace(&addresses, limit))
  return addresses.prefix(count).compactMap { $0 }
}

/// The library an address lies in, and how far from the library's start.
func stackFrame(of address: UnsafeMutableRawPointer) -> StackFrame? {
  var info = lectern_dl_info()
  guard dladdr(address, &info) != 0, let file = info.file, let base = info.base else { return nil }
  return StackFrame(
    library: String(cString: file), offset: UInt64(UInt(bitPattern: address) &- UInt(bitPattern: base)))
}

/// Splits the process in two, of which the child has this thread alone.
func forkProcess() -> Int32 { lectern_fork() }

/// Makes this process the parent of descendants whose own parent ends (prctl(2)).
func adoptOrphans() { _ = lectern_adopt_orphans() }

/// How many bytes wait in a pipe, asked at either end (pipe(7)); 0 for anything else.
func bytesWaiting(in descriptor: Int32) -> Int32 { lectern_bytes_waiting(descriptor) }

/// Lets a line leave the process as soon as it is whole, so that a crash does not lose it.
func bufferStandardOutputByLine() { lectern_buffer_standard_output_by_line() }
