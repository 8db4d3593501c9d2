// Functions of glibc that Swift's own module leaves out, because their headers show them only
// under _GNU_SOURCE, because they are variadic, or because Swift marks them unavailable.
#pragma once
#include <sys/types.h>
#include "contract.h"
#include "process.h"

extern int pipe2(int descriptors[2], int flags);
extern int backtrace(void **addresses, int size);

struct lectern_dl_info { const char *file; void *base; const char *symbol; void *address; };
extern int dladdr(const void *address, struct lectern_dl_info *info);

static inline int lectern_fork(void) { extern int fork(void); return fork(); }
// 1 is PR_SET_PDEATHSIG, 36 is PR_SET_CHILD_SUBREAPER (linux/prctl.h).
static inline int lectern_adopt_orphans(void) { return prctl(36, 1UL, 0UL, 0UL, 0UL); }
static inline int lectern_end_with_parent(int signal) { return prctl(1, (unsigned long)signal, 0UL, 0UL, 0UL); }

// 434 is pidfd_open on every architecture; its descriptor closes on exec.
static inline int lectern_open_process(int identifier) {
  return (int)syscall(434L, (long)identifier, 0L);
}

// 0x541B is FIONREAD (asm-generic/ioctls.h); 0 when the descriptor is closed or no pipe.
static inline int lectern_bytes_waiting(int descriptor) {
  extern int ioctl(int descriptor, unsigned long request, ...);
  int count = 0;
  return ioctl(descriptor, 0x541BUL, &count) == 0 ? count : 0;
}

#include <stdio.h>
static inline void lectern_buffer_standard_output_by_line(void) { setvbuf(stdout, NULL, _IOLBF, 0); }
