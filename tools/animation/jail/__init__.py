"""Where code that nobody has checked runs: a single-use process that can draw, and can do nothing else.

Covered, where the machine allows it (`protection()` says what was tried here and held):
- files: it sees Python, the environment's packages, fonts and one writable folder of bounded size; no home folder, no
  keys, no lecture, nobody's clip. (mount namespace; Landlock)
- network: no socket of any kind, not even to this machine. (network namespace; seccomp)
- other processes: it sees none, can signal none, start none, trace none. (pid namespace; seccomp; Landlock)
- resources: memory, processor time, file size, open files, output and wall time are bounded; on any breach, on cancel
  and when we die, everything of it is killed.
- what it says: its output is parsed as data with bounds, never unpickled; a clip it hands over counts only after
  `tools.animation.inspection` has read it in another cell that never ran foreign code.

Where namespaces are refused (inside some containers), Landlock and seccomp alone do the same for files, network and
processes. Below that, `NotSafe` is raised and nothing foreign runs.

Not covered: a flaw of the kernel itself; how hot the processor gets; what the picture says (a scene can draw a false
claim); whether a file outside exists (without namespaces its metadata can be asked for, never its content).
"""

from __future__ import annotations

from tools.animation.jail.cell import Cell, Cells, Handed, NotSafe
from tools.animation.jail.layers import Protection, protection

__all__ = ["Cell", "Cells", "Handed", "NotSafe", "Protection", "protection"]
