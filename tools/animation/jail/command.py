"""The command that starts a jailed process, and the list of what it may read.

The list is made of what Python and Manim need, and of nothing else: no `/etc` but the font settings, no `/usr/share`
but fonts, no home folder. Two of our own packages are on it, since they run inside. Where the interpreter or the
environment lie in somebody's home, only those folders of it can be seen.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from functools import cache
from pathlib import Path

from tools.animation.jail.limits import MEGABYTE, Limits

WORK = "/cell"  # the writable folder, as seen from inside a namespace
PROJECT = Path(__file__).resolve().parents[3]
OUR_PACKAGES = ("index", "tools")
_SYSTEM = (
    "/lib",
    "/lib32",
    "/lib64",
    "/usr/lib",
    "/usr/lib32",
    "/usr/lib64",
    "/usr/local/lib",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/fontconfig",
    "/etc/fonts",
    "/var/cache/fontconfig",
    "/etc/ld.so.cache",
)
# Numerical libraries start a thread a core, each with address space of its own.
ENVIRONMENT = {
    "PATH": "/usr/bin",  # nothing is there; some modules insist on the name
    "HOME": WORK,
    "TMPDIR": WORK,
    "XDG_CACHE_HOME": f"{WORK}/.cache",
    "LANG": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
}
_START = (
    "import json, sys; setup = json.loads(sys.argv[1]); sys.path[:] = setup['path']; "
    "from tools.animation.jail.child import serve; serve(setup)"
)


@cache
def bubblewrap() -> str | None:
    """The bubblewrap program, if it is installed."""
    return shutil.which("bwrap", path="/usr/bin:/bin:/usr/local/bin")


@cache
def readable() -> tuple[str, ...]:
    """Every folder and file a jailed process may read, each existing, none inside another."""
    places = [*_SYSTEM, *_interpreter(), *(str(PROJECT / name) for name in OUR_PACKAGES)]
    there = sorted({place for place in places if os.path.exists(place)})
    return tuple(p for p in there if not any(p != other and p.startswith(f"{other}/") for other in there))


def _interpreter() -> list[str]:
    """The program, its standard library, and the packages beside us."""
    paths = sysconfig.get_paths()
    base = sysconfig.get_paths(vars={"base": sys.base_prefix, "platbase": sys.base_exec_prefix})
    libraries = {base["stdlib"], base["platstdlib"], paths["purelib"], paths["platlib"]}
    shared = sysconfig.get_config_var("LIBDIR")
    name = sysconfig.get_config_var("INSTSONAME")  # an interpreter built as a shared library lies beside its folder
    return [os.path.realpath(sys.executable), *libraries, *([f"{shared}/{name}"] if shared and name else [])]


def import_path() -> list[str]:
    """Where the child looks for modules: the standard library, the packages, the project. Not the current folder."""
    paths = sysconfig.get_paths()
    library = sysconfig.get_paths(vars={"base": sys.base_prefix, "platbase": sys.base_exec_prefix})["stdlib"]
    return [library, f"{library}/lib-dynload", paths["purelib"], str(PROJECT)]


def inside(setup: str) -> list[str]:
    """The interpreter's own command line. `setup` is JSON for `child.serve`."""
    # -I: no environment variables, no user packages; -S: no .pth files; -B: no byte code written.
    return [os.path.realpath(sys.executable), "-I", "-S", "-B", "-c", _START, setup]


def namespaced(setup: str, limits: Limits) -> list[str]:
    """The same inside namespaces of its own, with a root made of `readable()` and a folder in memory."""
    program = bubblewrap()
    if program is None:
        raise FileNotFoundError("bubblewrap is not installed")
    command = [program, "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    command += ["--unshare-cgroup-try", "--die-with-parent", "--new-session", "--hostname", "cell", "--as-pid-1"]
    command += ["--cap-drop", "ALL", "--clearenv"]
    for place in readable():
        command += ["--symlink", os.readlink(place), place] if os.path.islink(place) else ["--ro-bind", place, place]
    for device in ("/dev/null", "/dev/urandom"):
        command += ["--dev-bind", device, device]
    command += ["--size", str(limits.folder_mb * MEGABYTE), "--tmpfs", WORK, "--chdir", WORK]
    for name, value in ENVIRONMENT.items():
        command += ["--setenv", name, value]
    return [*command, "--", *inside(setup)]
