"""Times of the clock: when something ends or began, how long it took, and when an amount that changes is reached.

One beginning or end, one length of time or one rate; whatever else a text tells, it is left alone.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem, plain_words, undressed
from tools.maths.topics.proportion import compound_units
from tools.maths.topics.proportion.compound_units import AMOUNT
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.stories.clock_reading import DAY, minutes, moved_hands, shown
from tools.maths.topics.writing import plain_text
from tools.maths.tree import Bin, Node, num

CONCEPT = (
    "Count clock times in minutes since midnight: then they can be added and subtracted, sixty minutes to an hour."
)
_T = r"(?:\d{1,2}(?::\d\d)? ?(?:a\.m\.?|p\.m\.?|am\b|pm\b)|\d{1,2}:\d\d|noon|midnight)"
_START = r"(?:leaves|left|departs|departed|starts|started|begins|began|boards|boarded|set out|sets out)"
_END = r"(?:arrives|arrived|ends|ended|finishes|finished|gets|got)"
_GO = r"(?:travels|traveled|drives|drove|flies|flew|runs|ran|lasts|lasted|takes|took|walks|walked|rides|rode|works|worked|continues)"
_LASTS = r"(?:the|this|his|her|their|it|its) ?(?:whole |bus |train |entire )?(?:(?:trip|ride|journey|flight|drive|walk|film|movie|show|concert|play|class|lesson|meeting|game|race|match|test|exam|homework|shift|practice) )?(?:takes|lasts|took|lasted|is|was)"
_FREE = r"[a-z' -]*?"
_TO_END = r"(?:at what time|what time|when) (?:does|did|will) (?P<asked>[a-z' -]+?) (?:arrive|end|finish|get|reach|be over|land|stop)(?P<tail> [a-z' -]+)?\?"
_TO_START = r"(?:at what time|what time|when) (?:does|did|will|must) (?P<asked>[a-z' -]+?) (?:leave|start|begin|depart|set out)(?P<tail> [a-z' -]+)?\?"
_HOW_LONG = r"(?:how long|how much time) (?:does|did|is|was) (?P<asked>[a-z' -]+?)(?: take| last)?\?|how many (?P<unit>minutes|hours) (?:does|did|is|was) (?P<asked2>[a-z' -]+?)(?: take| last| long)?\?"
_ON = r"(?: (?:on [a-z]+ morning|on [a-z]+|in the morning|that day|one day))?"
_ENDS = tuple(
    re.compile(p)
    for p in (
        rf"(?P<who>{_FREE}) {_START}(?P<where> {_FREE})? at (?P<from>{_T}){_ON}(?: and|, and|,) {_GO}(?: for)? (?P<time>{AMOUNT})(?P<how> {_FREE})?\. {_TO_END}",
        rf"(?P<who>{_FREE}) {_START}(?P<where> {_FREE})? at (?P<from>{_T}){_ON}(?:\.|,? and) {_LASTS} (?P<time>{AMOUNT})(?P<how> {_FREE})?\. {_TO_END}",
        rf"(?:an?|the) (?P<time>{AMOUNT}) (?P<who>{_FREE}) {_START}(?P<where> {_FREE})? at (?P<from>{_T}){_ON}\. {_TO_END}",
        rf"(?:an?|the) (?P<who>{_FREE}) (?:that|which) (?:is|lasts|takes) (?P<time>{AMOUNT})(?: long)? {_START}(?P<where> {_FREE})? at (?P<from>{_T}){_ON}\. {_TO_END}",
        rf"(?P<who>{_FREE}) (?:takes|lasts) (?P<time>{AMOUNT})\. if (?P<mid>it|the [a-z]+) {_START}(?P<where> {_FREE})? at (?P<from>{_T}){_ON}, {_TO_END}",
    )
)
_STARTS = tuple(
    re.compile(p)
    for p in (
        rf"(?P<who>{_FREE}) {_END}(?P<where> {_FREE})? at (?P<to>{_T}){_ON}(?: after|, after) (?:traveling|driving|flying|running|walking|riding|working)(?: for)? (?P<time>{AMOUNT})(?P<how> {_FREE})?\. {_TO_START}",
        rf"(?P<who>{_FREE}) {_END}(?P<where> {_FREE})? at (?P<to>{_T}){_ON}(?:\.|,? and) {_LASTS} (?P<time>{AMOUNT})(?P<how> {_FREE})?\. {_TO_START}",
        rf"(?P<who>{_FREE}) {_END}(?P<where> {_FREE})? at (?P<to>{_T}){_ON}\. (?:he|she|it|they) (?:had )?(?:worked|traveled|walked|drove|read|studied|practiced|ran|rode|played)(?: for)? (?P<time>{AMOUNT})(?P<how> {_FREE})?\. {_TO_START}",
        rf"it takes (?P<who>[a-z]+) (?P<time>{AMOUNT}) to (?P<where>{_FREE})\. if (?:he|she|(?P=who)) (?:must|has to|needs to|wants to) (?:be at|arrive at|reach|get to)(?P<how> {_FREE}) (?:at|by) (?P<to>{_T}){_ON}, what is the latest time (?P<asked>he|she|(?P=who)) (?:can|may|should) leave(?P<tail> {_FREE})?\?",
        rf"(?:an?|the) (?P<time>{AMOUNT}) (?P<who>{_FREE}) {_END}(?P<where> {_FREE})? at (?P<to>{_T}){_ON}\. {_TO_START}",
    )
)
_BETWEEN = tuple(
    re.compile(p)
    for p in (
        rf"(?P<who>{_FREE}) {_START}(?P<where> {_FREE})? at (?P<from>{_T}) and (?:it )?{_END}(?P<how> {_FREE})? at (?P<to>{_T})(?: (?:on )?(?:the|that) same day| that day)?\. (?:{_HOW_LONG})",
        rf"(?P<who>{_FREE}) opens(?P<where> {_FREE})? at (?P<from>{_T}) and closes at (?P<to>{_T})(?: (?:on )?(?:the|that) same day| that day)?\. (?:how long is (?P<asked>the [a-z]+) open|how many (?P<unit>minutes|hours) is (?P<asked2>the [a-z]+) open)\?",
        rf"(?P<who>{_FREE}) (?:worked|studied|practiced|slept|drove|walked|was at [a-z]+) from (?P<from>{_T}) to (?P<to>{_T})(?: that day| on [a-z]+)?\. (?:how long did (?P<asked>[a-z]+) (?:work|study|practice|sleep|drive|walk)|how many (?P<unit>minutes|hours) did (?P<asked2>[a-z]+) (?:work|study|practice|sleep|drive|walk))\?",
    )
)
_PER = r"(?:per|each|every|an?) (?P<per>minute|hour|second)"
_Q, _U = r"\d+(?:\.\d+)?", r"[a-z]+(?: of [a-z]+)?"
_FILL = rf"(?:is (?:being )?(?P<up>filled)|is (?:being )?(?P<down>drained|emptied)|(?P<rise>rises|increases|grows|gains)|(?P<fall>falls|drops|decreases|loses|leaks|drains)|(?:is )?(?P<added>added|pumped in|poured in)|(?:is )?(?P<taken>drained|pumped out|removed))(?: (?:at )?(?:an?|the) (?:constant |steady )?rate of| by| at)? (?P<rate>{_Q}) (?P<u2>{_U}) {_PER}"
_UNTIL = rf"(?:at what time|when) will (?P<asked>it|the [a-z]+) (?:hold|contain|have|be|reach|weigh) (?:exactly )?(?P<goal>{_Q}) (?P<u3>{_U})\?"
_REACHED = tuple(
    re.compile(p)
    for p in (
        rf"(?P<who>{_FREE}) (?:holds|contains|has|is) (?P<start>{_Q}) (?P<u1>{_U}) at (?P<from>{_T}){_ON}(?:,? and|\.(?P<mid> it| the [a-z]+)) {_FILL}\. {_UNTIL}",
        rf"at (?P<from>{_T}),? (?P<who>{_FREE}) (?:holds|contains|has|is) (?P<start>{_Q}) (?P<u1>{_U})(?:,? and|\.(?P<mid> it| the [a-z]+| water)) {_FILL}\. {_UNTIL}",
    )
)
_ZONES = re.compile(
    r"\b(?:zone|local|daylight|faster|slower|slow|fast|late|early|delayed|delay|stops?|back|return|returns|next|rest|rests|lunch|break)\b"
)


_SAME_TEXT = """
    the it he she they his her their its this trip ride journey flight drive water
