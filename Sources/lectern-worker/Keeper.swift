import Glibc

/// The process that the tool starts; it stands between the tool and the one that runs the cells.
///
/// A cell may signal its parent, start sessions of its own, and leave children behind. So cells run
/// in a process space of their own where the machine allows it: they see no process outside, their
/// parent there is an init that their signals do not reach, and when that init ends, the kernel ends
/// everything that was started, however it hides. Elsewhere (a container without user namespaces)
/// the parent that a cell sees is this keeper, and the tool lives on without it.
///
/// The chain ends from the top: the kernel kills the keeper with the tool's thread, the init with
/// the keeper, and the worker with the init.
enum Keeper {
  /// Signal handlers read them. Set before the first signal can come.
  nonisolated(unsafe) private static var charge: pid_t = 0

  /// Returns in the process that shall run the cells, and in no other.
  static func takeOver() {
    guard let lifeline = Linux.pipe() else { return }
    guard let report = Linux.pipe() else {
      close(lifeline.reading)
      close(lifeline.writing)
      return
    }
    let isAlone = enterProcessSpace()
    // The worker may speak before those above it are ready: a question that follows at once waits for them.
    holdQuestions(SIG_BLOCK)
    let child = Linux.fork()
    guard child != 0 else {
      close(lifeline.writing)
      close(report.reading)
      endWithParent(lifeline.reading)
      if isAlone {
        let worker = Linux.fork()
        if worker > 0 { serveAsInit(worker, report: report.writing) }
        Linux.endWithParent(SIGKILL)
        // Signals to "my group" stay in the process space.
        setpgid(0, 0)
      }
      close(lifeline.reading)
      close(report.writing)
      holdQuestions(SIG_UNBLOCK)
      return
    }
    close(lifeline.reading)
    close(report.writing)
    if child > 0 { keep(child, isAlone: isAlone, report: report.reading) }
    close(lifeline.writing)
    close(report.reading)
    holdQuestions(SIG_UNBLOCK)
  }

  /// - Returns: Whether the next child is the first process of a space of its own.
  private static func enterProcessSpace() -> Bool {
    // For the tests of machines that do not allow it.
    guard getenv("LECTERN_SHARES_PROCESS_SPACE") == nil else { return false }
    let (user, group) = (getuid(), getgid())
    switch Linux.enterProcessSpace() {
    case 0: return false
    case 1: return true
    default:
      // In a new user space nobody has a name until it is given one.
      for (file, line) in [
        ("setgroups", "deny"), ("uid_map", "\(user) \(user) 1"), ("gid_map", "\(group) \(group) 1"),
      ] {
        let descriptor = open("/proc/self/\(file)", O_WRONLY | O_CLOEXEC)
        _ = write(descriptor, line, line.utf8.count)
        close(descriptor)
      }
      return true
    }
  }

  /// The kernel kills this process with its parent, unless the parent is gone already; the other
  /// end of the lifeline, which only the parent holds, tells that.
  private static func endWithParent(_ lifeline: Int32) {
    Linux.endWithParent(SIGKILL)
    var ends = [pollfd(fd: lifeline, events: 0, revents: 0)]
    if poll(&ends, 1, 0) > 0 { _exit(1) }
  }

  // MARK: - The keeper

  /// Waits for the one below and ends as the worker ended.
  private static func keep(_ child: pid_t, isAlone: Bool, report: Int32) -> Never {
    handDown(to: child)
    if isAlone {
      // The tool asks for the end: with the init everything ends, and only then this process.
      signal(SIGTERM) { _ in kill(Keeper.charge, SIGKILL) }
    } else {
      // Nobody else ends what the cells have started, also when the tool is killed.
      signal(SIGTERM) { _ in kill(0, SIGKILL) }
      Linux.endWithParent(SIGTERM)
    }
    closeInherited()
    var status = wait(for: child)
    if isAlone {
      // The init ends as the worker did as well as it can; the true words come on the pipe.
      var words: Int32 = 0
      if read(report, &words, 4) == 4 { status = words }
    }
    end(like: status)
  }

  private static func end(like status: Int32) -> Never {
    // WIFEXITED and its kin are macros, which Swift does not import.
    let number = status & 0x7F
    guard number != 0 else { _exit((status >> 8) & 0xFF) }
    // The worker's core is enough, if there shall be one.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    signal(number, SIG_DFL)
    kill(getpid(), number)
    _exit(128 + number)
  }

  // MARK: - The init

  /// Reaps whatever the cells leave behind, until the worker is over; then the kernel ends the rest.
  private static func serveAsInit(_ worker: pid_t, report: Int32) -> Never {
    handDown(to: worker)
    closeInherited()
    var status = wait(for: worker)
    _ = write(report, &status, 4)
    _exit(0)
  }

  private static func wait(for child: pid_t) -> Int32 {
    while true {
      var status: Int32 = 0
      let result = waitpid(-1, &status, 0)
      if result == child { return status }
      if result < 0 && errno != EINTR { return 0 }
    }
  }

  private static func handDown(to process: pid_t) {
    charge = process
    signal(Linux.askingSignal) { number in kill(Keeper.charge, number) }
    holdQuestions(SIG_UNBLOCK)
  }

  private static func holdQuestions(_ how: Int32) {
    var questions = sigset_t()
    sigemptyset(&questions)
    sigaddset(&questions, Linux.askingSignal)
    sigprocmask(how, &questions, nil)
  }

  /// The worker's pipes must end when the worker does.
  private static func closeInherited() {
    for descriptor in 0..<5 { close(Int32(descriptor)) }
  }
}
