"""Which system calls a jailed process may make, compiled outside it with libseccomp.

A list of what is allowed: what Python, Cairo, FFmpeg and Typst call while they draw. Everything else is answered "not
permitted", so that a scene gets an ordinary OSError: no sockets, no new processes, no tracing, no mounts, no changes to
files' owners and modes (which Landlock does not guard).
"""

from __future__ import annotations

import contextlib
import errno
import tempfile
from functools import cache

_THREAD = 0x00010000  # CLONE_THREAD, clone(2)
_OWN_DESCRIPTORS = (0, 1, 2, 3, 4, 1030)  # fcntl(2): duplicate and flags; not F_SETOWN, which sends others signals
_ON_DESCRIPTORS = 0x5401, 0x5451, 0x541B  # ioctl(2): is it a terminal?, close on exec, bytes waiting
_NAMES = (15, 16, 0x53564D41)  # prctl(2): name a thread, name a mapping

_CALLS = """
read readv pread64 preadv write writev pwrite64 pwritev lseek close close_range open openat fstat stat lstat
newfstatat statx access faccessat faccessat2 getdents64 getcwd readlink readlinkat statfs fstatfs mkdir mkdirat
rmdir unlink unlinkat rename renameat renameat2 ftruncate fallocate fsync fdatasync flock dup dup2 dup3 pipe
pipe2 eventfd2 umask fadvise64 mmap mprotect munmap mremap brk madvise futex futex_waitv set_robust_list
get_robust_list rseq membarrier arch_prctl set_tid_address sched_yield sched_getaffinity sched_getparam
sched_getscheduler sched_get_priority_max sched_get_priority_min getcpu nanosleep clock_nanosleep clock_gettime
clock_getres gettimeofday time times getpid gettid getppid getuid geteuid getgid getegid getgroups getpgrp
getpgid getsid uname sysinfo getrusage getrlimit rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending
sigaltstack restart_syscall poll ppoll select pselect6 epoll_create1 epoll_ctl epoll_wait epoll_pwait exit
exit_group getrandom
"""


@cache
def compiled() -> bytes:
    """Return the filter as the kernel reads it; empty where libseccomp is not installed."""
    try:
        import pyseccomp as seccomp
    except (ImportError, RuntimeError, OSError):
        return b""
    rules = seccomp.SyscallFilter(seccomp.ERRNO(errno.EPERM))

    def allow(call: str, *conditions: seccomp.Arg) -> None:
        with contextlib.suppress(OSError, ValueError):  # a call this machine does not have
            rules.add_rule(seccomp.ALLOW, call, *conditions)

    for call in _CALLS.split():
        allow(call)
    allow("clone", seccomp.Arg(0, seccomp.MASKED_EQ, _THREAD, _THREAD))
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags cannot be looked at: then libc takes clone
    allow("prlimit64", seccomp.Arg(0, seccomp.EQ, 0))
    for command in _OWN_DESCRIPTORS:
        allow("fcntl", seccomp.Arg(1, seccomp.EQ, command))
    for request in _ON_DESCRIPTORS:
        allow("ioctl", seccomp.Arg(1, seccomp.EQ, request))
    for option in _NAMES:
        allow("prctl", seccomp.Arg(0, seccomp.EQ, option))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
