"""The mistakes Lemma knows by name, how a tutor would say each, and the one question that leads back.

Neither name nor question holds an answer. The wrong procedures themselves, which are really run on a problem, are in
`wrong_equations.py`, `wrong_answers.py` and `procedures.py`; a topic adds its own as `Slip`s.
"""

from __future__ import annotations

import re

SIGN = "sign slip moving a term"
DIVIDED_ONE_TERM = "divided only one term"
FORGOT_DIVIDING = "forgot to divide the other side"
SUBTRACTED = "subtracted instead of dividing"
MULTIPLIED = "multiplied instead of dividing"
UPSIDE_DOWN = "divided the wrong way round"
FIRST_TERM = "distributed over the first term only"
LOST_MINUS = "lost the minus sign when removing a bracket"
TERMWISE = "squared term by term"
ONE_ROOT = "forgot the second root"
POSITIVE_ONLY = "took only the positive root"
LOST_ROOT = "divided by the unknown and lost a root"
FACTORED = "factored with the wrong numbers or signs"
ROOT_SIGNS = "took the roots with the wrong sign"
UNLIKE = "combined unlike terms"
NOT_ASKED = "answered the unknown instead of what was asked"
OTHER_UNKNOWN = "answered the other unknown"
EARLY = "stopped before the last step"
EVALUATION_SIGN = "sign slip when evaluating"
DROPPED = "dropped the constant term"
LEFT_TO_RIGHT = "worked from left to right instead of in the usual order"
NO_HUNDREDTH = "used the percent as a whole number"
REST = "took the rest instead of the part"
DIVIDED_PERCENT = "divided by the percent"
WRONG_BASE = "took the percent of the wrong amount"
ADDED_PERCENTS = "added percents that follow one another"
SLIP = "arithmetic slip"
FOLD = "mixed up the sum and the product"
OTHER_ROOT = "took the root that is not asked for"
TERM_SIGN = "sign slip in a term"
ADDED = "added where the signs differ"
EXPONENTS_MULTIPLIED = "multiplied the exponents instead of adding them"
EXPONENTS_ADDED = "added the exponents instead of multiplying them"
BASES = "multiplied the bases as well as the powers"
ROOT_OF_SUM = "took the root of a sum term by term"
FORGOT_ROOT = "forgot to take the root"
ACROSS = "added the fractions straight across"
CANCELLED = "cancelled terms instead of factors"
PART_TO_PART = "compared the part with the other part instead of the whole"
WRONG_TOTAL = "divided by the wrong total"
WRONG_MEASURE = "took another measure of the data than the one asked for"
FORGOT_COUNT = "forgot to divide by how many there are"
DIAMETER = "used the diameter as the radius"
RADIUS = "halved the radius"
FORGOT_HALF = "forgot the half"
CIRCUMFERENCE = "used the circumference instead of the area"
DISC = "used the area instead of the circumference"
LEGS = "mixed up the legs and the hypotenuse"
SINE_COSINE = "mixed up sine and cosine"
SCALE = "used the scale of the lengths for the area or the volume"
NOT_FLIPPED = "kept the inequality sign when dividing by a negative number"
STRICT = "mixed up “less than” with “less than or equal to”"
SLOPE = "took run over rise for the slope"
SWAPPED = "swapped the slope and the intercept"
COORDINATES = "swapped the coordinates"
ROUNDED = "rounded an exact value"
FRACTION_FOR_PERCENT = "left the percent as a fraction of one"

