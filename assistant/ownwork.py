"""The learner's own work in a message: values, lines, or a problem together with lines on it.

A line counts as work on the open problem when it is a value, or when it is near that problem (same letters, and an
equivalent, simpler or overlapping equation). Whether it is right is `check_work`'s to say.

    >>> own_work("I got x = 4, is that right?", "3x + 7 = 22")
    ('x = 4',)
    >>> own_work("2y - 9 = 40", "3x + 7 = 22") is None
    True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from assistant import wording
from assistant.mathtalk import Reading, has_choices, is_number, read_maths
from tools.maths.tree import Node, Rel, Sym, letters, walk
from tools.maths.values import Unvalued, evaluate

_VALUE = r"[-−+]?\s*\$?\\?(?:d?frac)?[\d.,/{}\s]*\d[\d.,/{}%°]*\$?"
_CLAIM = re.compile(
    r"\b(?:(?:i|we|ive|i've)\s+(?:just\s+|keep\s+|also\s+|always\s+)*(?:got|get|getting|have|found|find|calculated|"
    r"ended up (?:with|at)|end up (?:with|at)|"
    r"came up with|come up with|came (?:to|out with)|think|thought|believe|guess|reckon|say|said|put|wrote|chose|did|"
    r"tried|"
    r"divided|multiplied|added|subtracted|moved|factou?red|expanded|took|went|plugged|used|solved)|"
    r"my (?:answer|work(?:ing)?|solution|result|guess|attempt|steps?|lines?)|i'?m getting|got|"
    r"(?:so |then |and )?(?:the )?answer(?:'s| is| was| would be| should be|:)|so (?:it'?s|it is|x is|that'?s)|"
    r"is\s+(?:it|the (?:answer|solution|root)|x|y)|ans(?:wer)?|(?:would|could|should|must) it be|maybe(?: it'?s)?|"
    r"(?:it'?s|it is|its)|perhaps|equals|what if|suppose|how about|what about|could (?:x|y|it|that) be|isn'?t it|"
    r"shouldn'?t it be|check(?: my work| this| that)?\b|"
    r"does|here(?:'s| is) (?:my|what))\b",
    re.IGNORECASE,
)
_ASKS_RIGHT = re.compile(
    r"\b(?:right|correct|ok(?:ay)?|true|good|wrong|mistake|error|check|verify|does (?:that|this|it) (?:work|look)|am "
    r"i)\b[^?]*\??\s*$",
    re.IGNORECASE,
)
_FILLER = wording.listed(
    "so then therefore thus hence and or is it the answer it's its i got get think x equals = maybe um uh hmm ok "
    "okay well my "
    "right correct yes no wait like that's that be would must umm er just final guess about approximately we have "
    "has to "
    "because from gives which means next after finally first this done option choice"
)
_NUMBER_WORD = "|".join(sorted((w for w in wording.NUMBER_WORDS if w != "one"), key=len, reverse=True))
_SPOKEN_VALUE = re.compile(
    rf"\b(?:(?:negative|minus)\s+)?(?:{_NUMBER_WORD}|(?<=negative )one|(?<=minus )one)(?:[\s-](?:{_NUMBER_WORD}|one|"
    rf"hal(?:f|ves)|thirds?|quarters?))*\b",
    re.I,
)


_NO_VALUE = re.compile(
    r"\bno (?:real )?solutions?\b|\binfinitely many(?: solutions)?\b|\ball (?:real )?numbers\b|\bundefined\b", re.I
)
_QUESTION_WORD = re.compile(
    r"\W*(?:but |so |ok |and )?(?:why|how (?!about)|where|which|who|when|what (?!if|about)|can you|could you|give|"
    r"show)",
    re.I,
)
_UNITS = wording.listed(
    "cm mm km m in ft yd mi kg g mg lb lbs oz l ml s min h hr hrs square squared sq cubic cubed unit units degrees "
    "degree percent dollars "
    "dollar cents euros euro pounds meters metres meter metre centimeters centimetres kilometers kilometres inches "
    "feet miles hours hour minutes "
    "seconds days weeks years liters litres grams points per people apples"
)


def own_work(text: str, problem: str | None) -> tuple[str, ...] | None:
    """The learner's own lines in a message, or None when it is not work on `problem` (the open one, if any)."""
    text = _unmistakable(text)
    read = read_maths(text)
    claims = bool(_CLAIM.search(read.prose)) or bool(_ASKS_RIGHT.search(text))
    lines = _lines(text)
    if (
        problem is not None
        and (none := _NO_VALUE.search(text))
        and len(read.words) <= 8
        and not _QUESTION_WORD.match(text)
    ):
        return (none.group(),)
    if read.relations:
        if problem is None:
            return None
        return tuple(lines) if _work_lines(read, lines, problem, claims) else None
    if problem is None or re.search(r"\d:\d\d", text) or _QUESTION_WORD.match(text):
        return None
    return _bare_value(text, read, claims, problem)