"""
_SAME = frozenset(_SAME_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The time, or how long it took; None for anything else."""
    if stem.tables or stem.statements or not re.search(r"\btime\b|\bwhen\b|\bhow long\b|\bhow many\b", stem.ask):
        return None
    text = plain_text(stem)
    if _ZONES.search(text):
        return None
    for patterns, answer in ((_ENDS, _end), (_STARTS, _end), (_BETWEEN, _length), (_REACHED, _reached)):
        read = next((m for p in patterns if (m := p.fullmatch(text))), None)
        if read is not None:
            said = {k: v.strip() for k, v in read.groupdict().items() if v}
            free = all(plain_words(said.get(k, "")) for k in ("who", "where", "how", "tail"))
            return answer(stem, said) if free and _same_thing(said) else None
    return None


def _same_thing(said: dict[str, str]) -> bool:
    """Whether the question is about what was told: its words are the text's own."""
    told = re.findall(r"[a-z']+", " ".join(said.get(k, "") for k in ("who", "where", "how")))
    asked = re.findall(r"[a-z']+", " ".join(said.get(k, "") for k in ("mid", "asked", "asked2")))
    return set(asked) <= {*told, *_SAME}


def _time_of(choice: Choice) -> tuple[Fraction, bool] | None:
    return minutes(undressed(choice.text.replace("{:}", ":")))


