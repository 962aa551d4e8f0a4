"""A formula is given and its letters described; amounts are told for one case or several, and a letter is asked.

"D = 1.1s + 0.05s², in feet, at s miles per hour: how many feet longer at 60 than at 40 miles per hour?" Works only with
choices and is never called verified: it goes by units and nouns and skips what the sentences say besides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.stem import Stem
from tools.maths.topics.models.given_formula import scaled, solved_for
from tools.maths.topics.models.given_formula.agreeing import value_test
from tools.maths.topics.models.given_formula.amounts import Amount, amounts, compared, place, without_yearly
from tools.maths.topics.models.given_formula.case import holds, work_out
from tools.maths.topics.models.given_formula.form import asks_for, form_of
from tools.maths.topics.models.given_formula.letters import Given, given_in, values_told
from tools.maths.topics.models.given_formula.measures import is_measure
from tools.maths.topics.models.model import Linear, shape_of
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, Node, Num, Sym, has_decimal
from tools.maths.values import Unvalued, evaluate

CONCEPT = "A formula holds for every case: put each case's amounts in place of their letters, and compare afterwards."
_TWISTS = re.compile(
    r"\b(?:twice|doubled?|doubles|tripled?|triples|half|halved|halves|third|quarter|times as|times the|not|except|"
    r"maximum|minimum|average|at least|at most|percent (?:more|less|greater|of)|extra|additional|"
    r"one (?:more|less|fewer)|already|remaining|left over|leftover)\b"
)
_DEFINED = re.compile(
    r"⟦S(?P<letter>\d+)⟧,? (?:is|are|equals|represents)\b[^⟦;.]*?"
    r"(?:, (?:which is |or |about )?|\bequal to |\bof |^\s*(?:about )?| is )⟦[NMD](?P<n>\d+)⟧"
)
_OTHERWISE = re.compile(
    r"\b(?P<word>gain|los[et]|drain|us|interest|travel|cover|add|remov|sold|left|remain|per [a-z]{3})[a-z]*\b"
)
_RULES = {"difference": ("Subtract", "-", "The question asks how far apart the cases are: subtract."),
          "sum": ("Add", "+", "The question asks for the cases together: add."),
          "ratio": ("Divide", "/", "A ratio compares by division: divide in the order asked.")}  # fmt: skip

Case = tuple[dict[str, Fraction], Node]


@dataclass(frozen=True)
class Told:
    """The values of the letters, several for a letter that differs between cases."""

    values: dict[str, list[Fraction]]
    ordered: bool  # every value that differs stands in the question itself


def solve(stem: Stem) -> Derivation | None:
    """The value, difference, sum or ratio asked for; None where a number or the question has no clear letter."""
    if not stem.choices or stem.tables or not stem.equations() or stem.statements:
        return None
    given = given_in(stem)
    if given is None:
        return None
    found = solved_for.solve(stem, given) or scaled.solve(stem, given)
    if found is not None:
        return found
    told = _told(stem, given)
    if told is None or _twisted(stem) or stem.reversals:
        return None
    return _compared(stem, given, told)


def _twisted(stem: Stem) -> bool:
    """Whether a sentence that describes no letter holds a word that changes an amount."""
    told = [s for s in stem.sentences if s == stem.ask or not re.search(r"⟦[SRFE]\d+⟧", s)]
    described = " ".join(s for s in stem.sentences if s not in told)  # "the maximum rate": a letter's own word
    twists = {m.group() for s in told for m in _TWISTS.finditer(without_yearly(s))}
    return any(not re.search(rf"\b{twist}\b", described) for twist in twists)


def _told(stem: Stem, given: Given) -> Told | None:
    """Every number of the text at its letter; None when one has none."""
    values: dict[str, list[Fraction]] = {n: [v] for n, v in values_told(given, stem.equations()).items()}
    spent: set[int] = set()
    for sentence in stem.sentences:
        for match in _DEFINED.finditer(sentence):
            node, value = stem.nodes[int(match["letter"])], stem.value(f"⟦N{match['n']}⟧")
            if isinstance(node, Sym) and node.name in given.letters and value is not None and sentence != stem.ask:
                values[node.name] = [value]
                spent.add(int(match["n"]))
    fixed = frozenset(values)
    asked = frozenset(n for n in given.letters if asks_for(stem, given, n))
    left: list[Amount] = []
    units: dict[str, set[str]] = {}
    differ: dict[str, list[bool]] = {}
    for amount in amounts(stem):
        if amount.index in spent:
            continue
        found = None if compared(amount) else place(given, amount, fixed, asked)
        if found is None:
            left.append(amount)
            continue
        name, value = found
        if not given.letters[name].unit and amount.unit:
            units.setdefault(given.letters[name].kind, set()).add(amount.unit)
        values.setdefault(name, []).append(value)
        differ.setdefault(name, []).append(amount.in_ask)
    if any(len(u) > 1 for kind, u in units.items() if kind):
        return None
    many = max((len(v) for v in values.values()), default=0)
    if any(not _counts_cases(amount, many) for amount in left):
        return None
    ordered = all(all(differ.get(n, [False])) for n, v in values.items() if len(v) > 1)
    return Told(values, ordered)


def _counts_cases(amount: Amount, many: int) -> bool:
    """ "Two accounts", where two cases are told."""
    together = re.search(r"\b(?:the|these|both|all)\s*$", amount.before)
    counted = amount.kind == "N" and bool(amount.unit) and (together or not is_measure(amount.unit))
    return bool(counted) and amount.value == many and not re.search(r"\b(?:more|other|times|another)\b", amount.after)


def _cases(told: Told) -> list[dict[str, Fraction]] | None:
    """The values case by case: what is told once holds for all of them."""
    lengths = {len(v) for v in told.values.values()} - {1}
    if len(lengths) > 1:
        return None
    count = lengths.pop() if lengths else 1
    return [{n: v[i] if len(v) > 1 else v[0] for n, v in told.values.items()} for i in range(count)]


def _compared(stem: Stem, given: Given, told: Told) -> Derivation | None:
    cases = _cases(told)
    unknown = [n for n in given.letters if n not in told.values]
    if cases is None or len(unknown) > 1:
        return None
    form = form_of(stem.ask)
    if not unknown:
        return _changed(stem, given, cases[0]) if len(cases) == 1 and form == "difference" else None
    name = unknown[0]
    if name == given.model.output and len(cases) == 1 and (start := _deposit(stem, given, cases[0])):
        whole = work_out(stem, given.model, cases[0], name, decimal=has_decimal(*stem.nodes))
        if whole is None:
            return None
        apart: list[Node] = [whole.value, Num(cases[0][start])]
        return _finished(stem, given, name, "difference", list(whole.moves), apart, [(cases[0], whole.value)])
    if not asks_for(stem, given, name) or (len(cases) == 1) != (form == "value"):
        if len(cases) > 1 or form != "sum" or not re.search(r"\btotal\b", given.letters[name].text):
            return None
        form = "value"
    if form == "value" and _speaks_of_another(stem, given):
        return None
    if form == "ratio" and (len(cases) != 2 or not told.ordered or not re.search(r"\bratio of\b", stem.ask)):
        return None
    if form == "difference" and len(cases) != 2:
        return None
    moves: list[Move] = []
    results: list[Node] = []
    for place_, case in enumerate(cases):
        which = f" of case {place_ + 1}" if len(cases) > 1 else ""
        done = work_out(stem, given.model, case, name, decimal=has_decimal(*stem.nodes), which=which)
        if done is None:
            return None
        moves += [m for m in done.moves if m not in moves]
        results.append(done.value)
    return _finished(stem, given, name, form, moves, results, list(zip(cases, results, strict=True)))


def _speaks_of_another(stem: Stem, given: Given) -> bool:
    """Whether the question has a word of change or rate ("gain", "per shirt") that the letters' description lacks."""
    described = " ".join(f"{letter.text} {letter.unit}" for letter in given.letters.values())
    described += " ".join(s for s in stem.sentences if s != stem.ask and re.search(r"⟦[SRFE]\d+⟧", s))
    return any(f"{m['word']}" not in described for m in _OTHERWISE.finditer(stem.ask))