def with_problem(text: str) -> tuple[str, tuple[str, ...]] | None:
    """A message that brings a problem and the learner's work on it: (problem, lines); None if it is not one.

    >>> with_problem("check: 3x+7=22; 3x=15; x=5")
    ('3x+7=22', ('3x=15', 'x=5'))
    """
    text = _unmistakable(text)
    read = read_maths(text)
    relations = read.relations
    if len(relations) < 2:
        return None
    names = [letters(f.node) for f in relations]
    is_solved = solved(relations[-1].node) or solved(relations[0].node)
    one_letter = len(frozenset().union(*names)) == 1
    stated = bool(re.search(r"\b(?:solve|find|what is|value of|which|how many)\b", read.prose, re.IGNORECASE))
    claims = bool(re.search(r"\b(?:i|my|check|correct|right|mistake)\b", read.prose, re.IGNORECASE))
    task = next(
        (f for f in relations if not solved(f.node)), None
    )  # it may stand after the answer: "is x = 3 right for …"
    if (
        not is_solved
        or task is None
        or has_choices(text)
        or (not claims and (stated or not one_letter or task is not relations[0]))
    ):
        return None
    return task.source, tuple(f.source for f in relations if f is not task)


def _unmistakable(text: str) -> str:
    """The pronoun I and the article a beside a number, put so that they are not read as letters of a formula."""
    text = re.sub(r"(?<=\d )I\b(?=\s+[a-z])", "we", text)
    return re.sub(r"\ban? (solution|root|answer|zero|factor)\b", r"the \1", text)


def _lines(text: str) -> list[str]:
    """The formulas of a message, one a line: its equations, else its expressions, else numbers."""
    read = read_maths(text)
    return [f.source for f in (read.relations or read.telling or read.formulas)]


def _work_lines(read: Reading, lines: Sequence[str], problem: str, claims: bool) -> bool:
    asked = re.search(
        r"\b(?:solve|find|simplify|factor|what(?:'s| is)|if|how (?:do|many|much)|value of|now do|try|new|next one|"
        r"this one|different)\b",
        read.prose,
        re.IGNORECASE,
    )
    theirs = read_maths(problem)
    known = {squashed(f.source) for f in theirs.formulas}
    nodes = [f.node for f in read.relations]
    if all(squashed(line) in known for line in lines):
        return False  # the problem again, nothing of their own
    if (asked and not claims) or re.search(
        r"^\W*(?:now (?!what)|new|next|a different|another)\b", read.prose, re.IGNORECASE
    ):
        return False
    if not theirs.telling:  # a word problem: whatever equation is set up belongs to it
        return len(read.words) <= 30
    if claims and len(read.words) <= 30 and any(solved(n) or near(n, theirs) for n in nodes):
        return True
    if len(read.words) > 12:
        return False
    if len(nodes) == 1:
        return solved(nodes[0]) or near(nodes[0], theirs)
    return near(nodes[0], theirs) or (solved(nodes[0]) and solved(nodes[-1]))


def _bare_value(text: str, read: Reading, claims: bool, problem: str) -> tuple[str, ...] | None:
    """A value without an equation: "5?", "is it 29", "negative two", "(2, 3)", "58/2", "I divided by 3 and got 5"."""
    left = [
        w
        for w in read.words
        if w.lower() not in _FILLER and w.lower() not in wording.NUMBER_WORDS | dict.fromkeys(_UNITS)
    ]
    pair = re.search(r"\(\s*-?[\d./]+\s*,\s*-?[\d./]+\s*\)", text)
    if pair and len(left) <= 2:
        return (pair.group(),)
    values = [f for f in read.formulas if is_number(f.node)]
    spoken = _SPOKEN_VALUE.search(text)
    named = problem.lower()  # "8 muffins", where the problem is about muffins
    short = (all(w.lower() in named for w in left[:2]) and len(left) <= 2) or (claims and len(left) <= 12)
    if not short or re.search(
        r"\b(?:questions?|hints?|more|steps?|times|minutes?|problems?|examples?)\b", text, re.IGNORECASE
    ):
        return None
    others = [f for f in read.telling if letters(f.node)]
    if others and (claims or not left):
        return tuple(f.source for f in others)
    if values and len(read.telling) == 0:
        return (values[-1].source,)
    if spoken and (claims or len(read.words) <= 3) and not values:
        return (spoken.group(),)
    return None