ASK = {
    SIGN: "When you take a term to the other side you really add or subtract it on both sides: which of the two, and "
    "what becomes of its sign?",
    DIVIDED_ONE_TERM: "If you divide one side, what has to happen to every term on it and on the other side?",
    FORGOT_DIVIDING: "You divided on one side. What has to happen on the other side to keep the balance?",
    SUBTRACTED: "The number stands in front of the letter, so it multiplies. What undoes a multiplication?",
    MULTIPLIED: "The number multiplies the letter. What undoes a multiplication?",
    UPSIDE_DOWN: "Which number is divided by which?",
    FIRST_TERM: "The factor before the bracket belongs to everything inside. What does it make of the second term?",
    LOST_MINUS: "A minus before a bracket changes every sign inside. What happens to the second term?",
    TERMWISE: "What do you get when you write the square as bracket times bracket and multiply it out?",
    ONE_ROOT: "Which other number has the same square, or makes the other factor zero?",
    POSITIVE_ONLY: "Which other number has the same square?",
    LOST_ROOT: "You divided by something that may be zero. What if it is: does that value solve the equation too?",
    FACTORED: "Multiply your brackets out again: do you get every term of the equation back, with its sign?",
    ROOT_SIGNS: "Put your value back into the factor: does it become zero?",
    UNLIKE: "Can a term with the letter and a plain number be added into one term?",
    NOT_ASKED: "Read the question once more: what exactly does it want?",
    OTHER_UNKNOWN: "Which of the two letters does the question want?",
    EARLY: "That number belongs to the way there. Read the question once more: what is still to be done?",
    EVALUATION_SIGN: "Look at the sign of the last term again when you put the value in.",
    DROPPED: "Have you used every term of what is asked?",
    LEFT_TO_RIGHT: "Which operation comes first: the multiplication or the addition?",
    NO_HUNDREDTH: "What does “percent” mean as a fraction?",
    REST: "Is the question about that part, or about what is left?",
    DIVIDED_PERCENT: "“Of” means multiply: how do you write the percent as a fraction and multiply?",
    WRONG_BASE: "Percent of what? Which amount is the 100% here?",
    ADDED_PERCENTS: "The second percent is taken of the new amount. What is that amount?",
    SLIP: "Work that last calculation out once more, slowly: what do you get?",
    FOLD: "Does the question want the solutions added or multiplied?",
    OTHER_ROOT: "Which of the solutions does the question want?",
    TERM_SIGN: "Go through the signs once more, term by term: which one changes?",
    ADDED: "Check the signs before you combine: which terms are subtracted?",
    EXPONENTS_MULTIPLIED: "Write both powers out as products: how many factors are there together?",
    EXPONENTS_ADDED: "Write the power of a power out: how many factors are there in all?",
    BASES: "Write both powers out as products: what is the factor that repeats?",
    ROOT_OF_SUM: "Try it with small numbers: is the root of a sum the sum of the roots?",
    FORGOT_ROOT: "You have the square of what you want. How do you get back from it?",
    ACROSS: "What do both fractions need before their tops can be added?",
    CANCELLED: "Is what you crossed out a factor of the whole top, or only one of its terms?",
    PART_TO_PART: "What is the whole here, and what is the part?",
    WRONG_TOTAL: "Out of which group is one chosen? How many are in that group?",
    WRONG_MEASURE: "Which measure does the question ask for: mean, median, mode or range, and how is that one found?",
    FORGOT_COUNT: "You have a sum. What makes a mean of it?",
    DIAMETER: "Is the length you used the radius or the diameter?",
    RADIUS: "Is the length you used the radius or the diameter?",
    FORGOT_HALF: "Write the formula down once more: is there a factor you left out?",
    CIRCUMFERENCE: "Which formula measures the inside, and which the way round?",
    DISC: "Which formula measures the inside, and which the way round?",
    LEGS: "Which side lies opposite the right angle, and where does it stand in the Pythagorean theorem?",
    SINE_COSINE: "Seen from the angle: which side is opposite and which is adjacent?",
    SCALE: "If every length is multiplied by a factor, what happens to an area, and what to a volume?",
    NOT_FLIPPED: "What happens to an inequality when both sides are multiplied or divided by a negative number?",
    STRICT: "Does the border itself belong to it?",
    SLOPE: "Slope is how far up for one step to the right: which difference goes on top?",
    SWAPPED: "In y = mx + b, which number is the slope and which is where the line meets the y-axis?",
    COORDINATES: "Which coordinate comes first in a point?",
    ROUNDED: "What is the exact value, as a fraction or with a root or π left in it?",
    FRACTION_FOR_PERCENT: "How many hundredths is that? The question wants it as a percent.",
}
ASK_GENERALLY = "Which single operation did you do there, and why that one?"

_BY_WORDS = [  # a topic names its slips itself; these words decide which question fits
    (r"diameter|\bradius\b", ASK[DIAMETER]),
    (r"circumference", ASK[CIRCUMFERENCE]),
    (r"fraction in the formula|\bhalf\b|\bthird\b", ASK[FORGOT_HALF]),
    (r"adding the percents|same amount each time", ASK[ADDED_PERCENTS]),
    (r"percent.*(?:wrong|after the change|of the length)|base for the percent", ASK[WRONG_BASE]),
    (r"percent", ASK[NO_HUNDREDTH]),
    (r"part with part|other part|\bpart\b.*\bwhole\b|\bwhole\b.*\bpart\b|\brest\b", ASK[PART_TO_PART]),
    (r"median|\bmean\b|\bmode\b|\brange\b|\bmeans\b", ASK[WRONG_MEASURE]),
    (r"order", "What has to be done with a list of data before its middle is looked for?"),
    (r"scal|length", ASK[SCALE]),
    (r"sign", ASK[TERM_SIGN]),
    (r"upside down|turned round|wrong way round", ASK[UPSIDE_DOWN]),
    (r"convert|units", "In which unit is each number given, and in which is the answer wanted?"),
    (r"instead of multiplying|instead of dividing|proportion", "If one quantity grows, does the other grow or shrink?"),
    (r"rounding", "Put your number back: does it still keep what the problem demands?"),
    (r"only once|every unit|one of the rates", "Which amounts count once, and which count again for every unit?"),
    (r"supplement|angles", "Which angle is meant, and what do the angles add up to?"),
    (r"instead of|bound itself|stopp|answered with|that is given", ASK[NOT_ASKED]),
]
_SAID = {
    SIGN: "moved a term across without changing its sign",
    TERM_SIGN: "slipped with the sign of one term",
    SLIP: "made a small slip in the arithmetic",
    EVALUATION_SIGN: "slipped with a sign when putting the value in",
}
_VERB = re.compile(
    r"(?:[a-z]+ed|took|forgot|lost|left|kept|swapped|made|worked|read|found|did|was|went|chose|gave|put|set|got)\b"
)


def question(name: str | None) -> str:
    """The one question that leads back; a topic's own name for a mistake is taken by its words.

    >>> question("using the diameter as the radius") == ASK[DIAMETER]
    True
    """
    if name is None or name in ASK:
        return ASK.get(name or "", ASK_GENERALLY)
    return next((ask for words, ask in _BY_WORDS if re.search(words, name)), ASK_GENERALLY)


def said(name: str) -> str:
    """A sentence that names the mistake, whether the name is "forgot the half" or "forgetting the half".

    >>> said("forgot the half"), said("adding straight across")
    ('It looks as if you forgot the half.', 'That is what comes of adding straight across.')
    """
    name = _SAID.get(name, name).rstrip(".")
    lowered = name[:1].lower() + name[1:]
    if _VERB.match(lowered):
        return f"It looks as if you {lowered}."
    return f"That is what comes of {lowered}." if re.match(r"(?:not )?\w+ing\b", lowered) else f"It looks like {name}."
