import Foundation
import Sandboxes
import Testing

/// The worker's program with a kit of a few lines of C in the place of ours, seen from the tool's side.
struct FakeKit {
  /// What the kit does, by the word in `LECTERN_TEST`. It writes each note as `kind path` on the record channel.
  private static let source = """
    #define _GNU_SOURCE
    #include <arpa/inet.h>
    #include <dirent.h>
    #include <fcntl.h>
    #include <netdb.h>
    #include <signal.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/stat.h>
    #include <unistd.h>

    static int records = -1;

    void lectern_kit_note(int kind, const char *path) {
      if (records >= 0) dprintf(records, "%d %s\\n", kind, path);
    }

    static void asked(int number) {
      dprintf(records, "asked\\n");
      _exit(9);
    }

    void lectern_kit_serve(int commands, int channel) {
      const char *word = getenv("LECTERN_TEST");
      char line[64] = {0};
      if (strcmp(word, "echo") == 0) {
        if (read(commands, line, sizeof line - 1) > 0) dprintf(channel, "%s", line);
      } else if (strcmp(word, "descriptors") == 0) {
        for (int number = 0; number < 100; number++)
          if (fcntl(number, F_GETFD) >= 0) dprintf(channel, "%d\\n", number);
      } else if (strcmp(word, "trap") == 0) {
        signal(SIGSEGV, SIG_DFL);
        raise(SIGSEGV);
      } else if (strcmp(word, "leave") == 0) {
        _exit(7);
      } else if (strcmp(word, "wait") == 0) {
        records = channel;
        signal(SIGXCPU, asked);
        dprintf(channel, "ready\\n");
        for (;;) pause();
      } else {
        records = channel;
        struct stat facts;
        if (strcmp(word, "open") == 0) close(open("there", O_RDONLY));
        if (strcmp(word, "fopen") == 0) fclose(fopen("there", "r"));
        if (strcmp(word, "write") == 0) close(open("made", O_WRONLY | O_CREAT, 0600));
        if (strcmp(word, "stat") == 0) stat("there", &facts);
        if (strcmp(word, "access") == 0) access("nowhere", R_OK);
        if (strcmp(word, "list") == 0) closedir(opendir("."));
        if (strcmp(word, "refused") == 0) open("nowhere", O_RDONLY);
        if (strcmp(word, "mkdir") == 0) mkdir("folder", 0700);
        if (strcmp(word, "rename") == 0) rename("there", "elsewhere");
        if (strcmp(word, "shell") == 0) pclose(popen("true", "r"));
        if (strcmp(word, "connect") == 0) {
          struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(9) };
          address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
          connect(-1, (struct sockaddr *)&address, sizeof address);
        }
        if (strcmp(word, "look up") == 0) {
          struct addrinfo *found = 0;
          getaddrinfo("127.0.0.1", 0, 0, &found);
        }
      }
      _exit(0);
    }
    """

  let folder: URL
  private var library: String { folder.path + "/kit.so" }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("kit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.source.utf8).write(to: folder.appendingPathComponent("kit.c"))
    try Data("there".utf8).write(to: folder.appendingPathComponent("there"))
    let run = try BoundedRun.of(
      "/usr/bin/env", ["clang", "-shared", "-fPIC", "-fuse-ld=lld", "-o", library, folder.path + "/kit.c"],
      environment: ProcessInfo.processInfo.environment, limits: RunLimits(seconds: 600))
    try #require(run.outcome.isSuccess, "\(String(decoding: run.standardError, as: UTF8.self))")
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("lectern-worker").path

  /// What came of a worker.
  struct Outcome {
    var records: String
    var errors: String
    var ending: ProcessEnding
  }

  /// - Parameters:
  ///   - arguments: Its own, in place of the kit's path.
  ///   - commands: What it is sent.
  ///   - whenItSpeaks: Called once, when it has sent something.
  func run(
    _ word: String, arguments: [String]? = nil, commands: String = "", sharesProcessSpace: Bool = false,
    whenItSpeaks: ((ChildProcess) -> Void)? = nil
  ) throws -> Outcome {
    let (down, up) = try (ProcessPipe(), ProcessPipe())
    let (errors, null) = try (ProcessPipe(), OwnedDescriptor.null())
    var environment = ["LECTERN_TEST": word]
    if sharesProcessSpace { environment["LECTERN_SHARES_PROCESS_SPACE"] = "1" }
    let child = try ChildProcess(
      executable: Self.program, arguments: arguments ?? [library], environment: environment,
      directory: folder.path,
      descriptors: [
        (0, null), (1, null), (2, errors.writing), (WorkerContract.commandDescriptor, down.reading),
        (WorkerContract.recordDescriptor, up.writing),
      ])
    for end in [down.reading, up.writing, errors.writing] { end.close() }
    down.writing.write(Array(commands.utf8))
    var said: [UInt8] = []
    var tellOnce = whenItSpeaks
    while case .bytes(let bytes) = try next(up.reading) {
      said += bytes
      tellOnce?(child)
      tellOnce = nil
    }
    var complaint: [UInt8] = []
    while case .bytes(let bytes) = try next(errors.reading) { complaint += bytes }
    return Outcome(
      records: String(decoding: said, as: UTF8.self), errors: String(decoding: complaint, as: UTF8.self),
      ending: child.waitForEnd())
  }

  private func next(_ descriptor: OwnedDescriptor) throws -> Descriptor.Chunk {
    try #require(![descriptor].waitForInput(milliseconds: 600_000).isEmpty, "the worker hangs")
    return descriptor.read()
  }
}
