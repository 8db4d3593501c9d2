import Foundation

/// A filter of system calls (seccomp): those that no notebook needs are answered with "not permitted".
///
/// A classic BPF program as `linux/filter.h` lays it out, eight bytes for each instruction. It reads
/// `struct seccomp_data` (`linux/seccomp.h`): the call's number at 0, the architecture at 4, the low
/// half of argument n at 16 + 8n on the little-endian machines that Swift runs on. Calls in a
/// foreign architecture's numbering (32-bit calls on a 64-bit machine) end the process: their
/// numbers mean other calls.
public struct SystemCallFilter: Sendable, Hashable {
  private var instructions: [Instruction] = []

  private struct Instruction: Hashable {
    var code: UInt16
    var ifTrue: UInt8
    var ifFalse: UInt8
    var value: UInt32
  }

  // linux/bpf_common.h
  private static let load: UInt16 = 0x20
  private static let ifEqual: UInt16 = 0x15
  private static let ifAtLeast: UInt16 = 0x35
  private static let ifAnyBit: UInt16 = 0x45
  private static let answer: UInt16 = 0x06

  // linux/seccomp.h
  private static let allow: UInt32 = 0x7FFF_0000
  private static let endProcess: UInt32 = 0x8000_0000
  private static func refuse(_ code: Int32) -> UInt32 { 0x0005_0000 | UInt32(code) }

  /// The filter for students' code; `nil` on an architecture whose numbers are not known here.
  public init?() {
    guard let numbers = SystemCallNumbers.here else { return nil }
    append(Self.load, 4)
    append(Self.ifEqual, numbers.architecture, skipsIfTrue: 1)
    append(Self.answer, Self.endProcess)
    append(Self.load, 0)
    // The x32 numbering of x86-64.
    test(Self.ifAtLeast, 0x4000_0000, refuse: EPERM)
    for number in numbers.denied { test(Self.ifEqual, number, refuse: EPERM) }
    // Its flags lie in memory, where a filter cannot look; the C library falls back to clone.
    test(Self.ifEqual, numbers.clone3, refuse: ENOSYS)
    // Only local, IPv4 and IPv6 sockets, all of which lead nowhere inside: no vsock, no kernel's own.
    append(Self.ifEqual, numbers.socket, skipsIfFalse: 6)
    append(Self.load, 16)
    append(Self.ifEqual, UInt32(AF_UNIX), skipsIfTrue: 3)
    append(Self.ifEqual, UInt32(AF_INET), skipsIfTrue: 2)
    append(Self.ifEqual, UInt32(AF_INET6), skipsIfTrue: 1)
    append(Self.answer, Self.refuse(EAFNOSUPPORT))
    append(Self.answer, Self.allow)
    // No further namespaces: the flags CLONE_NEW... of sched.h.
    append(Self.ifEqual, numbers.clone, skipsIfFalse: 3)
    append(Self.load, 16)
    test(Self.ifAnyBit, 0x7E02_0000, refuse: EPERM)
    append(Self.answer, Self.allow)
  }

  private mutating func append(
    _ code: UInt16, _ value: UInt32, skipsIfTrue ifTrue: UInt8 = 0, skipsIfFalse ifFalse: UInt8 = 0
  ) {
    instructions.append(Instruction(code: code, ifTrue: ifTrue, ifFalse: ifFalse, value: value))
  }

  private mutating func test(_ code: UInt16, _ value: UInt32, refuse error: Int32) {
    append(code, value, skipsIfFalse: 1)
    append(Self.answer, Self.refuse(error))
  }

  /// The program as the kernel and bubblewrap read it.
  public var bytes: [UInt8] {
    instructions.flatMap { instruction -> [UInt8] in
      withUnsafeBytes(of: instruction.code.littleEndian, Array.init) + [
        instruction.ifTrue, instruction.ifFalse,
      ]
        + withUnsafeBytes(of: instruction.value.littleEndian, Array.init)
    }
  }
}

/// Numbers of system calls on the architecture this is compiled for.
struct SystemCallNumbers {
  /// AUDIT_ARCH_... of linux/audit.h.
  var architecture: UInt32
  var socket: UInt32
  var clone: UInt32
  var clone3: UInt32 = 435
  var denied: [UInt32]

  /// Alike everywhere: pidfd_getfd, process_madvise, io_uring (425 to 427), open_tree, move_mount,
  /// fsopen, fsconfig, fsmount, fspick (428 to 433), mount_setattr.
  private static let everywhere: [UInt32] = [438, 440, 425, 426, 427, 428, 429, 430, 431, 432, 433, 442]

  static var here: SystemCallNumbers? {
    #if arch(x86_64)
      // asm/unistd_64.h
      SystemCallNumbers(
        architecture: 0xC000_003E, socket: 41, clone: 56,
        denied: everywhere + [
          250, 248, 249,  // keyctl, add_key, request_key
          101, 310, 311, 312,  // ptrace, process_vm_readv and _writev, kcmp
          165, 166, 155, 161,  // mount, umount2, pivot_root, chroot
          272, 308,  // unshare, setns
          321, 298, 323, 300,  // bpf, perf_event_open, userfaultfd, fanotify_init
          175, 313, 176, 246, 320, 169,  // modules, kexec, reboot
          167, 168, 163, 179, 303, 304,  // swap, acct, quotactl, files by handle
          135, 153, 172, 173, 134, 154,  // personality, vhangup, iopl, ioperm, uselib, modify_ldt
          103, 164, 227, 305, 159, 170, 171,  // syslog, clocks, names of the machine
          256, 279,  // migrate_pages, move_pages
        ])
    #elseif arch(arm64)
      // asm-generic/unistd.h
      SystemCallNumbers(
        architecture: 0xC000_00B7, socket: 198, clone: 220,
        denied: everywhere + [
          219, 217, 218, 117, 270, 271, 272, 40, 39, 41, 51, 97, 268, 280, 241, 282, 262, 105, 273, 106, 104,
          294, 142, 224, 225, 89, 60, 264, 265, 92, 58, 116, 170, 112, 266, 171, 161, 162, 238, 239,
        ])
    #else
      nil
    #endif
  }
}
