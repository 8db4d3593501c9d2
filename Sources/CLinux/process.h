// Starting processes in ways for which Swift and posix_spawn have no words: between fork and exec
// only async-signal-safe calls are allowed, so this part is C.
#pragma once
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

extern int prctl(int option, ...);
extern int unshare(int flags);
extern long syscall(long number, ...);

// Starts a program that leads a process group of its own and is ended with the calling thread.
//
// child[i] of the new process is a copy of parent[i]; all others above them close on exec. Gives the process's identifier, or the negative error number.
static __attribute__((noinline)) int lectern_spawn(
    const char *path, char *const *arguments, char *const *environment, const char *directory,
    const int *child, const int *parent, int count) {
  extern __attribute__((returns_twice)) int vfork(void);
  if (count > 16) return -EINVAL;
  // The child shares this memory until it execs, so it can say here why it could not.
  volatile int problem = 0;
  const int starter = getpid();
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const int identifier = vfork();
  if (identifier == 0) {
    struct sigaction normal = {0};
    normal.sa_handler = SIG_DFL;
    for (int number = 1; number < 65; number++) sigaction(number, &normal, 0);
    setpgid(0, 0);
    // 1 is PR_SET_PDEATHSIG. The starter may be gone already.
    prctl(1, (unsigned long)SIGKILL, 0UL, 0UL, 0UL);
    if (getppid() != starter) _exit(127);
    // Copies far above the targets first, so that none overwrites the source of a later one.
    int copies[16];
    for (int i = 0; i < count; i++) {
      copies[i] = fcntl(parent[i], F_DUPFD_CLOEXEC, 200);
      if (copies[i] < 0) { problem = errno; _exit(127); }
    }
    for (int i = 0; i < count; i++)
      if (dup2(copies[i], child[i]) < 0) { problem = errno; _exit(127); }
    // Libraries open descriptors that would be inherited: 436 is close_range, 4 its CLOEXEC.
    unsigned first = 3;
    for (int i = 0; i < count; i++)
      if ((unsigned)child[i] >= first) first = (unsigned)child[i] + 1;
    syscall(436L, (unsigned long)first, ~0UL >> 32, 4UL);
    if (directory && chdir(directory) != 0) { problem = errno; _exit(127); }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, 0);
    execve(path, arguments, environment);
    problem = errno;
    _exit(127);
  }
  const int failure = errno;
  pthread_sigmask(SIG_SETMASK, &before, 0);
  if (identifier < 0) return -failure;
  if (problem != 0) {
    while (waitpid(identifier, 0, 0) < 0 && errno == EINTR) {}
    return -problem;
  }
  return identifier;
}

// Whether the processes that this one starts from now on live in a process space of their own, where
// they can neither see nor signal anybody outside. 0x20000000 is CLONE_NEWPID, 0x10000000
// CLONE_NEWUSER (sched.h); who is not root needs a user space of his own for it.
static inline int lectern_enter_process_space(void) {
  if (unshare(0x20000000) == 0) return 1;
  return unshare(0x20000000 | 0x10000000) == 0 ? 2 : 0;
}
