"""Small trials with made-up people that show what choosing by chance does: a second route for studies."""

from __future__ import annotations

import random
import statistics


def chance_is_fair(seed: int = 5, trials: int = 40) -> bool:
    """Whether samples drawn at random from all lie closer to the mean of all than samples from one part.

    >>> chance_is_fair()
    True
    """
    source = random.Random(seed)
    part = [source.gauss(60, 10) for _ in range(300)]
    everyone = part + [source.gauss(40, 10) for _ in range(900)]
    middle = statistics.fmean(everyone)
    gaps = [
        statistics.fmean(abs(statistics.fmean(source.sample(group, 50)) - middle) for _ in range(trials))
        for group in (everyone, part)
    ]
    return gaps[0] < gaps[1]


def larger_is_closer(small: int = 30, large: int = 120, seed: int = 5, trials: int = 60) -> bool:
    """Whether the means of larger random samples lie closer together.

    >>> larger_is_closer(), larger_is_closer(120, 30)
    (True, False)
    """
    source = random.Random(seed)
    everyone = [source.gauss(50, 12) for _ in range(2000)]
    spreads = [
        statistics.pstdev(statistics.fmean(source.sample(everyone, size)) for _ in range(trials))
        for size in (small, large)
    ]
    return spreads[1] < spreads[0]


def third_thing_links(seed: int = 5) -> bool:
    """Whether two quantities that both depend on a third go together, and no longer do when the third is held.

    >>> third_thing_links()
    True
    """
    source = random.Random(seed)
    ages = [source.uniform(6, 12) for _ in range(400)]
    feet, words = ([2 * age + source.gauss(0, 1) for age in ages] for _ in range(2))
    held_feet, held_words = ([2 * 9 + source.gauss(0, 1) for _ in ages] for _ in range(2))
    return statistics.correlation(feet, words) > 0.8 and abs(statistics.correlation(held_feet, held_words)) < 0.2
