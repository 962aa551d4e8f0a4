"""Numbers in an equation that sets a sum equal to a total: 12x + 5y = 300, and 18w + 240 = 780 with one letter."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.model import Model, Settled, Standard
from tools.maths.topics.models.nouns import is_money, unit_of
from tools.maths.topics.models.pointed import Asked, made, term
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.roles import Role
from tools.maths.tree import Bin, Group, Node, Rel, Sym, letters, num, substitute
from tools.maths.values import evaluate, exact_value


def in_standard(stem: Stem, model: Model, shape: Standard, target: Node | str) -> Asked | None:
    """The numbers of 12x + 5y = 300: what each one adds, and the total."""
    x, y = model.inputs
    meanings = model.said(x), model.said(y)
    n = None if isinstance(target, str) else exact_value(target)
    total = _total_of(stem, shape.total) or _named_total(stem, shape.total)
    if None in meanings or isinstance(target, str):
        return None
    if isinstance(target, Group) and len(target.items) == 2:
        return _pair(
            model,
            shape,
            [exact_value(item) for item in target.items],
            text="Put the pair in: it makes the equation true.",
        )
    if total is None:
        return None
    if len(letters(target)) == 1 and (own := model.said(next(iter(letters(target))))) is not None:
        words = own.words - next(m for m in meanings if m is not None and m.letter != own.letter).words
        named = Quantity(own.letter, " ".join(sorted(words)))
        return term(model, target, shape.per[own.letter], total, named) if words else None
    if n is None:
        return None
    hits = [name for name in (x, y) if shape.per[name] == n]
    if len(hits) == 1 and n != shape.total:
        name = hits[0]
        other = next(m for m in (x, y) if m != name)
        per, rival = model.said(name), model.said(other)
        assert per is not None and rival is not None
        mine = per.words - rival.words
        if not mine:
            return None
        quantity = Quantity(name, " ".join(sorted(mine)))
        gap = model.body
        shown = Bin("-", substitute(gap, {name: num(1), other: num(0)}), substitute(gap, {name: num(0), other: num(0)}))
        text = "Raise that letter by one and leave the other: see how much the sum grows."
        role = Role("each", n, total, quantity)
        sign = evaluate(shown)
        return made(model, role, shown, num(sign) if isinstance(sign, Fraction) else num(n), "Add one more", text)
    if n == shape.total and not hits:
        a, b = (m.words for m in meanings if m is not None)
        role = Role("total", n, total, None, parts=(a - b, b - a) if a - b and b - a else ())
        return made(model, role, model.equation.right, model.equation.right, "Look at the sum",
                     "Both terms are amounts of the same kind; see what their sum is set equal to.",
                     first=(x, shape.per[x]))  # fmt: skip
    return None


def _pair(model: Model, shape: Standard, values: list[Fraction | None], text: str) -> Asked | None:
    """A solution (20, 27): so many of the first, and so many of the second."""
    x, y = model.inputs
    first, second, (p, q) = model.said(x), model.said(y), values
    if first is None or second is None or p is None or q is None:
        return None
    placed = substitute(model.equation.left, {x: num(p), y: num(q)})
    right = substitute(model.equation.right, {x: num(p), y: num(q)})
    if evaluate(placed) != evaluate(right):
        return None
    total = shape.total if p != shape.total != q else None
    role = Role("point", q, second, first, p, allowed=() if total is None else (total,))
    return made(
        model, role, placed, right, "Put the pair in", text, test=lambda: evaluate(model.body, {x: p, y: q}) == 0
    )


def _total_of(stem: Stem, total: Fraction) -> Quantity | None:
    """What the total is a total of, where the prose names the number again: "for exactly $300"."""
    for match in PLACEHOLDER.finditer(stem.prose):
        if match.group(1) not in "NM" or stem.value(match.group()) != total:
            continue
        after = stem.prose[match.end() :][:40]
        unit = "dollar" if match.group(1) == "M" else unit_of(re.split(r"[.,;?]", after)[0])
        if unit:
            return Quantity("total", "cost" if is_money(unit) else unit, unit)
    return None


def in_settled(stem: Stem, model: Model, shape: Settled, target: Node | str) -> Asked | None:
    """The numbers of 18w + 240 = 780: what is there at first, what each w adds, the total, and the solution itself."""
    put_in, total = model.said(shape.letter), _total_of(stem, shape.total) or _named_total(stem, shape.total)
    if put_in is None or isinstance(target, str):
        return None
    if total is None:
        return None
    side = next(s for s in (model.equation.left, model.equation.right) if letters(s))

    def settled() -> bool:
        """The sum at the solution is the total, and nowhere near it."""
        end = (shape.total - shape.start) / shape.rate
        return [evaluate(side, {shape.letter: end + d}) == shape.total for d in (-1, 0, 1)] == [False, True, False]

    known = Model(model.equation, "total", side, model.inputs, model.meanings)
    if isinstance(target, Rel):
        value = exact_value(target.right)
        if target.left != Sym(shape.letter) or value is None or shape.start + shape.rate * value != shape.total:
            return None
        text = "Put the solution in for the letter: it makes the equation true, so it is a value of that letter."
        shown = substitute(side, {shape.letter: num(value)})
        role = Role("solution", value, total, put_in)
        return _of_one(made(known, role, shown, num(shape.total), "Put the solution in", text, test=settled))
    if letters(target):
        return _of_one(term(known, target, shape.rate, total, put_in)) if shape.start else None
    n = exact_value(target)
    roles = [(k, v) for k, v in (("start", shape.start), ("rate", shape.rate), ("total", shape.total)) if abs(v) == n]
    if len(roles) != 1 or n == 0:
        return None
    kind, value = roles[0]
    if kind == "total":
        role = Role("total", value, total, None)
        shown = next(s for s in (model.equation.left, model.equation.right) if not letters(s))
        return _of_one(made(known, role, shown, num(value), "Look at the sum",
                            "All parts of the sum are amounts of the same kind; see what their sum is set equal to.",
                            test=settled))  # fmt: skip
    at = {p: substitute(side, {shape.letter: num(p)}) for p in (0, 1)}
    if kind == "start":
        text = "Put zero in for the letter and see what is left."
        return _of_one(made(known, Role("start", value, total, put_in), at[0], num(value), "Put in zero", text))
    text = "Compare the sum for 1 with the sum for 0: the difference is what each one adds."
    role = Role("rate", value, total, put_in)
    return _of_one(made(known, role, Bin("-", at[1], at[0]), num(value), "Raise the letter by one", text))


def _of_one(asked: Asked | None) -> Asked | None:
    return asked and replace(asked, skill=skills.LINEAR_ONE)


def _named_total(stem: Stem, total: Fraction) -> Quantity | None:
    """What is counted where the total has no unit: money, or the noun after the number ("40 pages")."""
    text = " ".join([stem.prose, *(c.text.lower() for c in stem.choices)])
    if re.search(r"\bdollars?\b|⟦M\d+⟧|\$ ?\d", text):
        return Quantity("total", "cost", "dollar")
    for match in PLACEHOLDER.finditer(stem.prose):
        noun = re.match(r" ([a-z]+s)\b", stem.prose[match.end() :])
        if match.group(1) == "N" and stem.value(match.group()) == total and noun:
            return Quantity("total", noun.group(1))
    return None
