"""A lecture of our own for the quiz tests: short, with definitions, numbers, contrasts and a few unusable sentences."""

from __future__ import annotations

from pathlib import Path

from index.transcript import Sentence

SAID = """
Welcome back, in this video we look at bread.
Gluten is a network of proteins that holds the dough together.
It forms when flour meets water.
Yeast is a living organism that turns sugar into carbon dioxide.
The carbon dioxide is trapped by the gluten, so the dough rises.
A sourdough starter is a mixture of flour and water in which wild yeast lives.
The starter needs fresh flour every day.
Kneading develops the gluten because it stretches the proteins.
Bakers use steam instead of dry heat because the crust stays soft for longer.
The crust is the outer layer of the loaf that turns brown in the oven.
The browning of the crust is called the Maillard reaction.
Proofing is the stage in which the dough rests before the oven.
A wheat loaf bakes for 35 minutes at a temperature of 230 degrees.
A rye loaf bakes for 60 minutes, and the rye dough holds 80 percent water.
Salt slows the yeast and makes the gluten stronger.
As you can see on the left, the loaf is done.
The oven spring is the sudden rise of the loaf in the first ten minutes of baking.
Whole flour contains the bran, which cuts the gluten into shorter strands.
The bran is the hard outer layer of the grain.
Wild yeast works slowly, so a sourdough loaf needs about 12 hours of proofing.
Thanks for watching.
"""
KEYPHRASES = (
    "gluten",
    "yeast",
    "sourdough starter",
    "dough",
    "crust",
    "Maillard reaction",
    "oven spring",
    "carbon dioxide",
)


def sentences() -> list[Sentence]:
    """The lecture, five seconds a sentence."""
    lines = SAID.strip().splitlines()
    return [Sentence(5.0 * number, 5.0 * number + 4.5, line) for number, line in enumerate(lines)]


def write_captions(path: Path) -> Path:
    """The lecture as an .srt file."""
    cues = [
        f"{number}\n{_clock(one.start)} --> {_clock(one.end)}\n{one.text}\n"
        for number, one in enumerate(sentences(), 1)
    ]
    path.write_text("\n".join(cues), encoding="utf-8")
    return path


def _clock(seconds: float) -> str:
    return f"00:{int(seconds) // 60:02}:{int(seconds) % 60:02},{int(seconds * 1000) % 1000:03}"
