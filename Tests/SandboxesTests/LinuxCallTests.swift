import CLinux
import Foundation
import Testing

/// The calls that Swift has no words for.
@Suite struct LinuxCallTests {
  @Test func whatWaitsInAPipeIsCounted() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe2(&ends, O_CLOEXEC) == 0)
    #expect(lectern_bytes_waiting(ends[0]) == 0)
    #expect(write(ends[1], "abc", 3) == 3)
    #expect(lectern_bytes_waiting(ends[0]) == 3)
    close(ends[0])
    close(ends[1])
    #expect(lectern_bytes_waiting(-1) == 0)
  }

  @Test func aProcessHasADescriptor() {
    let descriptor = lectern_open_process(getpid())
    #expect(descriptor >= 0)
    #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
    close(descriptor)
    #expect(lectern_open_process(-1) < 0)
  }
}
