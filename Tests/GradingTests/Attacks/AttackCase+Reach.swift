import Foundation

@testable import Grading

/// Attacks that reach for what is not theirs: files, other processes, the network, the kernel.
extension AttackCase {
  static let reach: [AttackCase] =
    [
      "the rubric": AttackWorld.rubric, "the reference": AttackWorld.reference,
      "another submission": AttackWorld.neighbour, "a home folder": AttackWorld.home,
      "the password file": "/etc/passwd",
    ].sorted { $0.key < $1.key }.map {
      AttackCase($0.key, [.finished], noting: "tried to open '\($0.value)'", reading($0.value))
    } + [
      AttackCase("the environment of process 1", [.finished], reading("/proc/1/environ")),
      AttackCase("the memory of process 1", [.finished], reading("/proc/1/mem")),
      AttackCase(
        "a walk over the whole file system", [.finished],
        """
        for path in FileManager.default.enumerator(atPath: "/").map({ $0.compactMap { $0 as? String } }) ?? []
        where !path.hasPrefix("usr/") && !path.hasPrefix("proc/") && !path.hasPrefix("dev/") {
          if let text = try? String(contentsOfFile: "/" + path, encoding: .utf8) { print(path, text.prefix(200)) }
        }
        """),
      AttackCase(
        "calls of the kernel that no notebook needs", [.finished],
        call + """
          #if arch(x86_64)
          let numbers = ["keyctl": 250, "ptrace": 101, "mount": 165, "unshare": 272, "bpf": 321]
          #else
          let numbers = ["keyctl": 219, "ptrace": 117, "mount": 40, "unshare": 97, "bpf": 280]
          #endif
          for (name, number) in numbers { precondition(call(number, 0, 0, 0) == -1 && errno == EPERM, name) }
          precondition(call(425, 8, 0, 0) == -1, "io_uring")
          precondition(socket(40, Int32(SOCK_STREAM.rawValue), 0) == -1, "vsock")
          precondition(socket(16, Int32(SOCK_RAW.rawValue), 0) == -1, "netlink")
          """),
      AttackCase(
        "a call in the 32-bit numbering", architectureOutcome,
        """
        #if arch(x86_64)
        let page = mmap(nil, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
        // mov eax, 20 (getpid); int 0x80; ret
        page.copyMemory(from: [0xB8, 0x14, 0, 0, 0, 0xCD, 0x80, 0xC3] as [UInt8], byteCount: 8)
        print(unsafeBitCast(page, to: (@convention(c) () -> Int32).self)())
        #endif
        """),
      AttackCase(
        "a namespace within the sandbox", [.finished],
        """
        typealias Unshare = @convention(c) (Int32) -> Int32
        let unshare = unsafeBitCast(dlsym(nil, "unshare")!, to: Unshare.self)
        for flag: Int32 in [0x1000_0000, 0x0002_0000, 0x2000_0000] { precondition(unshare(flag) == -1, "made one") }
        """),
      AttackCase(
        "the worker's parent", [.finished],
        call + "#if arch(x86_64)\nprecondition(call(101, 16, Int(getppid()), 0) == -1, \"traced it\")\n#endif"
      ),
      AttackCase(
        "programs of the machine", [.finished],
        """
        for path in ["/bin/sh", "/usr/bin/env", "/usr/bin/swiftc", "/usr/bin/python3", "/usr/bin/perl"] {
          precondition(access(path, X_OK) != 0, "\\(path) is there")
        }
        """),
      AttackCase(
        "files left for the next student", [.finished],
        """
        for folder in ["/notebook", "/tmp", "/usr/lib", "/", NSHomeDirectory()] {
          let file = open(folder + "/left-behind", O_CREAT | O_WRONLY, 0o666)
          if file >= 0 { _ = write(file, "left-behind", 11) }
        }
        """),
    ]

  /// The kernel ends the process; elsewhere the cell has nothing to do.
  private static var architectureOutcome: Set<StageOutcome> {
    #if arch(x86_64)
      [.crashed]
    #else
      [.finished]
    #endif
  }
}

/// What attacks reach for: files that hold a canary, and a socket outside the sandbox.
enum AttackWorld {
  static let canary = "canary-7f3a-\(UUID().uuidString)"
  static let rubric = path("rubric.yml")
  static let reference = path("bake-off/reference.md")
  static let neighbour = path("job-neighbour/notebook.md")
  static let home = path("home/teacher/.netrc")
  static let socketName = "lectern-canary-\(getpid())"

  /// Everybody may read them, so that only the sandbox stands before them.
  private static func path(_ path: String) -> String {
    let file = GradingFixture.scratch.appendingPathComponent(path)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(canary.utf8).write(to: file)
    _ = chmod(file.path, 0o644)
    return file.path
  }

  /// Listens on the abstract socket for as long as the tests run.
  static let listener: Int32 = {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = UInt16(AF_UNIX)
    let name = Array(socketName.utf8)
    withUnsafeMutableBytes(of: &address.sun_path) { room in
      for (index, byte) in name.enumerated() { room[index + 1] = byte }
    }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(3 + name.count))
      }
    }
    return bound == 0 && listen(descriptor, 8) == 0 ? descriptor : -1
  }()
}
