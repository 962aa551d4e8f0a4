"""Which formula says what a story says: letters, units and roles are read, and every choice is tried on instances.

No sentence has to be understood as a whole. What each number and letter is follows from its unit, its noun and the few
words beside it; then every choice is computed for concrete cases. Only one may agree, and it is never called verified.

Each kind of story is a module with `read`, which gives situations (`cases`): amounts at some points, or borders where a
relation must begin to hold. `choosing` tries the choices on them. Not here: choices that are numbers.
"""

from __future__ import annotations

from tools.maths.topics.stories.by_roles.choosing import solve

__all__ = ["solve"]