def _deposit(stem: Stem, given: Given, case: dict[str, Fraction]) -> str | None:
    """The letter of the money put in, where the interest is asked and the formula gives the whole balance."""
    if not re.search(r"\binterest\b(?! rate)", stem.ask) or any("interest" in e.words for e in given.letters.values()):
        return None
    if given.letters[given.model.output].kind != "money":
        return None
    put_in = [n for n in case if given.letters[n].kind == "money"]
    return put_in[0] if len(put_in) == 1 else None


def _changed(stem: Stem, given: Given, case: dict[str, Fraction]) -> Derivation | None:
    """ "From a depth of 5 meters to where the pressure is 248: by how many meters?": one value told, one worked out."""
    asked = [n for n in case if asks_for(stem, given, n)]
    if len(asked) != 1 or not re.search(r"\bfrom\b", stem.prose):
        return None
    name = asked[0]
    others = {n: v for n, v in case.items() if n != name}
    done = work_out(stem, given.model, others, name, decimal=has_decimal(*stem.nodes))
    if done is None:
        return None
    start = Num(case[name])
    return _finished(stem, given, name, "difference", list(done.moves), [start, done.value], [(others, done.value)])


def _finished(
    stem: Stem, given: Given, name: str, form: str, moves: list[Move], results: list[Node], found: list[Case]
) -> Derivation | None:
    """The cases put together as the question asks; `found` holds each case's values and what came out of them."""
    try:
        exact = [evaluate(r) for r in results]
    except Unvalued:
        return None
    if any(v < 0 for v in exact):
        return None
    answer = results[0]
    if form != "value":
        rule, op, text = _RULES[form]
        if form == "difference":
            results = sorted(results, key=lambda r: -float(evaluate(r)))
        whole = results[0]
        for other in results[1:]:
            whole = Bin(op, whole, other, "frac" if op == "/" else "")
        made = calculated(rule, text, whole, decimal=has_decimal(*stem.nodes) and form != "ratio")
        if made is None:
            return None
        moves.append(made[0])
        answer = made[1]
    percent = bool(re.search(r"\bwhat percent|\bas a percent|\bin percent", stem.ask))
    fits = value_test(stem, evaluate(answer), percent)
    if fits is None:
        return None
    return Derivation(
        skill=skills.LINEAR_FUNCTIONS if isinstance(shape_of(given.model), Linear) else skills.NONLINEAR_FUNCTIONS,
        concept=CONCEPT, moves=tuple(moves), solutions=({},), values=(answer,),
        asked=_asked(name, form), fits=fits, full=False,
        confirm=lambda: all(holds(given.model, known, name, value) for known, value in found),
    )  # fmt: skip


def _asked(name: str, form: str) -> str:
    if form == "value":
        return f"You are asked for ${name}$; the other letters of the formula have values."
    return f"You are asked for the {form} of the values that ${name}$ has in the cases told."
