"""Maths: reading a problem, solving it in checked steps, hinting, looking at work, and making another like it."""

from tools.maths.faces import another_like_this, check_work, hint, solve
from tools.maths.solution import Hint, Solution, Step, Variant, Work

__all__ = ["Hint", "Solution", "Step", "Variant", "Work", "another_like_this", "check_work", "hint", "solve"]