def _end(stem: Stem, said: dict[str, str]) -> Derivation | None:
    """The time so long after the beginning, or before the end."""
    start = minutes(said.get("from") or said["to"])
    time = compound_units.read(said["time"])
    if start is None or time is None or time.family != "time":
        return None
    return _clock(stem, said.get("from") or said["to"], start, time.size / 60, "+" if "from" in said else "-")


def _reached(stem: Stem, said: dict[str, str]) -> Derivation | None:
    """The time when an amount that changes at a rate reaches a goal."""
    start = minutes(said["from"])
    units = {singular(said[u].split()[0]) for u in ("u1", "u2", "u3")}
    things = {said[u].split(" of ")[1] for u in ("u1", "u2", "u3") if " of " in said[u]}
    if start is None or len(units) != 1 or len(things) > 1:
        return None
    first, rate, goal = (Fraction(said[k]) for k in ("start", "rate", "goal"))
    change = goal - first
    if not rate or not change or (change > 0) is not bool(said.get("up") or said.get("rise") or said.get("added")):
        return None
    steps = abs(change) / rate
    per = {"second": Fraction(1, 60), "minute": Fraction(1), "hour": Fraction(60)}[said["per"]]
    high, low = max(first, goal), min(first, goal)
    move = Move(
        "Find how long it takes",
        "Divide what is still to come, or to go, by the rate.",
        Bin("/", Bin("-", num(high), num(low)), num(rate), "frac"),
        num(steps),
    )
    return _clock(stem, said["from"], start, steps * per, "+", (move,))


