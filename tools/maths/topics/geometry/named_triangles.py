"""What a text says of triangles named by their corners: equilateral, similar, congruent, and which corners correspond."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.topics.geometry.named_reading import TRIANGLE, Facts
from tools.maths.topics.geometry.points import Points, stated
from tools.maths.topics.geometry.scanning import Rule, compiled, group
from tools.maths.tree import Bin, Sym, num


def triangle_rules(facts: Facts) -> list[Rule]:
    """The patterns for triangles; they come before those for angles and lengths."""
    p = facts.points

    def triangle(m: re.Match[str]) -> bool:
        name = group(m, "tri")
        if "equilateral" in m.group():
            for one, two in ((name[:2], name[1:]), (name[1:], name[2] + name[0])):
                p.equal_sides.append((p.segment(one), p.segment(two)))
                p.equate(p.segment(one), p.segment(two), "An equilateral triangle has equal sides.")
            facts.after(lambda: _sixty(p, name))
        p.add_triangle(name)
        return len(set(name)) == 3

    def two_triangles(m: re.Match[str]) -> bool:
        one, two = group(m, "one"), group(m, "two")
        p.add_triangle(one)
        p.add_triangle(two)
        if "similar" in m.group() or "congruent" in m.group():
            facts.kind = "congruent" if "congruent" in m.group() else "similar"
            p.pairs.append((one, two, "congruent" in m.group()))
        return True

    def scaled(m: re.Match[str]) -> bool:
        one, two = group(m, "one"), group(m, "two")
        factor = facts.text.node(group(m, "v"))
        if "ratio" in m.group() and not group(m, "w"):
            return False
        if group(m, "w"):
            factor = Bin("/", factor, facts.text.node(group(m, "w")), "frac")
        if "scale factor" in m.group():
            one, two = two, one

        def act() -> bool:
            pair = next(
                ((a, b) for a, b, _ in p.pairs if {a, b} == {one, two} or (set(a) == set(one) and set(b) == set(two))),
                None,
            )
            if pair is None:
                return False
            first, second = pair if set(pair[0]) == set(one) else pair[::-1]
            for i, j in ((0, 1), (1, 2), (0, 2)):
                p.stated.append(stated(Sym(p.segment(first[i] + first[j])), Bin("*", factor, Sym(p.segment(second[i] + second[j])), "cdot"),
                                       "Each side of one triangle is that many times its partner in the other."))  # fmt: skip
            return True

        return facts.after(act)

    def correspond(m: re.Match[str]) -> bool:
        firsts, seconds = re.findall(r"\b[A-Z]\b", group(m, "l")), re.findall(r"\b[A-Z]\b", group(m, "r"))
        if len(firsts) != len(seconds) or not p.pairs:
            return False
        mapping = dict(zip(firsts, seconds, strict=True))
        one, two, congruent = p.pairs[-1]
        if set(mapping) <= set(two) and set(mapping.values()) <= set(one):
            mapping = {b: a for a, b in mapping.items()}
        if not (set(mapping) <= set(one) and set(mapping.values()) <= set(two)):
            return False

        def act() -> bool:
            own = {a: two[i] for i, a in enumerate(one)}
            if len(mapping) == 3:
                own = mapping
            elif any(own[a] != b for a, b in mapping.items()):
                rest_one = [a for a in one if a not in mapping]
                rest_two = [b for b in two if b not in mapping.values()]
                right = [
                    (a, b)
                    for a in rest_one
                    for b in rest_two
                    if p.angle(p.at(one, a)) in p.right and p.angle(p.at(two, b)) in p.right
                ]
                own = dict(mapping)
                for a, b in right[:1]:
                    own[a] = b
                left = [a for a in one if a not in own], [b for b in two if b not in own.values()]
                if len(left[0]) != 1:
                    return False
                own[left[0][0]] = left[1][0]
            p.pairs[p.pairs.index((one, two, congruent))] = (one, "".join(own[a] for a in one), congruent)
            return True

        return facts.after(act)

    c = compiled
    return [
        (c(r"(?:the )?(?:right )?(?:similar |congruent )?(?:triangles? )(?P<one>[A-Z]{3}) (?:and|is (?:similar|congruent) to) (?:triangle )?(?P<two>[A-Z]{3})\b(?: are (?:both )?(?:similar|congruent)| are (?:each )?right triangles)?"), two_triangles),
        (c(r",? ?(?:where |such that |with |so that |and |in which )?(?:vertex |angle |point )?(?P<l>[A-Z]) corresponds (?:to|with) (?:vertex |angle |point )?(?P<r>[A-Z])(?=,? and [A-Z](?:,? (?:and )?[A-Z])* correspond)"), correspond),
        (c(r",? ?(?:where |such that |with |so that |and |in which )?(?:vertices |vertex |angles? |points? |sides? )?(?P<l>[A-Z](?:,? (?:and )?[A-Z]\b)*) (?:corresponds?|corresponding) (?:to|with) (?:vertices |vertex |angles? |points? )?(?P<r>[A-Z]\b(?:,? (?:and )?[A-Z]\b(?! correspond))*),?(?: respectively)?"), correspond),
        (c(r"(?:the )?lengths? of each side of triangle (?P<one>[A-Z]{3}) is ⟦[NE](?P<v>\d+)⟧ times the lengths? of (?:its|the) corresponding side (?:in|of) triangle (?P<two>[A-Z]{3})"), scaled),
        (c(r"(?:the )?(?:scale factor|ratio) (?:of|from) (?:the sides of )?triangle (?P<one>[A-Z]{3}) to (?:the sides of )?triangle (?P<two>[A-Z]{3}) is ⟦[NE](?P<v>\d+)⟧(?: ?(?:to|:) ?⟦N(?P<w>\d+)⟧)?"), scaled),
        (c(TRIANGLE), triangle),
    ]  # fmt: skip


def _sixty(p: Points, name: str) -> bool:
    for v in name:
        symbol = p.angle(p.at(name, v))
        if symbol and symbol not in p.known:
            p.known[symbol] = num(60)
    return True
