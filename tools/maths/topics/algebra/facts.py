"""A problem made of formulas as facts: equations, inequalities, functions, constants, points, and the one question.

The text is read by pattern (`phrases.py`), and what was understood is taken out of it. Every word left over must be
filler for the reading to count as full. What the facts amount to is for the topics.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from tools.maths.stem import PLACEHOLDER, TRAPS, Stem
from tools.maths.topics.algebra import phrases
from tools.maths.topics.algebra.placing import called
from tools.maths.tree import Apply, Chain, Group, Node, Num, Rel, Sym, has_call, letters, walk

DONE = " ¦ "  # stands where something was understood, so that patterns do not reach across it


@dataclass(frozen=True)
class Ask:
    """What is wanted.

    kind: "value" of `node` (possibly where the letters have the values `at`), "count" of solutions, "express" the
    letter `node`, "integers" (how many), "member" (which choice satisfies; `negated`: which does not), "pair",
    "solve", "equivalent". pick: "greatest", "least", "positive", "negative". integer: among whole numbers only.
    """

    kind: str
    node: Node | None = None
    pick: str | None = None
    integer: bool = False
    negated: bool = False
    at: Mapping[str, Node] = field(default_factory=dict)
    words: str = ""


@dataclass(frozen=True)
class Facts:
    """What the text says. `situations`: "y = 24 when x = 6" as letters with values. `count`: "none", "one", "many"."""

    ask: Ask
    equations: tuple[Rel, ...] = ()
    inequalities: tuple[Rel | Chain, ...] = ()
    definitions: Mapping[str, tuple[str, Node]] = field(default_factory=dict)
    calls: tuple[Rel, ...] = ()  # f(3) = 7 where f has no formula
    constants: frozenset[str] = frozenset()
    integers: frozenset[str] = frozenset()
    conditions: tuple[Rel, ...] = ()
    points: tuple[Group, ...] = ()
    situations: tuple[Mapping[str, Node], ...] = ()
    count: str | None = None
    rest: tuple[str, ...] = ()
    asked_clearly: bool = True  # nothing in the sentence that asks was left over

    @property
    def full(self) -> bool:
        """Whether every word was understood."""
        return not self.rest

    @property
    def usable(self) -> bool:
        """Whether what was not understood is mere flavour: no formula, no word that changes a meaning."""
        return self.asked_clearly and not any("⟦" in w or w in TRAPS for w in self.rest)


@lru_cache(maxsize=16)
def read(stem: Stem) -> Facts | None:
    """The facts of a stem, None when no question was found or it is about tables, lines or statements."""
    if stem.tables or stem.statements or not stem.sentences or len(stem.prose) > 900:
        return None
    return _Reading(stem).facts()


class _Reading:
    """The text, which shrinks as it is understood."""

    def __init__(self, stem: Stem) -> None:
        self.stem = stem
        self.text = f" {stem.prose} "
        self.taken: set[int] = set()
        self.situations: list[Mapping[str, Node]] = []
        self.constants: set[str] = set()
        self.integers: set[str] = set()
        self.conditions: list[Rel] = []
        self.points: list[Group] = []
        self.count: str | None = None

    def facts(self) -> Facts | None:
        self._situations()
        self._kinds_of_letters()
        ask = self._ask()
        if ask is None:
            return None
        for kind, pattern in phrases.COUNT_PATTERNS:
            self._each(pattern, lambda m, kind=kind: self._counted(kind))  # type: ignore[misc]
        for pattern in phrases.POINTS:
            self._each(pattern, self._point)
        for pattern in phrases.DROPS:
            self.text = pattern.sub(DONE, self.text)
        return self._sorted(ask)

    def _each(self, pattern: re.Pattern[str], handle: Callable[[re.Match[str]], bool]) -> None:
        self.text = pattern.sub(lambda m: DONE if handle(m) else m.group(), self.text)

    def _node(self, placeholder: str) -> Node:
        return self.stem.node(placeholder)

    def _names(self, text: str) -> list[str]:
        nodes = [self.stem.nodes[int(n)] for _, n in PLACEHOLDER.findall(text)]
        return [n.name for n in nodes if isinstance(n, Sym)]

    # ---- what is said

    def _situations(self) -> None:
        """ "y = 24 when x = 6": values that hold together, in one situation of possibly several."""

        def both(match: re.Match[str]) -> bool:
            pair = [self._node(p) for p in match.group("one", "two")]
            values = {r.left.name: r.right for r in pair if isinstance(r, Rel) and assigns(r)}  # type: ignore[union-attr]
            if len(values) != 2:
                return False
            self.situations.append(values)
            self.taken.update(int(PLACEHOLDER.search(p).group(2)) for p in match.group("one", "two"))  # type: ignore[union-attr]
            return True

        self._each(re.compile(r"(?P<one>⟦R\d+⟧),? (?:when|where|for|at|whenever) (?P<two>⟦R\d+⟧)"), both)
        self._each(re.compile(r"(?:when|where|whenever) (?P<one>⟦R\d+⟧), (?P<two>⟦R\d+⟧)"), both)

    def _kinds_of_letters(self) -> None:
        def kind(match: re.Match[str]) -> bool:
            names = self._names(match.group("letters"))
            sort, noun = match.groupdict().get("sort") or "", match.groupdict().get("noun") or "constant"
            if not sort and match.groupdict().get("noun") is None and "noun" in match.groupdict():
                return False
            if noun.startswith("constant"):
                self.constants.update(names)
            if noun.startswith(("integer", "whole")):
                self.integers.update(names)
            zero = Num(Fraction(0))
            signs = {"positive": ">", "negative": "<", "nonzero": "≠", "non-zero": "≠"}
            if sort in signs:
                self.conditions += [Rel(signs[sort], Sym(n), zero) for n in names]
            return sort not in ("distinct", "different") and not noun.startswith("whole")

        self._each(phrases.NAMED_CONSTANT, kind)
        self._each(phrases.CONSTANTS, kind)

    def _counted(self, kind: str) -> bool:
        if self.count not in (None, kind):
            return False
        self.count = kind
        return True

    def _point(self, match: re.Match[str]) -> bool:
        for text in (match.group("points"), match.groupdict().get("more") or ""):
            for _, number in PLACEHOLDER.findall(text):
                node = self.stem.nodes[int(number)]
                if isinstance(node, Group) and node.kind == "pair" and len(node.items) == 2:
                    self.points.append(node)
        return True

    # ---- what is asked

    def _ask(self) -> Ask | None:
        for kind, pattern in phrases.ASK_PATTERNS:
            match = pattern.search(self.text)
            if match is None:
                continue
            ask = self._asked(kind, match)
            if ask is not None:
                self.text = self.text[: match.start()] + DONE + self.text[match.end() :]
                return ask
        return None

    def _asked(self, kind: str, match: re.Match[str]) -> Ask | None:
        groups = match.groupdict()
        named = groups.get("node") or groups.get("node2") or groups.get("letter")
        node = self._node(named) if named else Sym(groups["coordinate"]) if groups.get("coordinate") else None
        if kind == "value" and isinstance(node, Rel | Chain):
            return None
        at = {}
        if groups.get("at"):
            relation = self._node(groups["at"])
            if not (isinstance(relation, Rel) and assigns(relation) and isinstance(relation.left, Sym)):
                return None
            at = {relation.left.name: relation.right}
            self.taken.add(int(PLACEHOLDER.search(groups["at"]).group(2)))  # type: ignore[union-attr]
        pick = groups.get("pick") or (groups.get("sort") or "").strip().replace("-", "") or None
        pick = phrases.MEANINGS.get(pick or "", pick)
        negated = any(groups.get(g) for g in ("neg", "neg2", "negdoes"))
        integer = kind == "value" and bool(re.search(r"\b(?:integer|whole)", match.group()))
        if isinstance(node, Sym | Num) or node is None or kind != "express":
            return Ask(kind, node, pick, integer, negated, at, match.group().strip())
        return None

    # ---- putting it together

    def _sorted(self, ask: Ask) -> Facts | None:
        equations: list[Rel] = []
        inequalities: list[Rel | Chain] = []
        definitions: dict[str, tuple[str, Node]] = {}
        for number in self.stem.placeholders("RF"):
            node = self.stem.nodes[number]
            if number in self.taken:
                continue
            if isinstance(node, Rel) and node.op == "=":
                if self._defines(node, definitions):
                    continue
                equations.append(node)
            elif isinstance(node, Rel) and node.op == "≠":
                self.conditions.append(node)
            elif (
                (isinstance(node, Rel) and node.op in "<>≤≥")
                or (isinstance(node, Chain) and all(r.op in "<≤" for r in node.links))
                or (isinstance(node, Chain) and all(r.op in ">≥" for r in node.links))
            ):
                inequalities.append(node)
            elif isinstance(node, Chain) and all(r.op == "=" for r in node.links):
                equations.extend(node.links)
            else:
                return None
        plain = [called(e, definitions) for e in equations]
        calls = [e for e in plain if isinstance(e, Rel) and has_call(e)]
        kept = [e for e in plain if isinstance(e, Rel) and not has_call(e)]
        rest = re.sub(r"⟦[RF]\d+⟧", " ", self.text.replace(DONE.strip(), " "))
        rest = re.sub(r"[.,?!:;()\"“”*_=]", " ", rest)
        named = {n.name for e in calls for n in walk(e) if isinstance(n, Apply)} | set(definitions)
        known = phrases.FILLER | (named - {"a"})
        words = tuple(w for w in rest.split() if w.strip("'-") and w.strip("'") not in known)
        return Facts(
            ask,
            tuple(kept),
            tuple(inequalities),
            definitions,
            tuple(calls),
            frozenset(self.constants),
            frozenset(self.integers),
            tuple(self.conditions),
            tuple(self.points),
            tuple(self.situations),
            self.count,
            words,
            not set(words) & set(re.findall(r"[^\s.,?!:;()\"]+", self.stem.ask)),
        )

    def _defines(self, relation: Rel, definitions: dict[str, tuple[str, Node]]) -> bool:
        """Note "f(x) = 2x + 1" unless f has a formula already or the letter is a constant (f(c) = 2c - 1)."""
        match relation.left:
            case Apply(name, Sym(letter)) if name not in definitions and letter not in self.constants:
                if any(isinstance(n, Apply) and n.name == name for n in walk(relation.right)):
                    return False
                if letter not in letters(relation.right) and letter not in ("x", "t", "n"):
                    return False
                definitions[name] = (letter, relation.right)
                return True
        return False


def assigns(relation: Rel) -> bool:
    """Whether a relation just gives a letter its value: "x = 5"."""
    return relation.op == "=" and isinstance(relation.left, Sym) and not letters(relation.right)
