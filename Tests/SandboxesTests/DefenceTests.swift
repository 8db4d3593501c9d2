import Files
import Foundation
import Testing

@testable import Sandboxes

/// What a confined program tries, and the one defence that holds it off.
struct DefenceCase: Sendable, CustomTestStringConvertible {
  var name: String
  /// Perl that prints "reached" when it gets through.
  var script: String
  /// Takes the defence away.
  var weaken: @Sendable (inout Bubblewrap) -> Void

  var testDescription: String { name }

  static let socket = "lectern-defence-\(getpid())"
  static let secret = FileManager.default.temporaryDirectory.appendingPathComponent(
    "lectern-defence-\(getpid()).txt")

  /// Without control groups, or as an ordinary user, some are not there to be taken away.
  static let here = all.filter { attempt in
    (ControlGroup.available != nil || !attempt.name.hasSuffix("the control group"))
      && (geteuid() == 0 || !attempt.name.hasSuffix("a user of its own"))
  }

  private static let all: [DefenceCase] = [
    DefenceCase(
      name: "sockets of the machine: a network of its own",
      script: """
        use Socket; socket(my $s, AF_UNIX, SOCK_STREAM, 0);
        print "reached" if connect($s, pack("S a*", AF_UNIX, "\\0\(socket)"));
        """, weaken: { $0.spaces.remove(.network) }),
    DefenceCase(
      name: "processes of the machine: a process space of its own",
      script: "opendir(my $d, '/proc'); print 'reached' if grep({ $_ eq '\(getpid())' } readdir $d);",
      weaken: { $0.spaces.remove(.processes) }),
    DefenceCase(
      name: "files of the machine: a root of its own",
      script: "print 'reached' if open(my $f, '<', '\(secret.path)');",
      weaken: { $0.readable.append(secret.path) }),
    DefenceCase(
      name: "writing outside: read-only mounts",
      script: "print 'reached' if -s '\(secret.path)' && open(my $f, '>>', '\(secret.path)');",
      weaken: { $0.writable.append(secret.path) }),
    DefenceCase(
      name: "calls of the kernel: the filter",
      // keyctl(KEYCTL_GET_KEYRING_ID, KEY_SPEC_SESSION_KEYRING, 1), or on arm64 its number there.
      script:
        "my $n = `uname -m 2>/dev/null` || ''; print 'reached' if syscall($n =~ /aarch64/ ? 219 : 250, 0, -3, 1) >= 0;",
      weaken: { $0.filterFile = nil }),
    DefenceCase(
      name: "the machine's name: a name of its own",
      script: "open(my $f, '<', '/proc/sys/kernel/hostname'); print 'reached' unless <$f> =~ /^sandbox$/;",
      weaken: { $0.spaces.remove(.names) }),
    DefenceCase(
      name: "the environment: cleared", script: "print 'reached' if $ENV{CANARY};",
      weaken: { $0.environment["CANARY"] = "1" }),
    DefenceCase(
      name: "a large file: the limit on file size",
      script:
        "$SIG{XFSZ} = 'IGNORE'; open(my $f, '>', 'x'); $f->autoflush(1); print 'reached' if (print $f 'x' x 3_000_000) and close $f;",
      weaken: { $0.temporaryBytes = 64 << 20 }),
    DefenceCase(
      name: "much memory: the control group",
      script: "my @hog; push @hog, 'x' x 10_000_000 for 1..15; print 'reached';",
      weaken: { $0.group = nil }),
    DefenceCase(
      name: "many processes: the control group",
      script:
        "my $n = 0; for (1..40) { my $p = fork; last unless defined $p; if (!$p) { sleep 5; exit } $n++ } print 'reached' if $n == 40; kill 9, -1;",
      weaken: { $0.group = nil }),
    DefenceCase(
      name: "root's own rights: a user of its own", script: "print 'reached' if $< == 0;",
      weaken: { $0.user = nil }),
  ]
}