def _clock(
    stem: Stem, told: str, start: tuple[Fraction, bool], length: Fraction, op: str, before: tuple[Move, ...] = (),
) -> Derivation | None:  # fmt: skip
    at, halves = start
    result = at + length if op == "+" else at - length
    if length.denominator != 1 or length >= DAY // 2 or (not halves and not result >= 0):
        return None
    turn = DAY if halves else DAY // 2
    said = {c.letter: _time_of(c) for c in stem.choices}
    if any(s is None or s[1] != halves for s in said.values()):
        return None

    def fits(choice: Choice) -> bool:
        time = said[choice.letter]
        return time is not None and (time[0] - result) % turn == 0

    right = [c for c in stem.choices if fits(c)]
    if stem.choices and len(right) != 1:
        return None
    name = right[0].text.strip() if right else shown(result % turn if not halves else result, halves)
    sum_: Node = Bin(op, num(at), num(length))
    text = "Add the minutes that pass." if op == "+" else "Take away the minutes that have passed."
    moves = (
        *before,
        Move("Count in minutes", "Write the time of the clock in minutes since midnight: sixty for each hour.", words(told), num(at), check=lambda: minutes(told) == start),
        Move("Go on from there" if op == "+" else "Go back from there", text, sum_, num(result)),
        Move("Back to the clock", "Divide by sixty: whole hours, and the minutes that are left.", num(result), words(name), check=lambda: _shows(name, result, turn)),
    )  # fmt: skip
    return Derivation(
        skills.RATES, CONCEPT, moves, ({},), (), name, asked="You are asked for a time of the clock.",
        fits=fits if stem.choices else None, confirm=lambda: moved_hands(at, length if op == "+" else -length, turn) == result % turn,
    )  # fmt: skip


def _shows(name: str, result: Fraction, turn: int) -> bool:
    found = minutes(undressed(name.replace("{:}", ":")))
    return found is not None and (found[0] - result) % turn == 0


def _length(stem: Stem, said: dict[str, str]) -> Derivation | None:
    """How long something took that began and ended at told times of the same day."""
    first, last = minutes(said["from"]), minutes(said["to"])
    if first is None or last is None or not (first[1] and last[1]) or last[0] <= first[0]:
        return None
    length = last[0] - first[0]
    moves: tuple[Move, ...] = (
        Move("Count in minutes", "Write both times in minutes since midnight: sixty for each hour.", words(f"{said['from']} and {said['to']}"), Bin("-", num(last[0]), num(first[0])), check=lambda: minutes(said["from"]) == first and minutes(said["to"]) == last),
        Move("Subtract", "Take the beginning away from the end.", Bin("-", num(last[0]), num(first[0])), num(length)),
    )  # fmt: skip
    asked = "You are asked how much time lies between two times of the clock."
    confirm = lambda: moved_hands(first[0], length, DAY) == last[0]  # noqa: E731
    if unit := said.get("unit"):
        value = length if unit == "minutes" else length / 60
        if unit == "hours":
            moves = (
                *moves,
                Move("In hours", "Sixty minutes are an hour.", Bin("/", num(length), num(60), "frac"), num(value)),
            )
        return Derivation(skills.RATES, CONCEPT, moves, ({},), (num(value),), asked=asked, unit=unit, confirm=confirm)
    told = {c.letter: compound_units.read(undressed(c.text).lower()) for c in stem.choices}
    if any(a is None or a.family != "time" for a in told.values()):
        return None
    right = [c for c in stem.choices if (a := told[c.letter]) is not None and a.size == length * 60]
    name = right[0].text.strip() if len(right) == 1 else compound_units.spoken(length * 60, "time", ("hour", "minute"))
    if name is None or (stem.choices and len(right) != 1):
        return None
    moves = (
        *moves,
        Move(
            "In hours and minutes",
            "Sixty minutes are an hour.",
            num(length),
            words(name),
            check=lambda: _says(name, length),
        ),
    )
    fits = (lambda c: c.letter == right[0].letter) if stem.choices else None
    return Derivation(skills.RATES, CONCEPT, moves, ({},), (), name, asked=asked, fits=fits, confirm=confirm)


def _says(name: str, length: Fraction) -> bool:
    found = compound_units.read(undressed(name).lower())
    return found is not None and found.size == length * 60