def solved(node: Node) -> bool:
    """One letter alone on one side and only numbers on the other: x = 4, -3 = y, x > 2."""
    if not isinstance(node, Rel):
        return False
    sides = (node.left, node.right)
    return any(isinstance(a, Sym) and not letters(b) for a, b in (sides, sides[::-1]))


def near(node: Node, problem: Reading) -> bool:
    """Whether an equation belongs to work on `problem`."""
    if solved(node):
        return True
    names = letters(node)
    if not names:  # 22 - 7 = 15
        return True
    if not names <= {n for f in problem.formulas for n in letters(f.node)}:
        return False
    if not isinstance(node, Rel):
        return True
    return any(
        isinstance(f.node, Rel) and (_equivalent(node, f.node) or _overlap(node, f.node)) for f in problem.formulas
    )


def _equivalent(a: Rel, b: Rel) -> bool:
    """Whether two equations have proportional differences at a few points."""
    names = sorted(letters(a) | letters(b))
    ratios = []
    for start in (17, 29, 41):  # sevenths, so that no school problem's solution is hit
        at: dict[str, Fraction | float] = {name: Fraction(start + 3 * i, 7) for i, name in enumerate(names)}
        try:
            one = evaluate(a.left, at) - evaluate(a.right, at)
            two = evaluate(b.left, at) - evaluate(b.right, at)
        except (Unvalued, ArithmeticError, TypeError):
            return False
        if not two:
            return False
        ratios.append(float(one) / float(two))
    return max(ratios) - min(ratios) < 1e-9 and abs(ratios[0]) > 1e-9


def _overlap(a: Rel, b: Rel) -> bool:
    """Whether `a` is `b` one step on: shorter, and either nearly solved (3x = 15) or built from pieces of `b`."""
    ours, theirs = list(walk(a)), list(walk(b))
    if len(ours) > len(theirs):
        return False
    nearly = any(not letters(side) for side in (a.left, a.right)) and len(ours) <= 5
    pieces = {repr(n) for n in theirs if letters(n) and not isinstance(n, Sym)}
    return nearly or any(repr(n) in pieces for n in ours)


def squashed(source: str) -> str:
    return re.sub(r"[\s$]", "", source).lower()


def any_problem(text: str) -> tuple[str, tuple[str, ...]] | None:
    """A problem and whatever else stands in the message as its answer, for a message known to bring both.

    >>> any_problem("does 7 work in x^2 - 6x - 7 = 0")
    ('x^2 - 6x - 7 = 0', ('7',))
    """
    formulas = read_maths(_unmistakable(text)).formulas
    tasks = [f for f in formulas if not is_number(f.node) and not solved(f.node)]
    if not tasks:
        return None
    task = max(tasks, key=lambda f: len(f.source))
    if len(formulas) == 1 and isinstance(task.node, Rel) and task.source.count("=") == 1:  # a claim: 2(x + 1) = 2x + 1
        return task.source.split("=")[0].strip(), (task.source,)
    return task.source, tuple(f.source for f in formulas if f is not task and f.source != task.source)


def claims(prose: str) -> bool:
    """Whether the words around the formulas claim something as one's own ("i got", "my answer")."""
    return bool(_CLAIM.search(prose))


def asks_right(text: str) -> bool:
    """Whether a message ends by asking if something is right."""
    return bool(_ASKS_RIGHT.search(text))


def any_near(read: Reading, problem: str) -> bool:
    """Whether an equation of the message belongs to work on `problem`."""
    theirs = read_maths(problem)
    return any(near(f.node, theirs) for f in read.relations)


def repeats(read: Reading, problem: str) -> bool:
    """Whether a formula of the message stands in `problem`."""
    known = squashed(problem)
    return any(squashed(f.source) in known for f in read.telling)


def states_value(text: str) -> bool:
    """Whether a text says what a letter equals, as a solution does in the end."""
    return any(solved(f.node) for f in read_maths(text).relations)


def any_work(text: str) -> list[str]:
    """Whatever could be the learner's work: equations, else expressions, the last number, a number word, a letter."""
    lines = _lines(text)
    if lines:
        read = read_maths(text)
        return lines if read.telling else lines[-1:]
    spoken = _SPOKEN_VALUE.search(text)
    if spoken:
        return [spoken.group()]
    letter = re.search(r"(?<![\w'])([A-E])(?![\w'])", text)
    return [letter.group(1)] if letter else []