@Suite(.serialized, .enabled(if: ExternalTool.bubblewrap.find() != nil, "needs bubblewrap"))
struct DefenceTests {
  /// The sandbox of a submission, in small.
  private func box(in folder: URL) throws -> Bubblewrap {
    var box = Bubblewrap()
    box.readable = ["/usr/bin/perl", "/usr/bin/uname", "/usr/share/perl", "/usr/share/perl5", "/etc/perl"]
      .filter { FileManager.default.fileExists(atPath: $0) }
    box.temporaryBytes = 1 << 20
    box.user = 61_182
    box.group = ControlGroup(name: folder.lastPathComponent, memory: 64 << 20, processes: 16)
    let filter = try #require(SystemCallFilter())
    let file = folder.appendingPathComponent("filter")
    try Data(filter.bytes).write(to: file)
    box.filterFile = file.path
    return box
  }

  private func run(_ box: Bubblewrap, _ script: String) throws -> String {
    let command =
      box.launcher(program: try #require(ExternalTool.bubblewrap.find())) + [
        "/usr/bin/perl", "-MIO::Handle", "-e", script,
      ]
    let run = try BoundedRun.of(
      command[0], Array(command.dropFirst()), environment: ["PATH": "/usr/bin:/bin"],
      limits: RunLimits(seconds: 20))
    return String(decoding: run.standardOutput, as: UTF8.self)
  }

  /// Holds with all defences, and gets through without the one that is named: no defence is idle, and
  /// no other stands in for it.
  @Test(arguments: DefenceCase.here)
  func eachDefenceIsNeeded(_ attempt: DefenceCase) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-box-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("secret".utf8).write(to: DefenceCase.secret)
    _ = chmod(DefenceCase.secret.path, 0o666)
    defer { try? FileManager.default.removeItem(at: DefenceCase.secret) }
    let listener = Self.listener
    #expect(listener >= 0)
    let strong = try box(in: folder)
    defer { strong.group?.end() }
    #expect(try run(strong, attempt.script) == "")
    var weak = strong
    attempt.weaken(&weak)
    #expect(try run(weak, attempt.script) == "reached")
  }

  private static let listener: Int32 = {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = UInt16(AF_UNIX)
    let name = Array(DefenceCase.socket.utf8)
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

  @Test func aGroupEndsWithEverythingInIt() throws {
    guard let group = ControlGroup(name: "lectern-test-\(getpid())", memory: 64 << 20, processes: 16) else {
      return #expect(ControlGroup.available == nil)
    }
    var box = Bubblewrap()
    box.group = group
    let words = Array(box.launcher(program: "/bin/true").prefix(while: { $0 != "/usr/bin/prlimit" }))
    let child = try ChildProcess(
      executable: words[0], arguments: Array(words.dropFirst()) + ["/bin/sleep", "100"],
      environment: ["PATH": "/usr/bin:/bin"], descriptors: [])
    for _ in 0..<200 where group.members.isEmpty { usleep(5_000) }
    #expect(group.members == [child.identifier])
    group.end()
    #expect(child.waitForEnd() == .signalled(SIGKILL))
    #expect(!FileManager.default.fileExists(atPath: group.folders[0]))
  }

  @Test func theFilterIsWhatTheKernelReads() throws {
    let bytes = try #require(SystemCallFilter()).bytes
    #expect(bytes.count % 8 == 0)
    #expect(bytes.count / 8 < 4_096)
    // Loads the architecture first.
    #expect(Array(bytes.prefix(8)) == [0x20, 0, 0, 0, 4, 0, 0, 0])
  }

  @Test func theStrengthIsFoundByTrying() throws {
    let strength = SandboxStrength.find(bubblewrap: try #require(ExternalTool.bubblewrap.find()))
    #expect(strength.fault == nil)
    #expect(strength.filtersCalls)
    #expect(strength.weaknesses.isEmpty == (strength.groups != nil && strength.hasUsers))
    #expect(SandboxStrength.find(bubblewrap: "/nowhere/bwrap").fault != nil)
  }
}
