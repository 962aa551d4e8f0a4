"""Story problems worked out by what units and words allow together; answered only where one choice can be reached.

Nothing here is called verified, and it is asked last, when no topic has read the sentences. Beyond `reckoning` it knows
percents, factors, ratios, conversions and powers, weighs what words ask for, and takes the cheapest calculation.
"""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.stories.at_length.general import solving

SOLVERS: tuple[Solver, ...] = (solving.solve,)
