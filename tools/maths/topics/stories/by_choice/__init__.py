"""Which formula models a story, found by ruling out the others: never called verified.

The choices bring the structure, so little of the text must be understood: what each of its numbers may do in a formula
(`told`), what it does in a choice (`places`), and which choices that rules out (`ruling_out`). No formula is made from
the story: where one can be, `by_roles`, `ledger` and `scenes` have been asked before.
"""

from __future__ import annotations

from tools.maths.topics.stories.by_choice.ruling_out import solve

__all__ = ["solve"]
